using Testamur.Web.Modules.Observatory.Coding;
using Testamur.Web.Modules.Observatory.Indicators;
using Testamur.Web.Modules.Observatory.OpenData;
using Testamur.Web.Modules.Observatory.Reviews;
using Testamur.Web.Modules.Observatory.Surveys;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Observatory;

/// <summary>The whole surface of the module towards the host. Each room of the observatory registers itself.</summary>
internal static class ObservatoryModule
{
    public static void AddObservatory(this WebApplicationBuilder builder)
    {
        builder.Services.AddCoding();
        builder.Services.AddOpenData();
        builder.Services.AddReviews();
        builder.AddSurveys();
        builder.Services.AddIndicators();
    }

    public static void MapObservatory(this ApiRoutes routes)
    {
        routes.MapCoding();
        routes.MapOpenData();
        routes.MapReviews();
        routes.MapSurveys();
        routes.MapIndicators();
    }
}
