namespace Testamur.Web.Platform.Recovery;

internal static class RecoveryModule
{
    public static void AddRecovery(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RecoveryOptions>().BindConfiguration("Testamur:Recovery");
        builder.Services.AddSingleton<RecoveryFolder>();
        builder.Services.AddSingleton<ErasureJournal>();
        builder.Services.AddSingleton<DatabaseHome>();
        builder.Services.AddScoped<Restored>();
        builder.Services.AddHealthChecks().AddCheck<RecoveryHealth>("recovery");
        builder.Services.AddScoped<ErasureGuard>();
    }
}
