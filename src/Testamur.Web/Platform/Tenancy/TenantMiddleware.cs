using Testamur.Web.Platform.Http;

namespace Testamur.Web.Platform.Tenancy;

/// <summary>Resolves the <c>{tenant}</c> of a route; an unknown one is a 404 before anything else looks at the request.</summary>
internal sealed class TenantMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, ITenantDirectory directory, CurrentTenant current)
    {
        if (context.Request.RouteValues["tenant"] is string slug)
        {
            var tenant = await directory.FindAsync(slug, context.RequestAborted);
            if (tenant is null)
            {
                // A page's visitor gets the page that the status code middleware writes.
                if (context.Request.Path.StartsWithSegments("/api"))
                    await PlatformProblems.NotFound().ToHttp().ExecuteAsync(context);
                else
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            current.Set(tenant);
        }

        await next(context);
    }
}
