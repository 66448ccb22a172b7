using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Architecture;

public sealed class RoutePolicyTests(Apps apps) : IClassFixture<Apps>
{
    /// <summary>Served by the framework's static file mapping: the same for everybody.</summary>
    private static readonly string[] Assets = ["assets/", "/_framework/"];

    [Fact]
    public async Task Every_route_says_who_may_use_it()
    {
        var silent = (await EndpointsAsync())
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText ?? "")
            .Where(route => !Assets.Any(asset => route.StartsWith(asset, StringComparison.Ordinal)));
        Assert.Empty(silent);
    }

    [Fact]
    public async Task A_workplace_route_of_an_institution_asks_for_a_permission_or_is_listed_as_open_to_learners()
    {
        var open = new HashSet<string>(StringComparer.Ordinal)
        {
            "/t/{tenant}/did.json",
            "/t/{tenant}/offerings/{id:guid}/enrol",
            "/api/v1/t/{tenant}/offerings/{id:guid}/enrolments",
        };
        var unguarded = (await EndpointsAsync())
            .Where(endpoint => endpoint.RoutePattern.RawText?.Contains("/t/{tenant}", StringComparison.Ordinal) == true)
            .Where(endpoint => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(data => data.Policy is null))
            .Select(endpoint => endpoint.RoutePattern.RawText!) // selected by it above
            .Where(route => !open.Contains(route));
        Assert.Empty(unguarded.Distinct());
    }

    private async Task<IReadOnlyList<RouteEndpoint>> EndpointsAsync()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        return await app.InScopeAsync(
            null,
            services =>
                Task.FromResult<IReadOnlyList<RouteEndpoint>>([
                    .. services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>(),
                ])
        );
    }
}
