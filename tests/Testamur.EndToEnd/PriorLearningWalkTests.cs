using System.Globalization;
using Microsoft.Playwright;

namespace Testamur.EndToEnd;

/// <summary>From "I can already do this" to a certificate that anybody checks: applicant, referee, adviser, two assessors and an officer, each on their pages.</summary>
public sealed class PriorLearningWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Title = "Telling Stories with Open Data";
    private const string Queue = "/t/belmonte/prior-learning";
    private const string Referee = "secretary@association.example.org";
    private const string Applicant = "Eero Esimerkki";

    [Fact]
    public async Task What_somebody_can_do_already_becomes_a_credential_in_the_wallet_that_verifies()
    {
        var server = await Server.DemoAsync();
        var axe = new AxeLog();
        var learner = await SignedInAsync(server, axe, "learner-4@nordhaven.example.org");
        var adviser = await SignedInAsync(server, axe, "adviser@nordhaven.example.org");
        await AskAsync(learner);
        await AdviseAsync(adviser);
        await DocumentAsync(learner);
        await ConfirmAsync(await chromium.VisitorAsync(server.Address, true, axe), server);
        await learner.Page.ReloadAsync();
        await learner.PressAsync("Hand the portfolio in");
        await learner.SeesAsync("A panel assesses what you handed in.");

        await NameAsync(adviser);
        var first = await SignedInAsync(server, axe, "assessor@belmonte.example.org");
        await AssessAsync(first);
        var second = await SignedInAsync(server, axe, "assessor-2@nordhaven.example.org");
        await AgreeAsync(second);
        await second.PressAsync("Hand over for certification");
        await CertifyAsync(await SignedInAsync(server, axe, "registrar@nordhaven.example.org"));

        var file = await TakeAsync(learner);
        var anybody = await chromium.VisitorAsync(server.Address, true, axe);
        await anybody.GoToAsync("/verify");
        await anybody.FillAsync("text", file);
        await anybody.ClickAsync(anybody.Page.Locator("main form button").Last);
        await Assertions.Expect(anybody.Page.Locator("[data-verdict]").First).ToHaveAttributeAsync("data-verdict", "valid");
        Assert.Empty(axe.Findings);
    }

    private static async Task AskAsync(Visitor learner)
    {
        await learner.GoToAsync("/catalogue?q=stories");
        await learner.FollowAsync(Title);
        await learner.FollowAsync("I can already do this");
        await learner.FillAsync("text", "For three years I have told what our association finds out in open data.");
        await learner.PressAsync("Ask the institution");
        await learner.SeesAsync("Your enquiry is with the institution.");
        foreach (
            var (outcome, text) in new[]
            {
                ("o1", "I look for gaps before we use open data in our reports."),
                ("o2", "I draw the charts of our reports."),
            }
        )
            await learner.FillAsync($"say-{outcome}", text);
        await learner.PressAsync("Save");
    }

    private static async Task AdviseAsync(Visitor adviser)
    {
        await adviser.GoToAsync(Queue);
        await OpenAsync(adviser);
        await adviser.PressAsync("Become the adviser");
        await adviser.PickAsync("mark-o1", "Shown");
        await adviser.PickAsync("mark-o2", "Partly");
        await adviser.FillAsync("note-o2", "A report or somebody who read one would help.");
        await adviser.PressAsync("Save the marks");
        await adviser.PressAsync("Close the identification");
        await adviser.FillAsync("message", "Add your last report, and ask the chair for a reference.");
        await adviser.PressAsync("Send");
        await adviser.SeesAsync("Add your last report");
    }

    private static async Task DocumentAsync(Visitor learner)
    {
        await learner.Page.ReloadAsync();
        await learner.SeesAsync("Evidence that counts for");
        await FoldAsync(learner, "Add a link");
        await learner.FillAsync("link-url", "https://example.org/report");
        await learner.FillAsync("link-title", "Report on shade in the old town");
        await learner.FillAsync("link-origin", "Fictitious association for shade");
        await learner.FillAsync("link-madeOn", Day(-200));
        await learner.TickAsync("link-outcomes", "o1");
        await learner.ClickAsync(learner.Page.Locator("details[open] form button").Last);
        await FoldAsync(learner, "Ask for a reference");
        await learner.FillAsync("reference-contactName", "Greta Vorsitz");
        await learner.FillAsync("reference-contactEmail", Referee);
        await learner.FillAsync("reference-title", "Three years of reports to members");
        await learner.FillAsync("reference-origin", "Fictitious association for shade");
        await learner.FillAsync("reference-madeOn", Day(-100));
        await learner.TickAsync("reference-outcomes", "o2");
        await learner.ClickAsync(learner.Page.Locator("details[open] form button").Last);
        await learner.SeesAsync("Waits for confirmation");
        await learner.PictureAsync("prior-learning", learner.Page.Locator("#missing"));
    }

    private static async Task ConfirmAsync(Visitor referee, Server server)
    {
        await referee.GoToAsync(await Mailbox.LinkAsync(server, Referee, "/prior-learning/confirm/"));
        await referee.SeesAsync("Three years of reports to members");
        await referee.TickAsync("confirmed", "true");
        await referee.PressAsync("Send the answer");
        await referee.SeesAsync("Your answer is recorded");
    }

    private static async Task NameAsync(Visitor adviser)
    {
        await adviser.GoToAsync(Queue);
        await OpenAsync(adviser);
        foreach (var assessor in await adviser.Page.Locator("[name=assessors]").AllAsync())
            await assessor.CheckAsync();
        await adviser.PressAsync("Name the panel");
        await adviser.SeesAsync("has not agreed yet");
    }

    private static async Task AssessAsync(Visitor assessor)
    {
        await assessor.GoToAsync(Queue);
        await OpenAsync(assessor);
        foreach (var outcome in new[] { "o1", "o2" })
        {
            await assessor.TickAsync($"shown-{outcome}", "true");
            await assessor.PickAsync($"method-{outcome}", "Interview");
            await assessor.FillAsync($"reason-{outcome}", "Explained with examples of their own.");
            await assessor.ClickAsync(assessor.Page.Locator($"form:has([name=reason-{outcome}]) button"));
        }

        await assessor.FillAsync("how", "Passport, by video");
        await assessor.PickAsync("supervision", "supervised-with-id-verification");
        await assessor.PressAsync("Record the check");
        await assessor.PressAsync("I stand by all decisions");
        await assessor.PictureAsync("prior-learning-panel", assessor.Page.Locator("#outcome-o2"));
    }

    private static async Task AgreeAsync(Visitor assessor)
    {
        await assessor.GoToAsync(Queue);
        await OpenAsync(assessor);
        await assessor.PressAsync("I stand by all decisions");
    }

    private static async Task CertifyAsync(Visitor officer)
    {
        await officer.GoToAsync(Queue);
        await officer.PictureAsync("prior-learning-queue");
        await OpenAsync(officer);
        await officer.FillAsync("reason", "The panel found every outcome shown.");
        await officer.PressAsync("Certify");
        await officer.SeesAsync("Every outcome was shown and the micro-credential awarded.");
    }

    /// <returns>The credential as it is saved.</returns>
    private static async Task<string> TakeAsync(Visitor learner)
    {
        await learner.Page.ReloadAsync();
        await learner.SeesAsync("The micro-credential is yours.");
        for (var attempt = 0; attempt < 60; attempt++)
        {
            await learner.GoToAsync("/my/wallet");
            if (await learner.HasAsync(Title))
                break;
            await Task.Delay(500);
        }

        await learner.FollowAsync(Title);
        await learner.PressAsync("Take it into my wallet");
        var download = await learner.Page.RunAndWaitForDownloadAsync(() =>
            learner.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Save as JSON" }).ClickAsync()
        );
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    private static string Day(int from) =>
        TimeProvider.System.GetUtcNow().AddDays(from).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Task OpenAsync(Visitor visitor) =>
        visitor.ClickAsync(visitor.Page.Locator("main li", new() { HasText = Applicant }).Locator("a").First);

    private static Task FoldAsync(Visitor visitor, string summary) =>
        visitor.Page.Locator("summary", new() { HasText = summary }).First.ClickAsync();

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
