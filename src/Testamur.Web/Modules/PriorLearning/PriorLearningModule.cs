using Quartz;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Modules.PriorLearning.Portfolio;
using Testamur.Web.Modules.PriorLearning.Reminding;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Jobs;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class PriorLearningModule
{
    public static void AddPriorLearning(this WebApplicationBuilder builder)
    {
        builder.KeepSecretPathsOutOfLogs();
        var services = builder.Services;
        services
            .AddOptions<PriorLearningOptions>()
            .BindConfiguration("Testamur:PriorLearning")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddScoped<CaseFiles>();
        services.AddScoped<CaseNotices>();
        services.AddScoped<ReadCases>();
        services.AddScoped<OpenCase>();
        services.AddScoped<SaveStatements>();
        services.AddScoped<WriteMessage>();
        services.AddScoped<HandInPortfolio>();
        services.AddScoped<AppealResult>();
        services.AddScoped<ChooseRoute>();
        services.AddScoped<DiscardCase>();
        services.AddScoped<AdviseCase>();
        services.AddScoped<PostponePromise>();
        services.AddScoped<NamePanel>();
        services.AddScoped<AssessCase>();
        services.AddScoped<CertifyCase>();
        services.AddScoped<AddEvidence>();
        services.AddScoped<EvidenceSources>();
        services.AddScoped<StartActivity>();
        services.AddScoped<EraseEvidence>();
        services.AddScoped<ReadFile>();
        services.AddScoped<ConfirmEvidence>();
        services.AddScoped<IExemptions, CertifiedExemptions>();
        services.AddScoped<IPersonalData, PriorLearningPersonalData>();
        services.AddEventHandler<AccountClosed, ForgetPriorLearning>();
        services.AddScoped<SweepPromises>();
        services.AddScoped<RemindOfPromises>();
        builder.AddQuartz(quartz => quartz.Every<SweepPromises>(TimeSpan.FromMinutes(30)));
    }

    public static void MapPriorLearning(this ApiRoutes routes)
    {
        var my = routes.My.MapGroup("/prior-learning").WithTags("PriorLearning");
        var here = routes.Tenant.MapGroup("/prior-learning").WithTags("PriorLearning");
        ReadCases.Map(my, here);
        OpenCase.Map(my);
        SaveStatements.Map(my);
        WriteMessage.Map(my, here);
        HandInPortfolio.Map(my);
        AppealResult.Map(my);
        ChooseRoute.Map(my);
        DiscardCase.Map(my);
        AdviseCase.Map(here);
        PostponePromise.Map(here);
        NamePanel.Map(here);
        AssessCase.Map(here);
        CertifyCase.Map(here);
        AddEvidence.Map(my);
        StartActivity.Map(my);
        EraseEvidence.Map(my);
        ReadFile.Map(my, here, "Download");
        ConfirmEvidence.Map(routes.Open);

        var pages = routes.Site.MapGroup("/my/prior-learning").RequireAuthorization().ExcludeFromDescription();
        ReadFile.Map(pages, routes.Site.MapGroup("/t/{tenant}/prior-learning").ExcludeFromDescription(), "Save");
    }
}
