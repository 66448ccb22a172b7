using Testamur.Web.Platform.Http;

namespace Testamur.Web.Platform.Audit;

internal static class AuditModule
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AuditLog>();
        builder.Services.AddScoped<ListAudit>();
    }

    public static void MapAudit(this ApiRoutes routes) => ListAudit.Map(routes.Tenant);
}
