using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>The room of systematic reviews.</summary>
internal static class ReviewsModule
{
    public static void AddReviews(this IServiceCollection services)
    {
        services.AddScoped<ReviewDesk>();
        services.AddScoped<ListReviews>();
        services.AddScoped<ReadReview>();
        services.AddScoped<ReadWork>();
        services.AddScoped<BeginReview>();
        services.AddScoped<ChangeProtocol>();
        services.AddScoped<AddReviewer>();
        services.AddScoped<AddSearch>();
        services.AddScoped<ImportReports>();
        services.AddScoped<DecidePair>();
        services.AddScoped<CastVote>();
        services.AddScoped<ResolveConflict>();
        services.AddScoped<CodeReport>();
        services.AddScoped<PublishReview>();
        services.AddScoped<ReviewWords>();
        services.AddScoped<IPublishedDatasets, ReviewDatasets>();
        services.AddScoped<IPersonalData, ReviewsPersonalData>();
        services.AddEventHandler<AccountClosed, ForgetReviewer>();
    }

    public static void MapReviews(this ApiRoutes routes)
    {
        var open = routes.Open.MapGroup("/observatory/reviews").WithTags("Observatory");
        var my = routes.My.MapGroup("/reviews").WithTags("Observatory");
        ListReviews.Map(open);
        ReadReview.Map(open);
        BeginReview.Map(routes.Alliance.MapGroup("/reviews").WithTags("Observatory"));
        ChangeProtocol.Map(my);
        AddReviewer.Map(my);
        AddSearch.Map(my);
        ImportReports.Map(my);
        DecidePair.Map(my);
        ReadWork.Map(my);
        CastVote.Map(my);
        ResolveConflict.Map(my);
        CodeReport.Map(my);
        PublishReview.Map(my);
    }
}
