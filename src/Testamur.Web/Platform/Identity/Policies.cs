using Microsoft.AspNetCore.Authorization;

namespace Testamur.Web.Platform.Identity;

/// <summary>Names of the policies that routes carry.</summary>
internal static class Policies
{
    public const string AllianceAdministrator = "alliance";

    /// <summary>What the names of policies end with that roles of units meet, too.</summary>
    public const string OpenToUnits = ":units";

    public static string For(Permission permission) => $"may:{permission}";

    public static string ForUnits(Permission permission) => For(permission) + OpenToUnits;

    /// <summary>The route needs this permission for the whole institution that its address names.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(For(permission));

    /// <summary>The route needs this permission for the whole institution or for a unit; then it reaches what is that unit's.</summary>
    public static TBuilder RequiresInUnits<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(ForUnits(permission));

    public static void AddPolicies(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        authorization.AddPolicy(
            AllianceAdministrator,
            policy => policy.RequireAuthenticatedUser().AddRequirements(new AllianceAdministratorRequirement())
        );
        foreach (var permission in Enum.GetValues<Permission>())
        {
            authorization.AddPolicy(
                For(permission),
                policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission))
            );
            authorization.AddPolicy(
                ForUnits(permission),
                policy => policy.RequireAuthenticatedUser().AddRequirements(new UnitPermissionRequirement(permission))
            );
        }

        services.AddScoped<IAuthorizationHandler, ActorAuthorization>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswers>();
    }
}

/// <summary>On a page: the visitor needs this permission for the whole institution that the address names.</summary>
internal sealed class RequiresAttribute : AuthorizeAttribute
{
    public RequiresAttribute(Permission permission) => Policy = Policies.For(permission);
}

/// <summary>On a page: the visitor needs this permission for the whole institution or for a unit; then the page reaches what is that unit's.</summary>
internal sealed class RequiresInUnitsAttribute : AuthorizeAttribute
{
    public RequiresInUnitsAttribute(Permission permission) => Policy = Policies.ForUnits(permission);
}

internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

internal sealed record UnitPermissionRequirement(Permission Permission) : IAuthorizationRequirement;

internal sealed record AllianceAdministratorRequirement : IAuthorizationRequirement;

internal sealed class ActorAuthorization(Actor actor) : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            var met = requirement switch
            {
                PermissionRequirement needed => actor.MayIn(needed.Permission, unit: null),
                UnitPermissionRequirement needed => actor.Enter(needed.Permission),
                AllianceAdministratorRequirement => actor.IsAllianceAdministrator,
                _ => false,
            };
            if (met)
                context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
