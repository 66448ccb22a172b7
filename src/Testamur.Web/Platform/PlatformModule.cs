using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Jobs;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Legal;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Operation;
using Testamur.Web.Platform.Recovery;
using Testamur.Web.Platform.Settings;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.UI;

namespace Testamur.Web.Platform;

/// <summary>What every module may rely on.</summary>
internal static class PlatformModule
{
    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TestamurOptions>().BindConfiguration("Testamur").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddHttp();
        builder.AddData();
        builder.AddKeys();
        builder.AddRecovery();
        builder.AddMessages();
        builder.AddLegal();
        builder.AddAudit();
        builder.AddKnownProxies();
        builder.AddJobs();
        builder.AddPlatformIdentity();
        builder.Services.AddUi();
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "testamur-form");
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<CurrentTenant>();
        builder.Services.AddSingleton<EventDelivery>();
        builder.Services.AddHostedService<DeliverSoon>();
        builder.Services.AddSingleton<StoredSettings>();
        builder.Services.AddScoped<FixedPublicUrl>();
        builder.AddOperation();
    }

    /// <summary>What must be true before the first request: the schema is current and the address is the one of this data.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SchemaUpgrader>().UpgradeAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<DatabaseRole>().WarnAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<FixedPublicUrl>().EnsureAsync(CancellationToken.None);
        await scope.ServiceProvider.PrepareKeysAsync(CancellationToken.None);
    }

    public static void UsePlatform(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseMiddleware<SecurityHeaders>();
        // The inner one draws the page; should that fail, too (the frame reads the database), the outer one needs nothing.
        app.UseExceptionHandler(failed => failed.Run(context => FailurePages.WriteAsync(context, framed: false)));
        app.UseExceptionHandler(failed => failed.Run(context => FailurePages.WriteAsync(context, framed: true)));
        app.UseStatusCodePages(UiErrors.WriteAsync);
        app.UseUi();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseMiddleware<TenantMiddleware>();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<ForgedForms>();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapOperation();
        app.MapUi();
    }
}
