using Microsoft.Playwright;

namespace Testamur.EndToEnd;

/// <summary>The demo as the README shows it: every account's start, the larger certificate, and the pictures of the tour.</summary>
public sealed class TourTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "testamur-demo";

    [Fact]
    public async Task The_demo_is_as_the_tour_shows_it()
    {
        var server = await Server.DemoAsync();
        var axe = new AxeLog();
        var anybody = await chromium.VisitorAsync(server.Address, true, axe);
        await anybody.GoToAsync("/");
        await anybody.PictureAsync("home");
        await anybody.GoToAsync("/catalogue");
        await anybody.PictureAsync("catalogue");
        await anybody.GoToAsync("/catalogue?q=Introduction%20to%20Sustainability");
        await anybody.FollowAsync("Introduction to Sustainability");
        await anybody.PictureAsync("offer");
        await CompareAsync(anybody);

        await StaffAsync(server, axe);
        var (file, european) = await LearnerAsync(server, axe);
        await anybody.GoToAsync("/verify");
        await anybody.FillAsync("text", file);
        await anybody.ClickAsync(anybody.Page.Locator("main form button").Last);
        await Assertions.Expect(anybody.Page.Locator("[data-verdict]").First).ToHaveAttributeAsync("data-verdict", "valid");
        await anybody.PictureAsync("verify");
        await anybody.GoToAsync("/verify");
        await anybody.FillAsync("text", european);
        await anybody.ClickAsync(anybody.Page.Locator("main form button").Last);
        await Assertions.Expect(anybody.Page.Locator("[data-verdict]").First).ToHaveAttributeAsync("data-verdict", "valid");
        await VerifySamples.TellApartAsync(anybody);
        Assert.Empty(axe.Findings);
    }

    /// <summary>Somebody slips, finds all the same, looks at three offers side by side and takes a plan home.</summary>
    private static async Task CompareAsync(Visitor anybody)
    {
        await anybody.GoToAsync("/catalogue?q=sustainabilty");
        await anybody.SeesAsync("This is what was found for “sustainability”.");
        await anybody.GoToAsync("/catalogue?eqf=6&eqf=7&sort=size");
        foreach (var offer in new[] { 0, 3, 6 })
            await anybody.Page.Locator("main input[type=checkbox][name=offer]").Nth(offer).CheckAsync();
        await anybody.PressAsync("Compare the chosen");
        await anybody.SeesAsync("Three offers, in the same units");
        await anybody.PictureAsync("compare");
        await anybody.FollowAsync("Make a plan of them");
        await anybody.SeesAsync("All together");
        await anybody.PictureAsync("plan");
    }

    private async Task StaffAsync(Server server, AxeLog axe)
    {
        var author = await SignedInAsync(server, axe, "author-1@belmonte.example.org");
        await author.GoToAsync("/t/belmonte/design");
        // Another walk may have renamed it before.
        await author.FollowAsync("Stories with Open Data");
        await author.PictureAsync("designer");

        var officer = await SignedInAsync(server, axe, "qa@wzorowo.example.org");
        await officer.GoToAsync("/t/nordhaven/reviews");
        await officer.FollowAsync("Challenge: Cooling Our City");
        await officer.PictureAsync("review");
        await officer.FollowAsync("Dossier for AQU Catalunya");
        await officer.PictureAsync("dossier");
        await officer.GoToAsync("/t/nordhaven/reviews/renewals");
        await officer.SeesAsync("Challenge: Cooling Our City");
        await officer.PictureAsync("renewals");

        var registrar = await SignedInAsync(server, axe, "registrar@nordhaven.example.org");
        await registrar.GoToAsync("/t/wzorowo/issuing");
        await registrar.FollowAsync("Energy Choices at Home");
        await registrar.PictureAsync("batch");

        var administrator = await SignedInAsync(server, axe, "admin@nordhaven.example.org");
        await administrator.GoToAsync("/t/nordhaven/keys");
        await administrator.FollowAsync("Seal for European Digital Credentials");
        await administrator.FillAsync("organizationIdentifier", "12345678");
        await administrator.PressAsync("Make the request");
        await administrator.FillAsync("organizationIdentifier", "VATFI-12345678");
        await administrator.PressAsync("Make the request");
        await administrator.SeesAsync("Waiting for the certificate");
        await administrator.PictureAsync("seal");
        await MandateAsync(administrator);
    }

    /// <summary>One institution lets another seal for it: first an incomplete form, then the mandate, which waits for a second person.</summary>
    private static async Task MandateAsync(Visitor administrator)
    {
        await administrator.GoToAsync("/t/nordhaven/mandates");
        await administrator.Page.Locator("main details:has(form) > summary").ClickAsync();
        await administrator.PickAsync("mandatary", "belmonte");
        await administrator.FillAsync("statement", "Belmonte seals the credentials of the energy series for Nordhaven.");
        await administrator.ClickAsync(administrator.Page.Locator("main form button.act"));
        await administrator.FillAsync("reference", "Cooperation agreement, article 4");
        await administrator.FillAsync("validFrom", "2026-01-01");
        await administrator.ClickAsync(administrator.Page.Locator("main form button.act"));
        await administrator.SeesAsync("Waits for a signature");
    }

    /// <returns>A credential of the learner, as it is saved: as a badge, and sealed for Europass.</returns>
    private async Task<(string Badge, string European)> LearnerAsync(Server server, AxeLog axe)
    {
        var learner = await SignedInAsync(server, axe, "learner-1@nordhaven.example.org");
        await learner.GoToAsync("/my/stacks");
        await learner.SeesAsync("You have 7 of 10 ECTS");
        await learner.SeesAsync("Political Economy of Sustainability");
        await learner.PictureAsync("stacks");
        await learner.GoToAsync("/my/wallet");
        await learner.PictureAsync("wallet");
        // The oldest of that name: when an officer has recognised it in another walk, the statement about it stands before.
        const string Course = "Climate Change: Basics and Answers";
        await learner.ClickAsync(learner.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = Course }).Last);
        await learner.PictureAsync("credential");
        return (await SavedAsync(learner, "Save as JSON"), await SavedAsync(learner, "For Europass"));
    }

    private static async Task<string> SavedAsync(Visitor learner, string link)
    {
        var download = await learner.Page.RunAndWaitForDownloadAsync(() =>
            learner.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync()
        );
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    private async Task<Visitor> SignedInAsync(Server server, AxeLog axe, string email)
    {
        var visitor = await chromium.VisitorAsync(server.Address, true, axe);
        await visitor.GoToAsync("/sign-in");
        await visitor.FillAsync("email", email);
        await visitor.FillAsync("password", Password);
        await visitor.PressAsync("Sign in");
        return visitor;
    }
}
