using Quartz;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Agencies;
using Testamur.Web.Modules.Quality.Checklist;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Modules.Quality.Dossiers;
using Testamur.Web.Modules.Quality.Evidence;
using Testamur.Web.Modules.Quality.Feedback;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Jobs;

namespace Testamur.Web.Modules.Quality;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class QualityModule
{
    public static void AddQuality(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<IPersonalData, QualityPersonalData>();
        services.AddScoped<AuthorMessages>();
        services.AddScoped<OfficerMessages>();
        services.AddOptions<QualityOptions>().BindConfiguration("Testamur:Quality").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<IApprovals, Approvals>();
        services.AddScoped<LapseApprovals>();
        services.AddScoped<RemindOfApprovals>();
        services.AddScoped<SweepApprovals>();
        services.AddScoped<ListRenewals>();
        services.AddScoped<ReadReviews>();
        services.AddScoped<StartReview>();
        services.AddScoped<FillChecklist>();
        services.AddScoped<HandToBoard>();
        services.AddScoped<RequestChanges>();
        services.AddScoped<ApproveVersion>();
        services.AddScoped<RejectVersion>();
        services.AddScoped<RecordReport>();
        services.AddScoped<ReadReports>();
        services.AddScoped<IExternalEvidence>(provider => provider.GetRequiredService<ReadReports>());
        services.AddScoped<TakeBackReport>();
        services.AddScoped<GiveFeedback>();
        services.AddScoped<Complain>();
        services.AddScoped<ReadMyVoice>();
        services.AddScoped<ReadFeedback>();
        services.AddScoped<ListComplaints>();
        services.AddScoped<AnswerComplaint>();
        services.AddEventHandler<AccountClosed, ForgetLearners>();
        services.AddScoped<QualityRecords>();
        services.AddScoped<ReadDossier>();
        services.AddScoped<RenewReview>();
        services.AddScoped<ReadPrefill>();
        services.AddScoped<AddEvidence>();
        services.AddScoped<ReadEvidence>();
        services.AddScoped<EraseEvidence>();
        services.AddScoped<JudgeCondition>();
        services.AddEventHandler<SpecificationSubmitted, SubmissionHandlers>();
        services.AddEventHandler<SpecificationWithdrawn, SubmissionHandlers>();
        services.AddEventHandler<SpecificationRetired, SubmissionHandlers>();
        services.AddEventHandler<AgencyDecided, SubmissionHandlers>();
        builder.AddQuartz(quartz => quartz.Every<SweepApprovals>(TimeSpan.FromMinutes(10)));
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
        RenewReview.Map(reviews);
        JudgeCondition.Map(reviews);
        ListRenewals.Map(reviews);
        ReadPrefill.Map(reviews);
        AddEvidence.Map(reviews);
        ReadEvidence.MapList(reviews);
        ReadEvidence.Map(reviews, "Download");
        EraseEvidence.Map(reviews);
        var pages = routes.Site.MapGroup("/t/{tenant}/reviews").ExcludeFromDescription();
        ReadEvidence.Map(pages, "Save");
        ReadDossier.Map(reviews);
        ReadFeedback.Map(reviews);
        ListComplaints.Map(reviews);
        AnswerComplaint.Map(reviews);
        GiveFeedback.Map(routes.My);
        Complain.Map(routes.My);
        ReadMyVoice.Map(routes.My);
        var reports = reviews.MapGroup("/agencies");
        RecordReport.Map(reports);
        ReadReports.Map(reports);
        ReadReports.MapSnapshot(reports, "Download");
        TakeBackReport.Map(reports);
        ReadReports.MapSnapshot(pages.MapGroup("/agencies"), "Save");
    }
}
