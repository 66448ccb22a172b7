using System.Globalization;

namespace Testamur.EndToEnd;

/// <summary>A whole wave: two people code blind to each other, differ once, somebody else decides, and the table stands beside the published study.</summary>
public sealed class CodingWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Bench = "/observatory/coding/spring";

    [Fact]
    public async Task Two_people_code_a_wave_that_is_reconciled_frozen_published_and_compared_with_the_study()
    {
        var server = await Server.DemoAsync();
        var axe = new AxeLog();
        var anybody = await chromium.VisitorAsync(server.Address, true, axe);
        await anybody.GoToAsync("/observatory/waves/study-2025");
        await anybody.SeesAsync("41 of 65 alliances show at least one of the codes; 26 show exactly one, 6 show three or more");
        await anybody.PictureAsync("observatory-wave");

        var coordinator = await SignedInAsync(server, axe, "admin@nordhaven.example.org");
        var first = await SignedInAsync(server, axe, "author-1@belmonte.example.org");
        var second = await SignedInAsync(server, axe, "qa@wzorowo.example.org");
        await DefineAsync(coordinator);
        await CodeAsync(first, "AP1", "AP3");
        await second.GoToAsync($"{Bench}/civis");
        await second.SeesAsync("0 of 6 codes found");
        await CodeAsync(second, "AP3");

        await coordinator.GoToAsync(Bench);
        await coordinator.ConfirmAsync("Begin to reconcile", "Reconcile");
        await coordinator.SeesAsync("How well the coders agreed before reconciliation");
        await coordinator.PictureAsync("coding-wave");
        await coordinator.FollowAsync("Compare");
        await coordinator.TickAsync("present-AP1", "no");
        await coordinator.FillAsync("reason-AP1", "The project ended before the window.");
        await coordinator.PictureAsync("coding-compare");
        await coordinator.PressAsync("Decide");
        await coordinator.SeesAsync("It does not hold");
        await coordinator.GoToAsync(Bench);
        await coordinator.ConfirmAsync("Freeze the wave", "Freeze");
        await coordinator.ConfirmAsync("Publish the wave", "Publish");

        await anybody.GoToAsync("/observatory/waves/spring");
        await anybody.SeesAsync("1 of 1 alliances show at least one of the codes");
        await anybody.FollowAsync("Evidence for each mark");
        await anybody.SeesAsync("Blind agreement of all coders");
        await anybody.GoToAsync("/observatory/waves/spring");
        await anybody.FollowAsync("What changed beside “Published study of 65 alliances”");
        await anybody.SeesAsync("Only alliances that are in both waves are counted");
        await anybody.PictureAsync("observatory-changes");
        Assert.Empty(axe.Findings);
    }

    private static string Day(int from) =>
        TimeProvider.System.GetUtcNow().AddDays(from).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task DefineAsync(Visitor coordinator)
    {
        await coordinator.GoToAsync("/observatory/coding");
        await coordinator.FillAsync("title", "Spring wave");
        await coordinator.FillAsync("key", "spring");
        await coordinator.PickAsync("book", "alliance-approaches");
        await coordinator.FillAsync("from", Day(-10));
        await coordinator.FillAsync("until", Day(10));
        await coordinator.FillAsync("method", "Own pages of the alliance only.");
        await coordinator.PressAsync("Define the wave");
        await coordinator.FillAsync("units", "Civis");
        await coordinator.PressAsync("Save the alliances");
        await coordinator.FillAsync("coders", "author-1@belmonte.example.org\nqa@wzorowo.example.org");
        await coordinator.PressAsync("Give them the work");
        await coordinator.ConfirmAsync("Start coding", "Start");
        await coordinator.SeesAsync("Until everybody is done nobody sees another");
    }

    private static async Task CodeAsync(Visitor coder, params string[] codes)
    {
        await coder.GoToAsync($"{Bench}/civis");
        foreach (var code in codes)
            await coder.TickAsync("code", code);
        await coder.PressAsync("Save the codes");
        foreach (var code in codes)
        {
            await coder.PickAsync("evidenceCode", code);
            await coder.FillAsync("address", $"https://civis.example.org/{code}");
            await coder.PressAsync("Add the evidence");
        }

        await coder.PictureAsync("coding-unit");
        await coder.ConfirmAsync("I am done", "Done");
        await coder.SeesAsync("You were done with this alliance");
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
