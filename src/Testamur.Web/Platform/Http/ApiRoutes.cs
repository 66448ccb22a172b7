using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Platform.Http;

/// <summary>Where a module hangs its routes. The host owns the prefixes; every group carries its sign-in rule.</summary>
/// <param name="Open"><c>/api/v1</c>: no account needed.</param>
/// <param name="My"><c>/api/v1/my</c>: the signed-in person's own things, across institutions.</param>
/// <param name="Tenant"><c>/api/v1/t/{tenant}</c>: one institution's things; each route adds <c>.Requires(permission)</c>.</param>
/// <param name="Alliance"><c>/api/v1/alliance</c>: for alliance administrators.</param>
/// <param name="Site">Fixed addresses outside the API, such as DID documents and status lists.</param>
internal sealed record ApiRoutes(
    RouteGroupBuilder Open,
    RouteGroupBuilder My,
    RouteGroupBuilder Tenant,
    RouteGroupBuilder Alliance,
    IEndpointRouteBuilder Site
)
{
    public static ApiRoutes Create(WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        var routes = new ApiRoutes(
            api.MapGroup("").AllowAnonymous(),
            api.MapGroup("/my").RequireAuthorization(),
            api.MapGroup("/t/{tenant}").RequireAuthorization(),
            api.MapGroup("/alliance").RequireAuthorization(Policies.AllianceAdministrator),
            app
        );
        routes.MapPlatformIdentity();
        routes.MapMessages();
        routes.MapAudit();
        return routes;
    }
}
