using Microsoft.Playwright;
using Testamur.Tests.Shared;

namespace Testamur.EndToEnd;

/// <summary>A credential from elsewhere: its holder hands it in, an officer decides without touching the mouse, and the statement says why.</summary>
public sealed class RecognitionWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Study = "Bachelor of Environmental Science";

    [Fact]
    public async Task A_foreign_credential_is_handed_in_decided_by_keyboard_and_stated()
    {
        var server = await Server.DemoAsync();
        var axe = new AxeLog();
        var learner = await SignedInAsync(server, axe, "learner-3@belmonte.example.org");
        await AskAsync(learner);
        var officer = await SignedInAsync(server, axe, "recognition-1@nordhaven.example.org");
        await DecideAsync(officer);
        await learner.Page.ReloadAsync();
        await learner.SeesAsync("Recognised in full");
        await learner.PictureAsync("recognition-answer");
        await SeeStatementAsync(learner);
        await DecideRoutineAsync(officer);
        Assert.Empty(axe.Findings);
    }

    private static async Task AskAsync(Visitor learner)
    {
        await learner.GoToAsync("/my/recognitions");
        await learner.FollowAsync("Have something recognised");
        await learner.PictureAsync("recognition-ask");
        await learner
            .Page.Locator("main input[type=file]")
            .First.SetInputFilesAsync(Path.Combine(RepositoryRoot.Path, "tests", "Samples", "elm", "mc-annex1-sealed.jws.json"));
        await learner.PickAsync("target", "nordhaven/");
        await learner.FillAsync("study", Study);
        await learner.PressAsync("Hand it in");
        await learner.SeesAsync("must answer by");
    }

    private static async Task DecideAsync(Visitor officer)
    {
        await officer.GoToAsync("/t/nordhaven/recognitions");
        await officer.PictureAsync("recognition-queue");
        await officer.ClickAsync(officer.Page.Locator("main tr", new() { HasText = Study }).GetByRole(AriaRole.Link));
        await officer.SeesAsync("The five elements");
        await officer.PictureAsync("recognition-case");
        // The link to the decision is the first thing to reach in the page; from there the prefilled form is sent from its first line.
        await officer.Page.Locator("main a[accesskey=d]").FocusAsync();
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(officer.Page.Locator("input[name=outcome][value=Full]")).ToBeFocusedAsync();
        // The sample names somebody else than the account, so the officer has to choose.
        await officer.Page.Keyboard.PressAsync("Space");
        await officer.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(officer.Page.Locator("input[name=acceptedEcts]")).ToBeFocusedAsync();
        await officer.Page.RunAndWaitForResponseAsync(
            () => officer.Page.Keyboard.PressAsync("Enter"),
            answer => answer.Request.ResourceType == "document" && answer.Status == 200
        );
        await officer.SeesAsync("The applicant was told");
        await officer.CheckAsync();
    }

    /// <summary>A routine case, whose form the documents fill, from the list to the answer: two keys, the case that is due first and the decision.</summary>
    private static async Task DecideRoutineAsync(Visitor officer)
    {
        await officer.GoToAsync("/t/belmonte/recognitions");
        var keys = 0;
        await KeyAsync('n');
        await officer.SeesAsync("The five elements");
        await KeyAsync('s');
        await officer.SeesAsync("The applicant was told");
        Assert.Equal(2, keys);
        // One more, and the list is there for the next.
        await KeyAsync('n');
        await officer.SeesAsync("To count for");

        // A browser without a window does not act on access keys: what carries the key, and must be the only one, is pressed.
        async Task KeyAsync(char letter)
        {
            keys++;
            var bearer = officer.Page.Locator($"main [accesskey={letter}]");
            await Assertions.Expect(bearer).ToHaveCountAsync(1);
            await officer.ClickAsync(bearer);
        }
    }

    private static async Task SeeStatementAsync(Visitor learner)
    {
        await learner.FollowAsync("See and save the statement of recognition");
        await learner.SeesAsync(Study);
        await learner.PictureAsync("recognition-statement");
        var download = await learner.Page.RunAndWaitForDownloadAsync(() =>
            learner.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Save the sealed statement" }).ClickAsync()
        );
        var file = await File.ReadAllTextAsync(await download.PathAsync());
        await learner.GoToAsync("/verify");
        await learner.FillAsync("text", file);
        await learner.ClickAsync(learner.Page.Locator("main form button").Last);
        await Assertions.Expect(learner.Page.Locator("[data-verdict]").First).ToHaveAttributeAsync("data-verdict", "valid");
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
