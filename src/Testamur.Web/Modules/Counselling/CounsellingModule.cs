using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Counselling;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class CounsellingModule
{
    public static void AddCounselling(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<Accesses>();
        services.AddScoped<Plans>();
        services.AddScoped<PlanWords>();
        services.AddScoped<GiveAccess>();
        services.AddScoped<TakeAccess>();
        services.AddScoped<ListLearners>();
        services.AddScoped<ReadLearner>();
        services.AddScoped<SavePlan>();
        services.AddScoped<MyCounselling>();
        services.AddScoped<IPersonalData, CounsellingPersonalData>();
        services.AddEventHandler<AccountClosed, ForgetCounselling>();
    }

    public static void MapCounselling(this ApiRoutes routes)
    {
        var my = routes.My.MapGroup("/counselling").WithTags("Counselling");
        GiveAccess.Map(my);
        MyCounselling.Map(my);
        var here = routes.Tenant.MapGroup("/counselling").WithTags("Counselling");
        TakeAccess.Map(here);
        ListLearners.Map(here);
        ReadLearner.Map(here);
        SavePlan.Map(here);
    }
}
