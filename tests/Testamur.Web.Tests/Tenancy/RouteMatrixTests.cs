using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Tenancy;

/// <summary>
/// Every route of an institution × {its own staff, another's, an unknown institution or id}. What belongs to another answers like what does not exist, word
/// for word. The routes come from the description of the API and from the routing table, so a new one is tried without being listed here.
/// </summary>
[Collection(TwinApps.Collection)]
public sealed partial class RouteMatrixTests(TwinApps twinApps)
{
    private static readonly Guid Unknown = new(1, 2, 3, new byte[8]);

    [Theory, OnSqlite]
    public async Task The_description_of_the_API_has_every_route_of_an_institution(DatabaseKind database)
    {
        var app = (await twinApps.OnAsync(database)).App;
        var described = (await app.OperationsAsync()).Select(operation => operation.Path).Distinct();
        var routed = await RoutesAsync(app, "/api/v1/t/{tenant}");
        Assert.InRange(routed.Count, 100, 1000);
        Assert.Empty(routed.Select(route => Constraint().Replace(route, "}").TrimEnd('/')).Except(described));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_institution_s_workplace_looks_like_one_that_does_not_exist(DatabaseKind database)
    {
        var twins = await twinApps.OnAsync(database);
        using var api = twins.App.Api(twins.Staff);
        foreach (var operation in (await twins.App.OperationsAsync()).Where(operation => operation.IsOfInstitution))
        {
            var foreign = await AnswerAsync(api, operation, twins.Other.Slug, Unknown);
            var unknown = await AnswerAsync(api, operation, "nowhere", Unknown);
            Assert.True(foreign.StartsWith("404 ", StringComparison.Ordinal), $"{operation}: {foreign}");
            Assert.True(foreign == unknown, $"{operation}: {foreign} is not {unknown}");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_institution_s_id_at_one_s_own_address_looks_like_one_that_does_not_exist(DatabaseKind database)
    {
        var twins = await twinApps.OnAsync(database);
        using var api = twins.App.Api(twins.Staff);
        var ids = await twins.IdsOfOtherAsync(most: 1);
        Assert.InRange(ids.Count, 8, 100);
        foreach (var operation in (await twins.App.OperationsAsync()).Where(operation => operation.IsOfInstitution))
        {
            if (operation.Ids.Count == 0)
                continue;
            var unknown = await AnswerAsync(api, operation, twins.Home.Slug, Unknown);
            Assert.False(unknown.StartsWith('5'), $"{operation}: {unknown}");
            foreach (var id in Twins.Fitting(ids, operation.Path))
            {
                var foreign = await AnswerAsync(api, operation, twins.Home.Slug, id);
                Assert.True(foreign == unknown, $"{operation} with {id}: {foreign} is not {unknown}");
            }
        }
    }

    [Theory, OnSqlite]
    public async Task Pages_of_another_institution_look_like_those_of_one_that_does_not_exist(DatabaseKind database)
    {
        var twins = await twinApps.OnAsync(database);
        using var browser = twins.App.Browser(twins.Staff);
        var ids = await twins.IdsOfOtherAsync(most: 1);
        foreach (var route in (await RoutesAsync(twins.App, "/t/{tenant}")).Where(route => route != "/t/{tenant}/did.json"))
        {
            var foreign = await StatusAsync(browser, route, twins.Other.Slug, Unknown);
            var unknown = await StatusAsync(browser, route, "nowhere", Unknown);
            // What only takes a form says so before anybody is asked, for any address.
            Assert.True(foreign is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{route}: {foreign}");
            Assert.True(unknown == foreign, $"{route}: {unknown}");
            if (unknown != HttpStatusCode.NotFound || !route.Contains(":guid", StringComparison.Ordinal))
                continue;
            foreach (var id in Twins.Fitting(ids, route).Append(Unknown))
            {
                var there = await StatusAsync(browser, route, twins.Home.Slug, id);
                Assert.True(there == HttpStatusCode.NotFound, $"{route} with {id}: {there}");
            }
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string route, string slug, Guid id)
    {
        var address = Parameter()
            .Replace(
                route,
                found =>
                    found.Value == "{tenant}" ? slug
                    : found.Value.Contains(":guid", StringComparison.Ordinal) ? $"{id}"
                    : "1"
            );
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Status and body, without what is different each time anyway.</summary>
    private static async Task<string> AnswerAsync(HttpClient api, ApiDescription.Operation operation, string slug, Guid id)
    {
        using var request = operation.Ask(slug, id);
        using var answer = await api.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            var problem = JsonNode.Parse(text)!.AsObject(); // as it says
            problem.Remove("traceId");
            text = problem.ToJsonString();
        }

        return $"{(int)answer.StatusCode} {text.Replace($"{id}", "{id}", StringComparison.OrdinalIgnoreCase)}";
    }

    private static Task<IReadOnlyList<string>> RoutesAsync(App app, string prefix) =>
        app.InScopeAsync<IReadOnlyList<string>>(
            null,
            services =>
                Task.FromResult<IReadOnlyList<string>>([
                    .. services
                        .GetServices<EndpointDataSource>()
                        .SelectMany(source => source.Endpoints)
                        .OfType<RouteEndpoint>()
                        .Select(endpoint => endpoint.RoutePattern.RawText ?? "")
                        .Where(route => route.StartsWith(prefix, StringComparison.Ordinal))
                        .Distinct(StringComparer.Ordinal),
                ])
        );

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Parameter();

    [GeneratedRegex(":[^}]+}")]
    private static partial Regex Constraint();
}
