using System.Globalization;
using Microsoft.Playwright;

namespace Testamur.EndToEnd;

/// <summary>Who else pays: a learner looks, enrols with support and plans with a counsellor, who prints the plan.</summary>
public sealed class FundingWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Course = "Energy Choices at Home";
    private const string Sum = "Price €300, support €200, you pay €100.";

    [Fact]
    public async Task A_learner_enrols_with_support_and_plans_with_a_counsellor_who_prints_the_plan()
    {
        var server = await Server.DemoAsync();
        var axe = new AxeLog();
        var registrar = await SignedInAsync(server, axe, "registrar@nordhaven.example.org");
        await OfferAsync(registrar);
        var learner = await SignedInAsync(server, axe, "learner-1@nordhaven.example.org");
        await EnrolAsync(learner);
        var code = await AskForCounselAsync(learner);
        await PlanAsync(await SignedInAsync(server, axe, "counsellor@nordhaven.example.org"), code);
        await learner.GoToAsync("/my/counselling");
        await learner.FollowAsync("Micro-credential in Sustainability");
        await learner.SeesAsync("Two evenings a week are free.");
        await registrar.GoToAsync("/t/wzorowo/funding?compare=example-learning-account");
        await registrar.SeesAsync("Ida Beispiel");
        await registrar.SeesAsync("and all agree");
        await registrar.PictureAsync("funding");
        Assert.Empty(axe.Findings);
    }

    private static string Day(int from) =>
        TimeProvider.System.GetUtcNow().AddDays(from).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A run of its own, since those of the demo have closed on some days.
    private static async Task OfferAsync(Visitor registrar)
    {
        await registrar.GoToAsync("/t/wzorowo/offerings/new");
        await registrar
            .Page.Locator("main select")
            .First.SelectOptionAsync(new SelectOptionValue { Label = $"{Course}, version 1" });
        await registrar.FillAsync("name", "Evening run");
        await registrar.FillAsync("startsOn", Day(20));
        await registrar.FillAsync("endsOn", Day(80));
        await registrar.FillAsync("enrolUntil", Day(10));
        await registrar.PressAsync("Plan it");
        await registrar.ConfirmAsync("Open for enrolment", "Open for enrolment");
    }

    private static async Task EnrolAsync(Visitor learner)
    {
        await learner.GoToAsync("/my/support");
        await learner.SeesAsync("You have €500 of €500 left to use");
        await learner.GoToAsync("/catalogue?q=energy+home");
        await learner.FollowAsync(Course);
        await learner.SeesAsync(Sum);
        await learner.ClickAsync(learner.Page.Locator("main li", new() { HasText = "Evening run" }).GetByRole(AriaRole.Link));
        await learner.TickAsync("support", "example-learning-account");
        await learner.PictureAsync("enrol");
        await learner.PressAsync("Enrol");
        await learner.GoToAsync("/my/support");
        await learner.SeesAsync("You have €300 of €500 left to use");
        await learner.SeesAsync(Sum);
        await learner.PictureAsync("support");
    }

    /// <returns>The code for the counsellor.</returns>
    private static async Task<string> AskForCounselAsync(Visitor learner)
    {
        await learner.GoToAsync("/my/counselling");
        await learner.PressAsync("Make a code");
        await learner.SeesAsync("Say that you agree");
        await learner.TickAsync("consent", "true");
        await learner.PressAsync("Make a code");
        return await learner.Page.Locator("#code").InputValueAsync();
    }

    private static async Task PlanAsync(Visitor counsellor, string code)
    {
        await counsellor.GoToAsync("/t/nordhaven/counselling");
        await counsellor.FillAsync("code", code);
        await counsellor.PressAsync("See the learner");
        await counsellor.SeesAsync("Ida Beispiel");
        await counsellor.PictureAsync("counsel");
        await counsellor.ConfirmAsync(
            "Make a plan for this goal",
            "Save and share the plan",
            () => counsellor.Page.Locator(":is(dialog, details)[open] textarea").First.FillAsync("Two evenings a week are free.")
        );
        await counsellor.SeesAsync("The plan is saved");
        await counsellor.ClickAsync(counsellor.Page.Locator("section:has(#plans) a").First);
        await counsellor.SeesAsync("Two evenings a week are free.");
        await counsellor.PictureAsync("sheet");
        var paper = await counsellor.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(paper, 0, 4));
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
