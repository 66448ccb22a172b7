using Microsoft.Playwright;

namespace Testamur.EndToEnd;

/// <summary>From rules to a larger credential: somebody designs a pathway, a learner asks for it, an officer decides, anybody checks.</summary>
public sealed class StackWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Name = "Sustainability in two parts";
    private const string Larger = "Micro-credential in Sustainability";
    private const string Page = "/t/nordhaven/pathways/two-parts";
    private static readonly string[] Parts = ["Introduction to Sustainability", "Climate Change: Basics and Answers"];

    [Fact]
    public async Task A_designed_pathway_leads_to_a_larger_credential_that_lists_its_parts_and_verifies()
    {
        var server = await Server.DemoAsync();
        var axe = new AxeLog();
        await DesignAsync(await SignedInAsync(server, axe, "author-2@nordhaven.example.org"));
        var board = await SignedInAsync(server, axe, "board@nordhaven.example.org");
        await board.GoToAsync(Page);
        await board.ConfirmAsync("Put in force", "Put in force");
        await board.SeesAsync("Version 1, in force");

        var learner = await SignedInAsync(server, axe, "learner-2@wzorowo.example.org");
        await AskAsync(learner);
        await DecideAsync(await SignedInAsync(server, axe, "registrar@nordhaven.example.org"));
        var file = await TakeAsync(learner);
        var anybody = await chromium.VisitorAsync(server.Address, true, axe);
        await anybody.GoToAsync("/verify");
        await anybody.FillAsync("text", file);
        await anybody.ClickAsync(anybody.Page.Locator("main form button").Last);
        await Assertions.Expect(anybody.Page.Locator("[data-verdict]").First).ToHaveAttributeAsync("data-verdict", "valid");
        foreach (var part in Parts)
            await anybody.SeesAsync(part);
        Assert.Empty(axe.Findings);
    }

    private static async Task DesignAsync(Visitor author)
    {
        await author.GoToAsync("/t/nordhaven/pathways");
        await author.FillAsync("title", Name);
        await author.FillAsync("id", "two-parts");
        await author.FillAsync("ects", "5");
        await author.PressAsync("Begin");
        await author.SeesAsync("One thing is in the way");
        foreach (var part in Parts)
        {
            var group = author.Page.Locator("details", new() { HasText = "Add a rule here" }).First;
            if (await group.GetAttributeAsync("open") is null)
                await group.Locator("summary").First.ClickAsync();
            await author.PickAsync("a1-kind", "credential");
            await author.Page.Locator("select[name=a1-course]").SelectOptionAsync(new SelectOptionValue { Label = part });
            await author.PressAsync("Add the rule");
        }

        await author.Page.Locator("summary", new() { HasText = "Add a condition" }).ClickAsync();
        await author.PickAsync("c-kind", "totalMin");
        await author.FillAsync("c-number", "5");
        await author.PressAsync("Add the condition");
        await author.SeesAsync("At least 5 ECTS in total");
        await author.SeesAsync("Whoever meets everything else meets this, too.");
        await author.SeesAsync("Fewer than 5; small numbers are not shown.");
        await author.Page.Locator("select[name=awards]").SelectOptionAsync(new SelectOptionValue { Label = Larger });
        await author.ClickAsync(author.Page.Locator("form:has(select[name=awards]) button"));
        await author.PictureAsync("pathway");
    }

    private static async Task AskAsync(Visitor learner)
    {
        await learner.GoToAsync("/my/stacks");
        await learner.GoToAsync("/my/stacks/two-parts");
        await learner.SeesAsync("You have everything this certificate asks for.");
        await learner.PressAsync("Ask for the certificate");
        await learner.SeesAsync("Your credentials meet every rule.");
        await learner.PictureAsync("claim");
        await learner.PressAsync("Hand in the claim");
        await learner.SeesAsync("The institution decides now.");
    }

    private static async Task DecideAsync(Visitor registrar)
    {
        await registrar.GoToAsync("/t/nordhaven/claims");
        await registrar.FollowAsync(Name);
        await registrar.SeesAsync("Every rule is met today.");
        foreach (var part in Parts)
            await registrar.SeesAsync(part);
        await registrar.PictureAsync("decision");
        await registrar.TickAsync("grant", "true");
        await registrar.FillAsync("reason", "Both parts were assessed here.");
        await registrar.PressAsync("Decide");
        await registrar.SeesAsync("Both parts were assessed here.");
    }

    /// <returns>The larger credential as it is saved.</returns>
    private static async Task<string> TakeAsync(Visitor learner)
    {
        var claim = learner.Path;
        for (var attempt = 0; attempt < 60 && !await learner.HasAsync("The credential is in your wallet"); attempt++)
        {
            await Task.Delay(500);
            await learner.Page.ReloadAsync();
        }

        Assert.Equal(claim, learner.Path);
        await learner.CheckAsync();
        await learner.GoToAsync("/my/wallet");
        await learner.FollowAsync(Larger);
        await learner.SeesAsync("Made of");
        foreach (var part in Parts)
            await learner.SeesAsync(part);
        await learner.PressAsync("Take it into my wallet");
        var download = await learner.Page.RunAndWaitForDownloadAsync(() =>
            learner.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Save as JSON" }).ClickAsync()
        );
        await learner.FollowAsync(Parts[0]);
        await learner.SeesAsync(Parts[0]);
        return await File.ReadAllTextAsync(await download.PathAsync());
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
