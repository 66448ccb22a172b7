using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Quality.Dossiers;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Units;

/// <summary>A route that is open to roles of units, as the routing table has it: a new one is among them without being listed.</summary>
/// <param name="Policy">What it asks for.</param>
/// <param name="Pattern">Without what stands before the institution's own, and without constraints.</param>
internal sealed partial record UnitRoute(HttpMethod Method, string Policy, string Raw, string Pattern)
{
    /// <summary>In place of every id: of something that is not there.</summary>
    public static readonly Guid Unknown = new(1, 2, 3, new byte[8]);

    private const string Api = "/api/v1/t/{tenant}";

    private static readonly DateOnly Day = new(2027, 3, 1);

    /// <summary>What a request must say to be looked at, and which of the department's things it is about where the address does not say so.</summary>
    private static readonly Dictionary<string, Func<Func<string, Guid>, object>> Bodies = new(StringComparer.Ordinal)
    {
        ["PUT /specifications/{id}/{version}"] = _ => new { revision = 1, content = Scene.GoodContent() },
        ["PUT /specifications/{id}/{version}/answers"] = _ => new { finding = "x", reason = "Because." },
        ["PUT /specifications/{id}/{version}/co-design"] = _ => new { open = true },
        ["PUT /specifications/{id}/unit"] = of => new { unit = of("units") },
        ["POST /specifications/{id}/{version}/external-result"] = _ => new { result = "approved" },
        ["POST /specifications/{id}/{version}/external-review"] = _ => new { agency = "AQ" },
        ["POST /specifications/{id}/{version}/partners"] = _ => new
        {
            email = "paul@example.org",
            kind = "employer",
            organisation = "Cellars Ltd",
        },
        ["POST /specifications/{id}/{version}/repair"] = _ => new { revision = 1, finding = "x" },
        ["POST /specifications/{id}/{version}/suspend"] = _ => new { note = "For now." },
        ["PUT /reviews/{id}/answers"] = _ => new { revision = 1, answers = Array.Empty<object>() },
        ["PUT /reviews/{id}/conditions/{condition}"] = _ => new { met = true },
        ["POST /reviews/{id}/reject"] = _ => new { note = "No." },
        ["POST /reviews/{id}/request-changes"] = _ => new { note = "More." },
        ["PUT /reviews/complaints/{id}"] = _ => new { answer = "It is public now." },
        ["POST /offerings"] = of => new
        {
            specification = of("specifications"),
            version = 1,
            name = "Spring",
            startsOn = Day,
            endsOn = Day.AddDays(9),
            enrolUntil = Day,
            capacity = (int?)null,
            place = (string?)null,
        },
        ["POST /offerings/{id}/state"] = _ => new { to = "running" },
        ["POST /offerings/{offering}/enrolments/{id}/decision"] = _ => new { admit = true },
        ["POST /offerings/{offering}/enrolments/{id}/attempts"] = _ => new
        {
            task = "t1",
            supervision = "supervised-with-id-verification",
            identityChecked = "Student card",
            outcomes = new[] { "o1" },
        },
        ["POST /awards/{id}/rescission"] = _ => new { reason = "A mistake." },
        ["POST /issuing/batches/awards"] = of => new { offering = of("offerings") },
        ["POST /issuing/batches/{id}/approval"] = _ => new { fingerprint = "x" },
        ["POST /issuing/batches/{id}/cancellation"] = _ => new { reason = "A mistake was found." },
        ["POST /issuing/batches/{id}/confirmation"] = _ => new { count = 99 },
        ["POST /issuing/batches/{id}/return"] = _ => new { reason = "A mistake was found." },
        ["POST /issuing/batches/{id}/reissue"] = _ => new { reason = "A mistake was found." },
        ["PUT /issuing/batches/{id}/rows/{row}"] = _ => new
        {
            name = "Lena",
            email = "lena@example.org",
            awardedOn = "2026-02-03",
        },
        ["POST /issuing/corrections"] = of => new
        {
            kind = "reinstate",
            reason = "It was looked into.",
            count = 9,
            credentials = new[] { of("credentials") },
        },
        ["POST /issuing/credentials"] = of => new { award = of("issued") },
        ["POST /issuing/credentials/{id}/revocation"] = _ => new { code = "other", reason = "A mistake was found." },
    };

    /// <summary>Which of the department's things a question is about where neither address nor body says so.</summary>
    private static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal)
    {
        ["GET /reviews/feedback"] = "specification={specifications}",
        ["GET /issuing/batches/template"] = "specification={specifications}&version=1&form=Csv",
        ["POST /issuing/batches/list"] = "specification={specifications}&version=1&fileName=list.csv",
        ["POST /reviews/{id}/evidence"] = "question=staff&fileName=notes.txt",
        ["GET /t/design/skills"] = "row=1",
    };

    public string Name => $"{Method} {Pattern}";

    public bool IsApi => Raw.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>Whether it is about one of the department's things.</summary>
    public bool IsAboutOne =>
        Pattern.Contains('{', StringComparison.Ordinal)
        || Queries.GetValueOrDefault(Name)?.Contains('{', StringComparison.Ordinal) == true
        || Bodies.TryGetValue(Name, out var body) && IsAbout(body);

    public bool IsOpenToUnits => Policy.EndsWith(Policies.OpenToUnits, StringComparison.Ordinal);

    /// <summary>The routes of institutions that ask for a permission, by method and address.</summary>
    public static Task<IReadOnlyList<UnitRoute>> ListAsync(App app) =>
        app.InScopeAsync<IReadOnlyList<UnitRoute>>(
            null,
            services =>
                Task.FromResult<IReadOnlyList<UnitRoute>>([
                    .. services
                        .GetServices<EndpointDataSource>()
                        .SelectMany(source => source.Endpoints)
                        .OfType<RouteEndpoint>()
                        .Where(endpoint => PolicyOf(endpoint) is not null)
                        .Select(Of)
                        .OrderBy(route => route.Name, StringComparer.Ordinal),
                ])
        );

    /// <param name="of">The id of what an address speaks of, by the word before it.</param>
    public HttpRequestMessage Ask(string slug, Func<string, Guid> of)
    {
        var path = Parameter().Replace(Raw, found => Value(found, slug, of));
        if (Queries.TryGetValue(Name, out var query))
            path += "?" + query.Replace("{specifications}", $"{of("specifications")}", StringComparison.Ordinal);
        var body = Bodies.TryGetValue(Name, out var make) ? make(of) : new { };
        return new(Method, new Uri(path, UriKind.Relative))
        {
            Content =
                Method == HttpMethod.Get || Method == HttpMethod.Delete ? null
                : Name == "POST /issuing/batches/list" ? new StringContent(Issuing.Registrar.Csv(1), null, "text/csv")
                : Name == "POST /reviews/{id}/evidence"
                    ? new ByteArrayContent([1]) { Headers = { ContentType = new("application/octet-stream") } }
                : JsonContent.Create(body),
        };
    }

    /// <summary>Status and body, without ids and what is different each time anyway.</summary>
    public async Task<string> AnswerAsync(HttpClient client, string slug, IReadOnlyDictionary<string, Guid> ids, bool known)
    {
        using var request = Ask(slug, word => known ? ids[word] : Unknown);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            var problem = JsonNode.Parse(text)!.AsObject(); // as it says
            problem.Remove("traceId");
            text = problem.ToJsonString();
        }

        foreach (var id in ids.Values.Append(Unknown))
            text = text.Replace($"{id}", "{id}", StringComparison.OrdinalIgnoreCase);
        return $"{(int)answer.StatusCode} {text}";
    }

    public override string ToString() => Name;

    private static UnitRoute Of(RouteEndpoint endpoint)
    {
        var raw = endpoint.RoutePattern.RawText ?? "";
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        var method = methods.Count == 0 || methods.Contains("GET") ? HttpMethod.Get : HttpMethod.Parse(methods[0]);
        var pattern = Constraint().Replace(raw.StartsWith(Api, StringComparison.Ordinal) ? raw[Api.Length..] : raw, "}");
        return new(
            method,
            PolicyOf(endpoint) ?? "",
            raw,
            pattern.Replace("/t/{tenant}", "/t", StringComparison.Ordinal).TrimEnd('/')
        );
    }

    private static string? PolicyOf(RouteEndpoint endpoint) =>
        endpoint
            .Metadata.GetOrderedMetadata<IAuthorizeData>()
            .Select(data => data.Policy)
            .FirstOrDefault(policy => policy?.StartsWith("may:", StringComparison.Ordinal) == true);

    private static bool IsAbout(Func<Func<string, Guid>, object> body)
    {
        var asked = false;
        body(_ =>
        {
            asked = true;
            return Unknown;
        });
        return asked;
    }

    private static string Value(Match found, string slug, Func<string, Guid> of) =>
        found.Groups["name"].Value switch
        {
            "tenant" => $"{found.Groups["before"].Value}/{slug}",
            // The partner was invited to the next version.
            "version" when found.Result("$'").StartsWith("/partners/", StringComparison.Ordinal) =>
                $"{found.Groups["before"].Value}/2",
            // The first is the line of the column names.
            "row" => $"{found.Groups["before"].Value}/2",
            "agency" => $"{found.Groups["before"].Value}/{DossierPlan.All[0].Agency}",
            _ when found.Value.Contains(":guid", StringComparison.Ordinal) =>
                $"{found.Groups["before"].Value}/{of(found.Groups["before"].Value)}",
            _ => $"{found.Groups["before"].Value}/1",
        };

    [GeneratedRegex("(?<before>[^/]*)/{(?<name>[^}:]+)[^}]*}")]
    private static partial Regex Parameter();

    [GeneratedRegex(":[^}]+}")]
    private static partial Regex Constraint();
}
