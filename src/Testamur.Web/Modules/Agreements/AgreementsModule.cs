using Quartz;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Jobs;

namespace Testamur.Web.Modules.Agreements;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class AgreementsModule
{
    public static void AddAgreements(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<Deals>();
        services.AddScoped<CheckSignatures>();
        services.AddScoped<ReadAgreement>();
        services.AddScoped<SaveAgreement>();
        services.AddScoped<AgreeToTerms>();
        services.AddScoped<SignAgreement>();
        services.AddScoped<StopAgreement>();
        services.AddScoped<SimulateAgreement>();
        services.AddScoped<ReadMatrix>();
        services.AddScoped<AgreementWords>();
        services.AddScoped<IAgreementRoute, AgreementRoute>();
        services.AddScoped<IAgreementsInForce, AgreementsInForce>();
        services.AddScoped<IPersonalData, AgreementsPersonalData>();
        services.AddScoped<RemindOfReviews>();
        builder.AddQuartz(quartz => quartz.Every<RemindOfReviews>(TimeSpan.FromHours(6)));
    }

    public static void MapAgreements(this ApiRoutes routes)
    {
        var open = routes.Open.MapGroup("/agreements").WithTags("Agreements");
        var own = routes.Tenant.MapGroup("/agreements").WithTags("Agreements");
        ReadMatrix.Map(routes.Open);
        ReadAgreement.Map(open, own, routes.Site);
        SaveAgreement.Map(own);
        AgreeToTerms.Map(own);
        SignAgreement.Map(own);
        StopAgreement.Map(own);
        SimulateAgreement.Map(own);
    }
}
