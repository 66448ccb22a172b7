using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Stacks;

public sealed class PathwayVersionTests(StacksApps apps) : IClassFixture<StacksApps>
{
    private const string Root = """{"credential": {"spec": "urn:a"}}""";

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_exported_is_what_was_imported_and_a_version_in_force_never_changes(DatabaseKind database)
    {
        var (app, home, author, approver) = await SetAsync(database);
        var own = $"/api/v1/t/{home.Slug}/pathways";
        var id = $"p{home.Slug}";
        var file = StacksStage.File(id, home.Slug, Root);
        using var write = app.Api(author);
        using var board = app.Api(approver);
        var draft = await (await write.SendFileAsync(HttpMethod.Post, $"{own}/import", file)).JsonAsync();
        Assert.Equal("draft", draft.GetProperty("state").GetString());
        // Nobody outside sees a draft.
        using var open = app.Api(null);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await open.SendAsync(HttpMethod.Get, $"/api/v1/pathways/{id}?version=1")).StatusCode
        );
        await (await board.SendAsync(HttpMethod.Post, $"{own}/{id}/versions/1/publication")).JsonAsync();

        var exported = JsonNode.Parse(await open.GetStringAsync(new Uri($"/api/v1/pathways/{id}", UriKind.Relative)))!.AsObject();
        Assert.Equal("1", exported["pathway"]!["version"]!.GetValue<string>());
        var expected = JsonNode.Parse(file)!.AsObject();
        expected["pathway"]!["version"] = "1";
        Assert.True(JsonNode.DeepEquals(expected, exported), exported.ToJsonString());

        // The same file, changed, becomes the next version; the first stays as it was.
        expected["title"]!["en"] = "Another name";
        var changed = Encoding.UTF8.GetBytes(expected.ToJsonString());
        var next = await (await write.SendFileAsync(HttpMethod.Post, $"{own}/import", changed)).JsonAsync();
        Assert.Equal(2, next.GetProperty("version").GetInt32());
        var frozen = await board.SendAsync(HttpMethod.Post, $"{own}/{id}/versions/1/publication");
        Assert.Equal("stacks.pathwayFrozen", await frozen.CodeAsync(HttpStatusCode.Conflict));
        await (await board.SendAsync(HttpMethod.Post, $"{own}/{id}/versions/2/publication")).JsonAsync();
        var versions = await (await write.SendAsync(HttpMethod.Get, own)).JsonAsync();
        Assert.Equal(
            [(2, "published"), (1, "retired")],
            versions.EnumerateArray().Select(one => (one.GetProperty("version").GetInt32(), one.GetProperty("state").GetString()))
        );
        var first = await open.GetStringAsync(new Uri($"/api/v1/pathways/{id}?version=1", UriKind.Relative));
        Assert.Contains($"Certificate {id}", first, StringComparison.Ordinal);

        await (await board.SendAsync(HttpMethod.Post, $"{own}/{id}/versions/2/retirement")).JsonAsync();
        var again = await board.SendAsync(HttpMethod.Post, $"{own}/{id}/versions/2/retirement");
        Assert.Equal("stacks.pathwayNotPublished", await again.CodeAsync(HttpStatusCode.Conflict));
        Assert.Equal(HttpStatusCode.NotFound, (await open.SendAsync(HttpMethod.Get, $"/api/v1/pathways/{id}")).StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_wrote_a_version_does_not_put_it_in_force(DatabaseKind database)
    {
        var (app, home, _, _) = await SetAsync(database);
        var both = await app.PersonAsync("Bo Both", (home, Role.Author), (home, Role.Approver));
        using var api = app.Api(both);
        var own = $"/api/v1/t/{home.Slug}/pathways";
        await (
            await api.SendFileAsync(HttpMethod.Post, $"{own}/import", StacksStage.File($"q{home.Slug}", home.Slug, Root))
        ).JsonAsync();
        var refused = await api.SendAsync(HttpMethod.Post, $"{own}/q{home.Slug}/versions/1/publication");
        Assert.Equal("stacks.ownPathway", await refused.CodeAsync(HttpStatusCode.Forbidden));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_that_makes_no_sense_is_refused_with_the_place(DatabaseKind database)
    {
        var (app, home, author, _) = await SetAsync(database);
        using var api = app.Api(author);
        var good = Encoding.UTF8.GetString(StacksStage.File("good", home.Slug, Root));
        string[] bad =
        [
            "",
            "[]",
            "{",
            good.Replace("\"exclusive\"", "\"essay\"", StringComparison.Ordinal),
            good.Replace("\"credential\"", "\"essay\"", StringComparison.Ordinal),
            good.Replace("\"id\": \"good\"", "\"id\": \"Bad Id\"", StringComparison.Ordinal),
            good.Replace("\"id\": \"good\"", "\"id\": \"good\", \"id\": \"other\"", StringComparison.Ordinal),
            good.Replace("\"ects\": 5", "\"ects\": null", StringComparison.Ordinal),
            good.Replace("\"ects\": 5", "\"ects\": 5.001", StringComparison.Ordinal),
            good.Replace("https://example.org/rules", "javascript:alert(1)", StringComparison.Ordinal),
            good.Replace(Root, """{"choose": {"k": 2, "of": [{"credential": {}}]}}""", StringComparison.Ordinal),
            good.Replace("\"overlap\": \"ignore\"", "\"overlap\": \"discount\"", StringComparison.Ordinal)
                .Replace("\"split\": false", "\"split\": true", StringComparison.Ordinal),
            good.Replace(Root, Deep(1000), StringComparison.Ordinal),
        ];
        foreach (var file in bad)
        {
            var refused = await api.SendFileAsync(
                HttpMethod.Post,
                $"/api/v1/t/{home.Slug}/pathways/import",
                Encoding.UTF8.GetBytes(file)
            );
            Assert.Equal("stacks.pathwayUnreadable", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
        }

        var empty = good.Replace("A certificate for tests.", " ", StringComparison.Ordinal);
        var texts = await api.SendFileAsync(
            HttpMethod.Post,
            $"/api/v1/t/{home.Slug}/pathways/import",
            Encoding.UTF8.GetBytes(empty)
        );
        Assert.Equal("stacks.pathwayTexts", await texts.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var large = new byte[600 * 1024];
        Array.Fill(large, (byte)' ');
        var tooLarge = await api.SendFileAsync(HttpMethod.Post, $"/api/v1/t/{home.Slug}/pathways/import", large);
        Assert.Equal("stacks.pathwayTooLarge", await tooLarge.CodeAsync(HttpStatusCode.RequestEntityTooLarge));
        using var line = app.Api(author);
        var said = await line.SendFileAsync(
            HttpMethod.Post,
            $"/api/v1/t/{home.Slug}/pathways/import",
            Encoding.UTF8.GetBytes(bad[4])
        );
        Assert.Contains(
            "root",
            (await said.JsonAsync(HttpStatusCode.UnprocessableEntity)).GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_its_own_institution_and_the_alliance_touch_a_pathway(DatabaseKind database)
    {
        var (app, home, author, approver) = await SetAsync(database);
        var (_, other, stranger, foreignBoard) = await SetAsync(database);
        var id = $"r{home.Slug}";
        var file = StacksStage.File(id, home.Slug, Root);
        using var foreign = app.Api(stranger);
        var theirs = $"/api/v1/t/{other.Slug}/pathways";
        // For another's institution, under another's id, and at another's address.
        var refused = await foreign.SendFileAsync(HttpMethod.Post, $"{theirs}/import", file);
        Assert.Equal("stacks.pathwayHome", await refused.CodeAsync(HttpStatusCode.Conflict));
        using var mine = app.Api(author);
        await (await mine.SendFileAsync(HttpMethod.Post, $"/api/v1/t/{home.Slug}/pathways/import", file)).JsonAsync();
        refused = await foreign.SendFileAsync(HttpMethod.Post, $"{theirs}/import", StacksStage.File(id, other.Slug, Root));
        Assert.Equal("stacks.pathwayHome", await refused.CodeAsync(HttpStatusCode.Conflict));
        using var board = app.Api(foreignBoard);
        foreach (var act in new[] { "publication", "retirement" })
        {
            refused = await board.SendAsync(HttpMethod.Post, $"{theirs}/{id}/versions/1/{act}");
            Assert.Equal("stacks.pathwayNotFound", await refused.CodeAsync(HttpStatusCode.NotFound));
            refused = await board.SendAsync(HttpMethod.Post, $"/api/v1/t/{home.Slug}/pathways/{id}/versions/1/{act}");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        foreach (var path in new[] { $"{theirs}/{id}/file?version=1", $"{theirs}/{id}/versions/1/analysis" })
            Assert.Equal(HttpStatusCode.NotFound, (await board.SendAsync(HttpMethod.Get, path)).StatusCode);
        Assert.DoesNotContain(
            (await (await board.SendAsync(HttpMethod.Get, theirs)).JsonAsync()).EnumerateArray(),
            one => one.GetProperty("pathway").GetString() == id
        );
        // The registrar of the house neither writes nor publishes; an author does not publish.
        using var registrar = app.Api(await app.PersonAsync("Rita", (home, Role.Registrar)));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await registrar.SendFileAsync(HttpMethod.Post, $"/api/v1/t/{home.Slug}/pathways/import", file)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await mine.SendAsync(HttpMethod.Post, $"/api/v1/t/{home.Slug}/pathways/{id}/versions/1/publication")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await mine.SendFileAsync(HttpMethod.Put, "/api/v1/alliance/pathways", file)).StatusCode
        );
        using var browser = app.Browser(foreignBoard);
        await browser.PageAsync($"/t/{other.Slug}/pathways/{id}", HttpStatusCode.NotFound);
        using var alliance = app.Api(await app.AllianceAsync());
        await (await alliance.SendAsync(HttpMethod.Post, $"/api/v1/alliance/pathways/{id}/versions/1/publication")).JsonAsync();
        using var own = app.Browser(approver);
        Assert.Contains(
            "in force",
            (await own.PageAsync($"/t/{home.Slug}/pathways/{id}")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static string Deep(int levels) =>
        string.Concat(Enumerable.Repeat("""{"allOf": [""", levels)) + Root + string.Concat(Enumerable.Repeat("]}", levels));

    private async Task<(App App, Institution Home, Person Author, Person Approver)> SetAsync(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        return (
            app,
            home,
            await app.PersonAsync("Anna Author", (home, Role.Author)),
            await app.PersonAsync("Petra Approver", (home, Role.Approver))
        );
    }
}
