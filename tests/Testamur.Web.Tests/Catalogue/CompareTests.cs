using System.Net;
using AngleSharp.Dom;
using Testamur.Education.Specifications;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Catalogue;

public sealed class CompareTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Offers_stand_side_by_side_and_the_page_says_what_cannot_be_compared(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var first = await app.PublishAsync(home, Offer("First", 3, 75, new(120, "EUR", LangText.Empty)));
        var second = await app.PublishAsync(home, Offer("Second", 3, 84, new(90, "EUR", LangText.Empty)));
        var third = await app.PublishAsync(home, Offer("Third", 3, 84, new(90, "PLN", LangText.Empty)) with { EqfLevel = null });
        await app.OpenOfferingAsync(home, second, startsIn: 50);
        using var browser = app.Browser(null);

        var two = await browser.PageAsync($"/catalogue/compare?offer={first}&offer={second}");
        Assert.Equal("Two offers, in the same units", two.QuerySelector("h1")!.TextContent);
        Assert.Equal(["First", "Second"], two.QuerySelectorAll("th[scope=col] .title").Select(title => title.TextContent));
        Assert.Equal(["75 hours", "84 hours"], Cells(two, "Hours of work"));
        Assert.Equal("A credit stands for 25, 28 hours", Unlike(two, "Hours of work"));
        Assert.Equal(["€120", "€90"], Cells(two, "Price").Select(Plain));
        Assert.Equal("€90", Plain(Assert.Single(Row(two, "Price").QuerySelectorAll("td.best")).FirstChild!.TextContent));
        Assert.Null(Unlike(two, "Price"));
        Assert.Single(Row(two, "Next start").QuerySelectorAll("td.best"));
        Assert.Empty(Row(two, "Credits").QuerySelectorAll("td.best"));

        var three = await browser.PageAsync($"/catalogue/compare?offer={first}&offer={second}&offer={third}&offer={first}");
        Assert.Equal("Different currencies, nothing is converted", Unlike(three, "Price"));
        Assert.Empty(Row(three, "Price").QuerySelectorAll("td.best"));
        Assert.Equal("Not stated by all", Unlike(three, "Level"));
        Assert.Equal("Not stated", Cells(three, "Level")[2]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_all_say_alike_can_be_hidden_and_is_named(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var first = await app.PublishAsync(home, Offer("First", 3, 75, new(0, "EUR", LangText.Empty)));
        var second = await app.PublishAsync(home, Offer("Second", 4, 100, new(0, "EUR", LangText.Empty)));
        using var browser = app.Browser(null);
        var page = await browser.PageAsync($"/catalogue/compare?offer={first}&offer={second}");
        var fewer = await browser.PageAsync(
            page.QuerySelectorAll("a.btn").Single(link => link.TextContent == "Only where they differ").GetAttribute("href")!
        );
        Assert.Equal(["Credits", "Hours of work"], fewer.QuerySelectorAll("tbody th[scope=row]").Select(row => row.TextContent));
        Assert.Contains("Price", fewer.QuerySelector(".method")!.TextContent);
    }

    [Fact]
    public async Task A_choice_that_is_no_comparison_is_refused_in_words()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        var home = await app.InstitutionAsync();
        var one = await app.PublishAsync(home, Offer("One", 1, 25, new(0, "EUR", LangText.Empty)));
        using var browser = app.Browser(null);
        foreach (var query in new[] { "", $"offer={one}", $"offer={one}&offer={one}", Many(5) })
            Assert.Contains("Choose two to four", await RefusedAsync($"compare?{query}"));
        foreach (var query in new[] { $"offer={one}&offer=x", $"offer={one}&offer={Guid.Empty}" })
            Assert.Contains("is not in the catalogue", await RefusedAsync($"compare?{query}"));
        Assert.Contains("Choose one to twelve", await RefusedAsync("plan"));
        Assert.Contains("Choose one to twelve", await RefusedAsync($"plan?{Many(13)}"));

        async Task<string> RefusedAsync(string path) =>
            (await browser.PageAsync($"/catalogue/{path}", HttpStatusCode.UnprocessableEntity))
                .QuerySelector("main")!
                .TextContent;

        static string Many(int count) =>
            string.Join('&', Enumerable.Range(1, count).Select(n => $"offer={new Guid(n, 0, 0, new byte[8])}"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_plan_sums_up_in_the_order_of_starts_and_says_what_it_does_not_know(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var later = await app.PublishAsync(home, Offer("Later", 2, 50, new(20, "EUR", LangText.Empty)));
        var sooner = await app.PublishAsync(home, Offer("Sooner", 3, 75, new(10.5m, "EUR", LangText.Empty)));
        var never = await app.PublishAsync(home, Offer("Never", 1, 25, null));
        await app.OpenOfferingAsync(home, later, startsIn: 40);
        await app.OpenOfferingAsync(home, sooner, startsIn: 20); // runs for thirty days
        using var browser = app.Browser(null);

        var plan = await browser.PageAsync(
            $"/catalogue/plan?offer={never}&offer={later}&offer={sooner}&name={Uri.EscapeDataString("A <plan>")}"
        );
        Assert.Equal("A <plan>", plan.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Sooner", "Later", "Never"], plan.QuerySelectorAll("ol h2").Select(title => title.TextContent));
        var facts = plan.QuerySelectorAll("dl dd").Select(fact => Plain(fact.TextContent));
        Assert.Equal(["6 ECTS", "150 hours", "€30.50, and 1 that does not say"], facts);
        Assert.Contains("Some of these run at the same time.", plan.QuerySelector("main")!.TextContent);

        var found = await browser.PageAsync(
            plan.QuerySelectorAll("a.btn").First(link => link.TextContent == "Find more").GetAttribute("href")!
        );
        Assert.Contains("3 offers are in your plan.", found.QuerySelector("main")!.TextContent);
        Assert.Equal(3, found.QuerySelectorAll("form#compare input[type=hidden][name=offer]").Length);
    }

    private static Specification Offer(string title, decimal ects, decimal hours, Price? price) =>
        CatalogueFixture.Named(title, "") with
        {
            Title = LangText.Of("en", title),
            Ects = Ects.From(ects),
            Hours = hours,
            Price = price,
        };

    private static IElement Row(IDocument page, string label) =>
        page.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th[scope=row]")?.FirstChild?.TextContent == label);

    private static string[] Cells(IDocument page, string label) =>
        [.. Row(page, label).QuerySelectorAll("td").Select(cell => cell.FirstChild!.TextContent)];

    private static string? Unlike(IDocument page, string label) =>
        Row(page, label).QuerySelector("th .label")?.TextContent.Trim();

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Trim();
}
