using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;
using Testamur.Education.Elm.Shapes;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Verification;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class VerificationModule
{
    public static void AddVerification(this WebApplicationBuilder builder)
    {
        EgressGuard.Add(builder);
        builder.Services.AddScoped<IKeyResolver, PlatformKeys>();
        builder.Services.AddSingleton<SeenLists>();
        builder.Services.AddScoped<IStatusSource, PlatformStatus>();
        builder.Services.AddScoped<MandateTrust>();
        builder.Services.AddScoped<ITrustSource, PlatformTrust>();
        builder.Services.AddScoped<ISigningRecord, PlatformRecord>();
        builder.Services.AddSingleton<ISchemaSource, EdcSchemas>();
        builder.Services.AddTransient<PlatformResources>();
        builder.Services.AddScoped<VerifyDocument>();
        builder.Services.AddScoped<ReportText>();
        builder.Services.AddScoped<IVerdicts, Verdicts>();
        builder.Services.AddScoped<ICredentialCheck, CredentialCheck>();
        builder.Services.AddScoped<IArchives, Archives>();
        builder.Services.AddSingleton<SealAnchors>();
        builder.Services.AddSingleton<ISealTrust>(services => services.GetRequiredService<SealAnchors>());
        builder.Services.AddScoped<PageAnswer>();
    }

    public static void MapVerification(this ApiRoutes routes)
    {
        VerifyDocument.Map(routes.Open);
        VerifyPages.Map(routes.Site);
    }
}
