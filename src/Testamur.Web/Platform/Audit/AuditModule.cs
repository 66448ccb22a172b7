using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Platform.Audit;

internal static class AuditModule
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AuditLog>();
        builder.Services.AddScoped<ListAudit>();
        builder.Services.AddSingleton<ChainActs>();
        builder.Services.AddScoped<CheckAudit>();
        builder.Services.AddScoped<ExportAudit>();
        builder.Services.AddEventHandler<AccountClosed, ForgetInAudit>();
    }

    public static void MapAudit(this ApiRoutes routes)
    {
        ListAudit.Map(routes.Tenant);
        CheckAudit.Map(routes.Tenant, routes.Alliance);
        ExportAudit.Map(routes.Tenant, "Export", route => route.Requires(Permission.SeeAudit));
        ExportAudit.Map(routes.Alliance, "ExportPlatform", _ => { });
        ExportAudit.Map(
            routes.Site.MapGroup("/t/{tenant}").ExcludeFromDescription(),
            "Save",
            route => route.Requires(Permission.SeeAudit)
        );
    }
}
