using System.Text;

namespace Testamur.EndToEnd;

/// <summary>A small review by three people, from its protocol to the picture that everybody sees.</summary>
public sealed class ReviewWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Tagged = """
        TY  - RPRT
        TI  - Green credentials in small towns
        PY  - 2021
        AN  - A1
        ER  -
        TY  - RPRT
        TI  - Green credentials in small towns
        PY  - 2021
        ER  -
        TY  - RPRT
        TI  - Welding for beginners
        PY  - 2020
        ER  -
        TY  - RPRT
        TI  - No year that is one
        PY  - soon
        ER  -
        """;

    [Fact]
    public async Task Three_people_make_a_review_that_ends_in_its_picture()
    {
        var server = await Server.DemoAsync();
        var axe = new AxeLog();
        var coordinator = await SignedInAsync(server, axe, "admin@nordhaven.example.org");
        var one = await SignedInAsync(server, axe, "author-1@belmonte.example.org");
        var two = await SignedInAsync(server, axe, "registrar@nordhaven.example.org");
        var review = await BeginAsync(coordinator, "author-1@belmonte.example.org", "registrar@nordhaven.example.org");
        await ImportAsync(coordinator, review);

        await ScreenAsync(one, review, "title", ["Take in", "Leave out, not met: It is about higher education"]);
        await ScreenAsync(two, review, "title", ["Take in", "Take in"]);
        await coordinator.GoToAsync($"{review}/conflicts");
        await coordinator.SeesAsync("Welding for beginners");
        await coordinator.Page.GetByLabel("Leave out, not met: It is about higher education").CheckAsync();
        await coordinator.PressAsync("Resolve");
        await coordinator.SeesAsync("No conflicts");
        foreach (var screener in new[] { one, two })
            await ScreenAsync(screener, review, "report", ["Take in"]);
        await coordinator.GoToAsync($"{review}/coding");
        await coordinator.PickAsync("lead", "tertiary");
        await coordinator.TickAsync("competencies", "activeCitizenship");
        await coordinator.PickAsync("delivery", "inPerson");
        await coordinator.PictureAsync("review-coding");
        await coordinator.PressAsync("Save the coding");
        await coordinator.GoToAsync(review);
        await coordinator.ConfirmAsync("Publish", "Publish");

        var anybody = await chromium.VisitorAsync(server.Address, true, axe);
        await anybody.GoToAsync("/observatory/reviews");
        await anybody.FollowAsync("Micro-credentials in 17 Erasmus+ projects");
        await anybody.SeesAsync("earlier counts are not stated");
        await anybody.GoToAsync(review);
        await anybody.SeesAsync("Reports taken in: 1, of 3 records found");
        await anybody.PictureAsync("review-flow");
        Assert.Empty(axe.Findings);
    }

    private static async Task<string> BeginAsync(Visitor coordinator, params string[] reviewers)
    {
        await coordinator.GoToAsync("/observatory/reviews/new");
        await coordinator.FillAsync("title", "Small towns");
        await coordinator.FillAsync("question", "What do projects in small towns teach?");
        await coordinator.FillAsync("sources", "Results platform");
        await coordinator.FillAsync("criteria", "It is about higher education");
        await coordinator.PressAsync("Begin");
        var review = coordinator.Path.Replace("/searches", "", StringComparison.Ordinal);
        foreach (var email in reviewers)
        {
            await coordinator.GoToAsync($"{review}/protocol");
            await coordinator.FillAsync("email", email);
            await coordinator.PressAsync("Add");
        }

        return review;
    }

    private static async Task ImportAsync(Visitor coordinator, string review)
    {
        await coordinator.GoToAsync($"{review}/searches");
        await coordinator.FillAsync("query", "\"micro-credential\", finished projects");
        await coordinator.FillAsync("ranOn", "2024-05-02");
        await coordinator.PressAsync("Add the search");
        await coordinator
            .Page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new Microsoft.Playwright.FilePayload
                {
                    Name = "found.ris",
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes(Tagged),
                }
            );
        await coordinator.PressAsync("Look at it first");
        await coordinator.SeesAsync("Records: 3. Rows that are left out: 1.");
        await coordinator.PictureAsync("review-import");
        await coordinator.PressAsync("Take them in");
        await coordinator.SeesAsync("Taken in: 3. There already: 1. To decide: 0.");
    }

    /// <summary>The choice is made by keyboard, the page works without script.</summary>
    private static async Task ScreenAsync(Visitor screener, string review, string stage, string[] decisions)
    {
        await screener.GoToAsync($"{review}/screening/{stage}");
        foreach (var decision in decisions)
        {
            var choice = screener.Page.GetByLabel(decision, new() { Exact = true });
            await choice.FocusAsync();
            await screener.Page.Keyboard.PressAsync("Space");
            await screener.PressAsync("Decide and go on");
        }

        await screener.SeesAsync("Nothing waits for you");
    }

    private async Task<Visitor> SignedInAsync(Server server, AxeLog axe, string email)
    {
        var visitor = await chromium.VisitorAsync(server.Address, true, axe);
        await visitor.GoToAsync("/sign-in");
        await visitor.FillAsync("email", email);
        await visitor.FillAsync("password", "testamur-demo");
        await visitor.PressAsync("Sign in");
        return visitor;
    }
}
