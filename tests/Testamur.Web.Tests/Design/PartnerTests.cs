using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform.Data;
using Testamur.Web.Tests.Catalogue;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Messages;

namespace Testamur.Web.Tests.Design;

/// <summary>People from outside who help with a design by a link.</summary>
public sealed class PartnerTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_partner_reads_the_draft_and_hands_in_once_without_an_account(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, link) = await InvitedAsync(scene, "employer", "Cool Roofs Ltd");
        using var stranger = scene.App.Browser(null);
        var page = await stranger.PageAsync(link);
        Assert.Contains("Cooling", page.Body?.TextContent, StringComparison.Ordinal);
        var empty = await stranger.PostFormAsync(link, "contribute", ("name", "Pia Partner"));
        Assert.Equal(HttpStatusCode.OK, empty.StatusCode);
        var done = await stranger.PostFormAsync(
            link,
            "contribute",
            ("name", "Pia Partner"),
            ("contributions.outcomes", "Say more about roofs."),
            ("endorsement", "Endorsed"),
            ("statement", "We would hire them.")
        );
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        using var program = scene.App.Api(null);
        var again = await program.SendAsync(HttpMethod.Post, $"/api/v1{link}", new { name = "Pia", endorsement = "endorsed" });
        Assert.Equal("design.partnerLinkOver", await again.CodeAsync(HttpStatusCode.Gone));

        var partner = (await scene.GetAsync(scene.Officer, $"/specifications/{id}/1/partners")).GetProperty("partners")[0];
        Assert.Equal(
            ("Pia Partner", "handedIn", "endorsed"),
            (Text(partner, "name"), Text(partner, "state"), Text(partner, "endorsement"))
        );
        var said = partner.GetProperty("contributions")[0];
        Assert.Equal(("outcomes", "Say more about roofs."), (Text(said, "section"), Text(said, "text")));
        using var officer = scene.App.Browser(scene.Officer);
        var seen = (await officer.PageAsync($"/t/{scene.Home.Slug}/design/{id}/1/partners")).Body?.TextContent;
        Assert.Contains("We would hire them.", seen, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_partners_hand_in_is_what_the_design_rules_ask_for_and_taking_it_back_erases_it(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, link) = await InvitedAsync(scene, "thirdSector", "Shade for All");
        Assert.Equal(["Q06", "R01"], await WarnedAsync(scene, id));
        using var program = scene.App.Api(null);
        await (
            await program.SendAsync(
                HttpMethod.Post,
                $"/api/v1{link}",
                new
                {
                    name = "Pia",
                    endorsement = "notEndorsed",
                    statement = "Too short.",
                }
            )
        ).JsonAsync();
        Assert.Empty(await WarnedAsync(scene, id));
        var content = await ContentAsync(scene, id);
        Assert.Equal("Shade for All", content.GetProperty("coDesigners")[0].GetProperty("name").GetProperty("en").GetString());
        Assert.DoesNotContain("Pia", content.GetRawText(), StringComparison.Ordinal);

        await (await program.SendAsync(HttpMethod.Delete, $"/api/v1{link}")).JsonAsync(HttpStatusCode.NoContent);
        var gone = await program.SendAsync(HttpMethod.Get, $"/api/v1{link}");
        Assert.Equal("design.partnerLinkOver", await gone.CodeAsync(HttpStatusCode.Gone));
        var left = (await scene.GetAsync(scene.Author, $"/specifications/{id}/1/partners")).GetRawText();
        Assert.DoesNotContain("Pia", left, StringComparison.Ordinal);
        Assert.DoesNotContain("Shade", left, StringComparison.Ordinal);
        Assert.DoesNotContain("Too short", left, StringComparison.Ordinal);
        Assert.DoesNotContain("Shade", (await ContentAsync(scene, id)).GetRawText(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_ends_when_it_is_taken_back_after_30_days_and_with_the_draft(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, link) = await InvitedAsync(scene, "publicBody", "City of Example");
        using var program = scene.App.Api(null);
        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/submit")).JsonAsync();
        Assert.Equal("design.partnerLinkOver", await CodeAsync(link));
        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/withdraw")).JsonAsync();
        await (await program.SendAsync(HttpMethod.Get, $"/api/v1{link}")).JsonAsync();

        var (other, late) = await InvitedAsync(scene, "prospectiveLearner", "Night School Students");
        scene.App.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal("design.partnerLinkOver", await CodeAsync(late));
        using var author = scene.App.Api(scene.Author); // a month later the first token has run out
        var list = await author.SendAsync(HttpMethod.Get, $"{scene.Root}/specifications/{other}/1/partners");
        var partner = (await list.JsonAsync()).GetProperty("partners")[0];
        Assert.Equal("expired", Text(partner, "state"));
        var path = $"/specifications/{other}/1/partners/{partner.GetProperty("id").GetGuid()}";
        await (await author.SendAsync(HttpMethod.Delete, scene.Root + path)).JsonAsync(HttpStatusCode.NoContent);
        var unknown = await program.SendAsync(HttpMethod.Get, "/api/v1/co-design/nothing");
        Assert.Equal("design.partnerLinkUnknown", await unknown.CodeAsync(HttpStatusCode.NotFound));

        async Task<string?> CodeAsync(string to) =>
            await (await program.SendAsync(HttpMethod.Get, $"/api/v1{to}")).CodeAsync(HttpStatusCode.Gone);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_a_link_used_twice_at_once_one_hands_in(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, link) = await InvitedAsync(scene, "employer", "Cool Roofs Ltd");
        using var program = scene.App.Api(null);
        var body = new { name = "Pia", contributions = new[] { new { section = "outcomes", text = "More." } } };
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => program.SendAsync(HttpMethod.Post, $"/api/v1{link}", body))
        );
        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        var partner = (await scene.GetAsync(scene.Author, $"/specifications/{id}/1/partners")).GetProperty("partners")[0];
        Assert.Equal(1, partner.GetProperty("contributions").GetArrayLength());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_person_with_an_account_said_is_in_their_download(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (_, link) = await InvitedAsync(scene, "peer", "Faculty of Another Place", scene.Approver.Email);
        using var program = scene.App.Api(null);
        await (
            await program.SendAsync(HttpMethod.Post, $"/api/v1{link}", new { name = "Petra", endorsement = "endorsed" })
        ).JsonAsync();
        var data = await (await scene.As(scene.Approver).SendAsync(HttpMethod.Get, "/api/v1/my/data")).JsonAsync();
        var said = data.GetProperty("specifications").GetProperty("contributions")[0];
        Assert.Equal("Faculty of Another Place", Text(said, "organisation"));
        var authors = await (await scene.As(scene.Author).SendAsync(HttpMethod.Get, "/api/v1/my/data")).JsonAsync();
        Assert.Equal(1, authors.GetProperty("specifications").GetProperty("invitedPartners").GetArrayLength());
    }

    // A draft without partners, so that R01 and Q06 ask for some.
    [Theory, OnSqlite, OnPostgres]
    public async Task An_endorsement_of_what_is_published_counts_until_it_is_taken_back(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, link) = await InvitedAsync(scene, "employer", "Cool Roofs Ltd");
        using var program = scene.App.Api(null);
        var said = new { name = "Pia", endorsement = "endorsed" };
        await (await program.SendAsync(HttpMethod.Post, $"/api/v1{link}", said)).JsonAsync();
        Assert.Equal(0, await EndorsementsAsync(scene));
        var content = (await ContentAsync(scene, id)).GetRawText();
        await scene.App.HappenedAsync(scene.Home, new SpecificationPublished(id, 1, content, scene.App.Time.GetUtcNow()));
        Assert.Equal(1, await EndorsementsAsync(scene));
        await (await program.SendAsync(HttpMethod.Delete, $"/api/v1{link}")).JsonAsync(HttpStatusCode.NoContent);
        Assert.Equal(0, await EndorsementsAsync(scene));
    }

    private static Task<long> EndorsementsAsync(Scene scene) =>
        scene.App.InScopeAsync(
            null,
            services =>
                services
                    .Get<AppDb>()
                    .Set<Cell>()
                    .Where(cell => cell.Axis == Axis.Institution && cell.Value == scene.Home.Id.Value.ToString("n"))
                    .Where(cell => cell.Measure == Measures.Endorsed && cell.Part == "employer")
                    .SumAsync(cell => cell.Count)
        );

    private static async Task<(Guid Id, string Link)> InvitedAsync(
        Scene scene,
        string kind,
        string organisation,
        string? email = null
    )
    {
        var content = Scene.GoodContent();
        content.Remove("coDesigners");
        content["review"]?.AsObject().Remove("outside");
        var id = await scene.DraftAsync();
        await scene.SaveAsync(id, 1, content);
        email ??= $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}@example.org";
        await (
            await scene.PostAsync(
                scene.Author,
                $"/specifications/{id}/1/partners",
                new
                {
                    email,
                    kind,
                    organisation,
                }
            )
        ).JsonAsync();
        return (id, await scene.App.LinkToAsync(email));
    }

    private static async Task<IEnumerable<string?>> WarnedAsync(Scene scene, Guid id)
    {
        var findings = await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/lint")).JsonAsync();
        return findings
            .EnumerateArray()
            .Select(finding => Text(finding, "rule"))
            .Where(rule => rule is "R01" or "R03" or "Q06")
            .Distinct()
            .Order();
    }

    private static async Task<JsonElement> ContentAsync(Scene scene, Guid id) =>
        (await scene.GetAsync(scene.Author, $"/specifications/{id}/1")).GetProperty("version").GetProperty("content");

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
