using Quartz;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Recognition.Applying;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Modules.Recognition.Deciding;
using Testamur.Web.Modules.Recognition.Grading;
using Testamur.Web.Modules.Recognition.Statements;
using Testamur.Web.Modules.Recognition.Watching;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Jobs;

namespace Testamur.Web.Modules.Recognition;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class RecognitionModule
{
    public static void AddRecognition(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddOptions<RecognitionOptions>()
            .BindConfiguration("Testamur:Recognition")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddScoped<CaseSteps>();
        services.AddScoped<CaseMessages>();
        services.AddScoped<ReadMyCases>();
        services.AddScoped<EraseDocument>();
        services.AddScoped<Intake>();
        services.AddScoped<CredentialReading>();
        services.AddScoped<TakeUp>();
        services.AddScoped<ApplyForRecognition>();
        services.AddScoped<HandInAgain>();
        services.AddScoped<KeepGradeGroup>();
        services.AddScoped<ReadGradeGroups>();
        services.AddScoped<ProposeGrade>();
        services.AddScoped<CaseBench>();
        services.AddScoped<Precedents>();
        services.AddScoped<MakeDecision>();
        services.AddScoped<ReadCases>();
        services.AddScoped<ReadDocument>();
        services.AddScoped<AskForMore>();
        services.AddScoped<DelayCase>();
        services.AddScoped<DecideCase>();
        services.AddScoped<MeetCondition>();
        services.AddScoped<AppealDecision>();
        services.AddScoped<DecideAppeal>();
        services.AddScoped<StatementFiles>();
        services.AddScoped<IssueSupplement>();
        services.AddScoped<ReadStatement>();
        services.AddScoped<IPastCases, PastCases>();
        services.AddScoped<IStatements, ReadStatement>();
        services.AddScoped<IExemptions, RecognisedParts>();
        services.AddScoped<SweepCases>();
        services.AddScoped<RemindOfCases>();
        services.AddScoped<CloseCases>();
        services.AddScoped<IPersonalData, RecognitionPersonalData>();
        services.AddEventHandler<CaseDecided, SealStatement>();
        services.AddEventHandler<AccountClosed, ForgetApplicant>();
        builder.AddQuartz(quartz => quartz.Every<SweepCases>(TimeSpan.FromMinutes(10)));
    }

    public static void MapRecognition(this ApiRoutes routes)
    {
        var my = routes.My.MapGroup("/recognitions").WithTags("Recognition");
        ApplyForRecognition.Map(my);
        ReadMyCases.Map(my);
        HandInAgain.Map(my);
        AppealDecision.Map(my);
        EraseDocument.Map(my);
        ReadStatement.Map(my, "DownloadStatement");

        var here = routes.Tenant.MapGroup("/recognitions").WithTags("Recognition");
        ReadCases.Map(here);
        ReadDocument.Map(here, "DownloadRecognitionDocument");
        AskForMore.Map(here);
        DelayCase.Map(here);
        DecideCase.Map(here);
        MeetCondition.Map(here);
        IssueSupplement.Map(here);
        DecideAppeal.Map(here);
        KeepGradeGroup.Map(here);
        ReadGradeGroups.Map(here);

        var mine = routes.Site.MapGroup("/my/recognitions").RequireAuthorization().ExcludeFromDescription();
        ReadStatement.Map(mine, "SaveStatement");
        ReadDocument.Map(routes.Site.MapGroup("/t/{tenant}/recognitions").ExcludeFromDescription(), "SaveRecognitionDocument");
    }
}
