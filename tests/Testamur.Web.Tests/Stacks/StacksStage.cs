using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Stacks;

/// <summary>What happens around pathways, in the words of a test.</summary>
internal static class StacksStage
{
    /// <summary>Somebody who administers the alliance.</summary>
    public static async Task<Person> AllianceAsync(this App app)
    {
        var person = await app.PersonAsync("Ada Alliance");
        await app.InScopeAsync(
            null,
            services =>
                services
                    .Get<AppDb>()
                    .Users.Where(one => one.Id == person.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.IsAllianceAdministrator, true))
        );
        return person;
    }

    /// <summary>Puts a pathway in force as the alliance does; one whose newest version says the same stays as it is.</summary>
    public static async Task ImportAsync(this App app, byte[] file)
    {
        var id = JsonNode.Parse(file)!["pathway"]!["id"]!.GetValue<string>(); // every file has one
        var there = await app.InScopeAsync(
            null,
            services => services.Get<AppDb>().Set<PathwayVersion>().AnyAsync(version => version.Pathway == id)
        );
        if (there)
            return;
        using var api = app.Api(await app.AllianceAsync());
        await (await api.SendFileAsync(HttpMethod.Put, "/api/v1/alliance/pathways?publish=true", file)).JsonAsync();
    }

    public static Task<HttpResponseMessage> SendFileAsync(this HttpClient api, HttpMethod method, string path, byte[] file)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("application/json");
        return api.SendAsync(new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content });
    }

    /// <summary>A pathway as a file.</summary>
    public static byte[] File(
        string id,
        string home,
        string root,
        string constraints = "[]",
        string? awards = null,
        bool exclusive = false,
        string ects = "5"
    ) =>
        Encoding.UTF8.GetBytes(
            $$"""
            {
              "title": {"en": "Certificate {{id}}"}, "summary": {"en": "A certificate for tests."},
              "awards": {{(awards is null ? "null" : $"\"{awards}\"")}}, "exclusive": {{(exclusive ? "true" : "false")}},
              "sources": ["https://example.org/rules"],
              "pathway": {"id": "{{id}}", "target": {"title": "Certificate {{id}}", "ects": {{ects}}}, "home": "{{home}}",
                "policy": {"split": false, "overlap": "ignore"}, "root": {{root}}, "constraints": {{constraints}}}
            }
            """
        );

    /// <summary>A credential in a wallet of a test's own.</summary>
    public static HoldingView Held(this App app, Institution issuer, string spec, int ects, int daysAgo = 10) =>
        new(
            Ids.Public(),
            issuer.Id,
            issuer.Name,
            Ids.Public(),
            spec,
            $"Course {spec[^1]}",
            ects,
            6,
            DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime).AddDays(-daysAgo),
            null,
            null
        )
        {
            PublicId = $"urn:uuid:{Ids.Public():D}",
        };
}
