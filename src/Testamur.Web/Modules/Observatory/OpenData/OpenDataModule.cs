using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Observatory.OpenData;

/// <summary>The room that publishes what the others found: open data, figures computed again, the yearly report.</summary>
internal static class OpenDataModule
{
    public static void AddOpenData(this IServiceCollection services)
    {
        services.AddScoped<PublishedDatasets>();
        services.AddScoped<YearlyReport>();
        services.AddScoped<IPublishedDatasets, StudyDatasets>();
    }

    public static void MapOpenData(this ApiRoutes routes)
    {
        ServeDatasets.Map(routes.Open.MapGroup("/observatory/datasets").WithTags("Observatory"));
        ServeDatasets.MapFiles(routes.Site.MapGroup("/observatory").AllowAnonymous().ExcludeFromDescription());
    }
}
