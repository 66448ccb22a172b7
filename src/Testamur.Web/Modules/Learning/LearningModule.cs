using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.PriorLearning.Contracts;
using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Learning;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class LearningModule
{
    public static void AddLearning(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<IAwards, Awards>();
        services.AddScoped<IParticipation, Participation>();
        services.AddScoped<IEnrolments, Enrolments>();
        services.AddScoped<IPersonalData, LearningPersonalData>();
        services.AddScoped<IErasedWithAccount, EraseAwards>();
        services.AddScoped<PlanOffering>();
        services.AddScoped<ChangeOfferingState>();
        services.AddScoped<ListOfferings>();
        services.AddScoped<ShowOffering>();
        services.AddScoped<Enrol>();
        services.AddScoped<DecideEnrolment>();
        services.AddScoped<WithdrawEnrolment>();
        services.AddScoped<RecordAttempt>();
        services.AddScoped<RatifyAward>();
        services.AddScoped<RatifyAwards>();
        services.AddScoped<ReadExemptions>();
        services.AddScoped<ReadRun>();
        services.AddScoped<ReadAssessment>();
        services.AddScoped<RescindAward>();
        services.AddScoped<MyLearning>();
        services.AddEventHandler<CredentialIssued, ListedAwards>();
        services.AddEventHandler<StackGranted, StackedAwards>();
        services.AddEventHandler<PriorLearningAwarded, PriorLearningAwards>();
    }

    public static void MapLearning(this ApiRoutes routes)
    {
        var offerings = routes.Tenant.MapGroup("/offerings").WithTags("Learning");
        PlanOffering.Map(offerings);
        ChangeOfferingState.Map(offerings);
        ListOfferings.Map(offerings);
        ShowOffering.Map(offerings);
        Enrol.Map(offerings);
        DecideEnrolment.Map(offerings);
        RecordAttempt.Map(offerings);
        RatifyAward.Map(offerings);
        RatifyAwards.Map(offerings);
        ReadAssessment.Map(offerings);
        RescindAward.Map(routes.Tenant.MapGroup("/awards").WithTags("Learning"));
        MyLearning.Map(routes.My);
        WithdrawEnrolment.Map(routes.My);
    }
}
