using Quartz;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Jobs;

namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>The room of follow-up surveys and of what people say about groups of their own will.</summary>
internal static class SurveysModule
{
    public static void AddSurveys(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<SendInvitations>();
        services.AddScoped<AnswerSurvey>();
        services.AddScoped<SayGroups>();
        services.AddScoped<SurveyFigures>();
        services.AddScoped<IIndicatorSource, SurveyIndicators>();
        services.AddScoped<IPublishedDatasets, SurveyDatasets>();
        services.AddScoped<IPersonalData, SurveysPersonalData>();
        services.AddEventHandler<AwardRatified, PlanInvitations>();
        services.AddEventHandler<AccountClosed, ForgetSurveys>();
        builder.AddQuartz(quartz => quartz.Every<SendInvitations>(TimeSpan.FromHours(1)));
    }

    public static void MapSurveys(this ApiRoutes routes)
    {
        AnswerSurvey.Map(routes.Open, routes.My.MapGroup("/surveys").WithTags("Observatory"));
        SurveyFigures.Map(routes.Open);
        SayGroups.Map(routes.My.MapGroup("/groups").WithTags("Observatory"));
    }
}
