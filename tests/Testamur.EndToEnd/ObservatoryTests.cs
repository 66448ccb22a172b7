using Microsoft.Playwright;

namespace Testamur.EndToEnd;

/// <summary>The observatory as anybody sees it: every page has something to show, reads well, and its report fits on paper.</summary>
public sealed class ObservatoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    // A4 less its margins, in CSS pixels.
    private const int PaperWidth = 658;

    [Fact]
    public async Task Every_page_of_the_observatory_has_something_to_show()
    {
        var server = await Server.DemoAsync();
        var axe = new AxeLog();
        var anybody = await chromium.VisitorAsync(server.Address, true, axe);
        await anybody.GoToAsync("/observatory");
        await anybody.PictureAsync("observatory");
        await FiguresAsync(anybody);
        await StudiesAsync(anybody);
        await anybody.GoToAsync("/observatory/data");
        await anybody.PictureAsync("observatory-data");
        await anybody.GoToAsync("/observatory/data/impact");
        Assert.Empty(axe.Findings);

        await anybody.GoToAsync("/observatory/report");
        await anybody.PictureAsync("observatory-report");
        Assert.Empty(await TooWideAsync(anybody.Page));
        Assert.Empty(axe.Findings);
    }

    private static async Task FiguresAsync(Visitor anybody)
    {
        await anybody.GoToAsync("/observatory/indicators");
        await anybody.PictureAsync("observatory-indicators");
        await anybody.GoToAsync("/observatory/indicators/k03");
        await anybody.SeesAsync("in the baseline");
        await anybody.PictureAsync("observatory-indicator");
        await anybody.PictureAsync("observatory-time", anybody.Page.Locator("#series"));
        await anybody.PictureAsync("observatory-map", anybody.Page.Locator("svg.map"));
        await anybody.GoToAsync("/observatory/impact");
        await anybody.SeesAsync("Active citizens: 3.08 of 5 after 6 months, 3.37 after 18");
        await anybody.PictureAsync("observatory-impact");
        await anybody.GoToAsync("/observatory/surveys");
        await anybody.SeesAsync("41 of 64 answered");
        await anybody.PictureAsync("observatory-surveys");
    }

    private static async Task StudiesAsync(Visitor anybody)
    {
        await anybody.GoToAsync("/observatory/waves");
        await anybody.FollowAsync("Five alliances, second look (fictitious)");
        await anybody.FollowAsync("What changed beside “Five alliances, first look (fictitious)”");
        await anybody.SeesAsync("4 of 4 alliances");
        await anybody.PictureAsync("observatory-waves");
        await anybody.GoToAsync("/observatory/books/alliance-matrix");
        await anybody.PictureAsync("observatory-book");
        await anybody.GoToAsync("/observatory/reviews");
        await anybody.FollowAsync("Short courses on repair and reuse (fictitious)");
        await anybody.SeesAsync("Reports taken in: 5, of 12 records found");
        await anybody.PictureAsync("observatory-review");
        await anybody.GoToAsync("/observatory/reviews/erasmus-2023");
        await anybody.PictureAsync("observatory-erasmus");
        await anybody.GoToAsync("/observatory/reproduction");
        await anybody.SeesAsync("6 of 30 published figures");
        await anybody.PictureAsync("observatory-reproduction");
    }

    /// <summary>What would be cut off on paper; what lies across has more room.</summary>
    private static async Task<string[]> TooWideAsync(IPage page)
    {
        await page.SetViewportSizeAsync(PaperWidth, 900);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        return await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.report .chapter:not(.wide) :is(table, svg, p, h2, h3, h4)')]
              .filter(part => part.getBoundingClientRect().right > innerWidth + 1)
              .map(part => part.outerHTML.slice(0, 120))
            """
        );
    }
}
