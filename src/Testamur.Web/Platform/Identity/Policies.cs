using Microsoft.AspNetCore.Authorization;

namespace Testamur.Web.Platform.Identity;

/// <summary>Names of the policies that routes carry.</summary>
internal static class Policies
{
    public const string AllianceAdministrator = "alliance";

    public static string For(Permission permission) => $"may:{permission}";

    /// <summary>The route needs this permission at the institution its address names.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(For(permission));

    public static void AddPolicies(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        authorization.AddPolicy(
            AllianceAdministrator,
            policy => policy.RequireAuthenticatedUser().AddRequirements(new AllianceAdministratorRequirement())
        );
        foreach (var permission in Enum.GetValues<Permission>())
            authorization.AddPolicy(
                For(permission),
                policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission))
            );
        services.AddScoped<IAuthorizationHandler, ActorAuthorization>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswers>();
    }
}

/// <summary>On a page: the visitor needs this permission at the institution the address names.</summary>
internal sealed class RequiresAttribute : AuthorizeAttribute
{
    public RequiresAttribute(Permission permission) => Policy = Policies.For(permission);
}

internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

internal sealed record AllianceAdministratorRequirement : IAuthorizationRequirement;

internal sealed class ActorAuthorization(Actor actor) : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            var met = requirement switch
            {
                PermissionRequirement needed => actor.May(needed.Permission),
                AllianceAdministratorRequirement => actor.IsAllianceAdministrator,
                _ => false,
            };
            if (met)
                context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
