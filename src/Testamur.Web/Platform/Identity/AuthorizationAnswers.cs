using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Platform.Identity;

/// <summary>
/// To somebody who is not on its staff, an institution's workplace looks like an address that does not exist; to a member who
/// lacks the role, the answer says so.
/// </summary>
internal sealed class AuthorizationAnswers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (!authorizeResult.Forbidden)
        {
            await _usual.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        var actor = context.RequestServices.GetRequiredService<Actor>();
        var foreign = context.Request.RouteValues.ContainsKey("tenant") && !actor.IsMember;
        var problem = foreign ? PlatformProblems.NotFound() : PlatformProblems.NotAllowed();
        if (context.Request.Path.StartsWithSegments("/api"))
            await problem.ToHttp().ExecuteAsync(context);
        else
            context.Response.StatusCode = ProblemResults.StatusOf(problem.Kind); // the status page says it in words
    }
}
