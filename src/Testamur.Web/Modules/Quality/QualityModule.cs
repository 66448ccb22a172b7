using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class QualityModule
{
    public static void AddQuality(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<IPersonalData, QualityPersonalData>();
        services.AddScoped<AuthorMessages>();
        services.AddScoped<ReadReviews>();
        services.AddScoped<StartReview>();
        services.AddScoped<FillChecklist>();
        services.AddScoped<HandToBoard>();
        services.AddScoped<RequestChanges>();
        services.AddScoped<ApproveVersion>();
        services.AddScoped<RejectVersion>();
        services.AddEventHandler<SpecificationSubmitted, SubmissionHandlers>();
        services.AddEventHandler<SpecificationWithdrawn, SubmissionHandlers>();
    }

    public static void MapQuality(this ApiRoutes routes)
    {
        var reviews = routes.Tenant.MapGroup("/reviews");
        ReadReviews.Map(reviews);
        StartReview.Map(reviews);
        FillChecklist.Map(reviews);
        HandToBoard.Map(reviews);
        RequestChanges.Map(reviews);
        ApproveVersion.Map(reviews);
        RejectVersion.Map(reviews);
    }
}
