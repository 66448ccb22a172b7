using System.Net;
using AngleSharp.Html.Dom;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Stacks;

public sealed class DesignerTests(StacksApps apps) : IClassFixture<StacksApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_tree_of_rules_is_built_by_plain_forms_and_comes_into_force(DatabaseKind database)
    {
        var (app, home, author) = await SetAsync(database);
        using var browser = app.Browser(author);
        var id = $"d{home.Slug}";
        var page = await BeginAsync(browser, home, id);
        Assert.Contains("One thing is in the way", (await browser.PageAsync(page)).Body!.TextContent, StringComparison.Ordinal);

        await AddAsync(browser, page, 1, ("kind", "credits"), ("min", "4"), ("issuer", home.Slug), ("level", "6"));
        await AddAsync(browser, page, 1, ("kind", "anyOf"));
        // The new group is the third rule in reading order.
        await AddAsync(browser, page, 3, ("kind", "count"), ("min", "1"), ("max", "2"), ("field", "05"));
        await ConditionAsync(browser, page, ("c-kind", "totalMin"), ("c-number", "6"));
        await ConditionAsync(browser, page, ("c-kind", "maxShare"), ("c-share", "40"), ("c-notIssuer", home.Slug));
        var text = (await browser.PageAsync(page)).Body!.TextContent;
        Assert.Contains($"At least 4 ECTS: from {home.Name}, at EQF level 6 or above", text, StringComparison.Ordinal);
        Assert.Contains("1 to 2 credentials: in the field", text, StringComparison.Ordinal);
        Assert.Contains("At least 6 ECTS in total", text, StringComparison.Ordinal);
        Assert.Contains(
            "At most 40% of the certificate’s credits: not from",
            text.Replace("\u00a0", "", StringComparison.Ordinal).Replace("40 %", "40%", StringComparison.Ordinal),
            StringComparison.Ordinal
        );

        // Up, into the group, changed, removed.
        await ActAsync(browser, page, 3, "up");
        await ActAsync(browser, page, 4, "move", ("r4-group", "root.allOf[0]"));
        await ActAsync(browser, page, 4, "change", ("r4-min", "4.5"));
        await ActAsync(browser, page, 3, "remove");
        var file = await browser.GetStringAsync(new Uri($"{page}/file?version=1", UriKind.Relative));
        Assert.Contains(
            """{"anyOf":[{"credits":{"min":4.5,"selector":{"issuer":"HOME","eqfAtLeast":6}}}]}""".Replace(
                "HOME",
                home.Slug,
                StringComparison.Ordinal
            ),
            string.Concat(file.Where(letter => !char.IsWhiteSpace(letter))),
            StringComparison.Ordinal
        );

        using var board = app.Browser(await app.PersonAsync("Petra Approver", (home, Role.Approver)));
        await board.PostFormAsync(page, "publish");
        Assert.Contains("Version 1, in force", (await board.PageAsync(page)).Body!.TextContent, StringComparison.Ordinal);
        await browser.PostFormAsync(page, "next");
        Assert.Contains("Version 2, draft", (await browser.PageAsync(page)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task Grades_overlaps_and_courses_that_exclude_each_other_are_conditions_too(DatabaseKind database)
    {
        var (app, home, author) = await SetAsync(database);
        using var browser = app.Browser(author);
        var page = await BeginAsync(browser, home, $"k{home.Slug}");
        await AddAsync(browser, page, 1, ("kind", "credential"), ("course", "urn:a"));
        await AddAsync(browser, page, 1, ("kind", "credential"), ("course", "urn:b"));
        await ConditionAsync(browser, page, ("c-kind", "minGrade"), ("c-grade", "C"));
        await ConditionAsync(browser, page, ("c-kind", "noOverlap"), ("c-share", "50"));
        await ConditionAsync(browser, page, ("c-kind", "atMostOneOf"), ("c-among", "urn:a"), ("c-among", "urn:b"));
        var text = (await browser.PageAsync(page)).Body!.TextContent;
        Assert.Contains("Grade C (ECTS scale) or better", text, StringComparison.Ordinal);
        Assert.Contains("At most one of: urn:a, urn:b", text, StringComparison.Ordinal);
        var file = await browser.GetStringAsync(new Uri($"{page}/file?version=1", UriKind.Relative));
        Assert.Contains(
            """[{"minGrade":{"scheme":"ects","atLeast":"C"}},{"noOverlap":{"measure":"containment","threshold":"1/2"}},{"atMostOneOf":["urn:a","urn:b"]}]""",
            string.Concat(file.Where(letter => !char.IsWhiteSpace(letter))),
            StringComparison.Ordinal
        );
        var one = await browser.PostFormAsync(page, "add-condition", ("c-kind", "atMostOneOf"), ("c-among", "urn:a"));
        Assert.Contains("A number is missing", await one.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_contradicts_itself_is_said_at_the_rule_and_does_not_come_into_force(DatabaseKind database)
    {
        var (app, home, author) = await SetAsync(database);
        using var browser = app.Browser(author);
        var id = $"e{home.Slug}";
        var page = await BeginAsync(browser, home, id);
        await AddAsync(browser, page, 1, ("kind", "choose"), ("choose", "3"));
        await AddAsync(browser, page, 2, ("kind", "credits"), ("min", "5"), ("max", "4"), ("issuer", home.Slug));
        var shown = await browser.PageAsync(page);
        Assert.Contains("3 are to be chosen, but there are fewer rules here", At(shown, 2), StringComparison.Ordinal);
        Assert.Contains("At most is less than at least", At(shown, 3), StringComparison.Ordinal);
        Assert.DoesNotContain("At most is less", At(shown, 2), StringComparison.Ordinal);
        using var approver = app.Api(await app.PersonAsync("Petra Approver", (home, Role.Approver)));
        var refused = await approver.SendAsync(HttpMethod.Post, $"/api/v1/t/{home.Slug}/pathways/{id}/versions/1/publication");
        Assert.Equal("stacks.pathwayUnreadable", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));

        // Rules that can be read and still contradict each other.
        await ActAsync(browser, page, 3, "change", ("r3-max", "9"));
        await ActAsync(browser, page, 2, "change", ("r2-choose", "1"));
        await ConditionAsync(browser, page, ("c-kind", "totalMax"), ("c-number", "2"));
        Assert.Contains(
            "The rules contradict one another",
            (await browser.PageAsync(page)).Body!.TextContent,
            StringComparison.Ordinal
        );
        refused = await approver.SendAsync(HttpMethod.Post, $"/api/v1/t/{home.Slug}/pathways/{id}/versions/1/publication");
        Assert.Equal("stacks.pathwayUnmeetable", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_change_on_top_of_somebody_elses_is_refused_and_so_is_what_the_tree_cannot_do(DatabaseKind database)
    {
        var (app, home, author) = await SetAsync(database);
        using var browser = app.Browser(author);
        var page = await BeginAsync(browser, home, $"f{home.Slug}");
        await AddAsync(browser, page, 1, ("kind", "allOf"));
        var stale = await browser.PostFormAsync(page, "add-1", ("revision", "1"), ("a1-kind", "anyOf"));
        Assert.Contains("Somebody else changed this", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var itself = await browser.PostFormAsync(page, "rule-2", ("act", "move"), ("r2-group", "root.allOf[0]"));
        Assert.Contains("A rule cannot stand inside itself", await itself.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var nothing = await browser.PostFormAsync(page, "add-2", ("a2-kind", "credits"), ("a2-min", "two"));
        Assert.Contains("A number is missing", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var root = await browser.PostFormAsync(page, "rule-1", ("act", "remove"));
        Assert.Contains("the outermost rule stays", await root.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Small_numbers_of_people_are_not_told(DatabaseKind database)
    {
        var (app, home, author) = await SetAsync(database);
        var id = $"g{home.Slug}";
        using var api = app.Api(author);
        var file = StacksStage.File(id, home.Slug, """{"credential": {"spec": "urn:""" + id + "\"}}", """[{"totalMin": 1}]""");
        await (await api.SendFileAsync(HttpMethod.Post, $"/api/v1/t/{home.Slug}/pathways/import", file)).JsonAsync();
        for (var people = 1; people <= 5; people++)
        {
            var person = await app.PersonAsync($"Learner {people}");
            apps.Holdings.Of[new(person.Id)] = [app.Held(home, $"urn:{id}", 500)];
            var analysis = await (
                await api.SendAsync(HttpMethod.Get, $"/api/v1/t/{home.Slug}/pathways/{id}/versions/1/analysis")
            ).JsonAsync();
            var told = analysis.GetProperty("qualifying");
            Assert.Equal(people < 5 ? "null" : "5", told.GetRawText());
            Assert.True(analysis.GetProperty("satisfiable").GetBoolean());
            Assert.False(analysis.GetProperty("fromCatalogue").GetBoolean());
            Assert.Equal("notListed", analysis.GetProperty("flaws")[0].GetProperty("code").GetString());
        }
    }

    private static string At(IHtmlDocument page, int rule) => page.QuerySelector($"#rule-{rule} > .card")!.TextContent;

    private static async Task<string> BeginAsync(HttpClient browser, Institution home, string id)
    {
        var list = $"/t/{home.Slug}/pathways";
        await SavedAsync(await browser.PostFormAsync(list, "begin", ("title", "A certificate"), ("id", id), ("ects", "6")));
        return $"{list}/{id}";
    }

    private static async Task AddAsync(HttpClient browser, string page, int group, params (string Name, string Value)[] fields) =>
        await SavedAsync(
            await browser.PostFormAsync(
                page,
                $"add-{group}",
                [.. fields.Select(field => ($"a{group}-{field.Name}", (string?)field.Value))]
            )
        );

    private static async Task ActAsync(
        HttpClient browser,
        string page,
        int rule,
        string act,
        params (string Name, string? Value)[] fields
    ) => await SavedAsync(await browser.PostFormAsync(page, $"rule-{rule}", [("act", act), .. fields]));

    private static async Task ConditionAsync(HttpClient browser, string page, params (string Name, string? Value)[] fields) =>
        await SavedAsync(await browser.PostFormAsync(page, "add-condition", fields));

    // What was saved leads back to the page; a refusal shows it again.
    private static async Task SavedAsync(HttpResponseMessage answer) =>
        Assert.True(
            answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther,
            $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );

    private async Task<(App App, Institution Home, Person Author)> SetAsync(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync("Nordhaven");
        return (app, home, await app.PersonAsync("Anna Author", (home, Role.Author)));
    }
}
