namespace Testamur.EndToEnd;

/// <summary>From a draft to a line in the matrix, and from a wallet to a recognition that nobody had to decide.</summary>
public sealed class AgreementWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Draft = "What Nordhaven could recognise from Belmonte";
    private static readonly string[] Parties = ["nordhaven", "belmonte"];

    [Fact]
    public async Task Two_parties_agree_and_sign_a_gap_is_closed_and_what_is_in_scope_is_recognised_at_once()
    {
        var server = await Server.DemoAsync();
        var axe = new AxeLog();
        var anybody = await chromium.VisitorAsync(server.Address, true, axe);
        await anybody.GoToAsync("/agreements");
        await anybody.SeesAsync("2 pairs of members have nothing in force.");

        var officer = await SignedInAsync(server, axe, "recognition-1@nordhaven.example.org");
        var board = await SignedInAsync(server, axe, "board@nordhaven.example.org");
        await EachPartyAsync(officer, "Agree to this text");
        await officer.SeesAsync("Every party agreed.");
        await officer.FollowAsync("Change");
        await officer.SeesAsync("Somebody agreed to this text.");
        await officer.PictureAsync("agreement-edit");
        await EachPartyAsync(board, "Sign with the institution’s key");
        await board.SeesAsync("what is in its scope is recognised at once");
        await board.PictureAsync("agreement-own");

        await anybody.GoToAsync("/agreements");
        await anybody.SeesAsync("One pair of members has nothing in force.");
        await anybody.PictureAsync("agreement-matrix");
        await anybody.FollowAsync(Draft);
        await anybody.SeesAsync("Signature checked: valid");
        await anybody.PictureAsync("agreement");

        var learner = await SignedInAsync(server, axe, "learner-2@wzorowo.example.org");
        await AskAsync(learner, "Introduction to Sustainability");
        await learner.SeesAsync("Recognised in full");
        await learner.SeesAsync("Sustainability courses of Nordhaven at Belmonte (fictitious), version 1, clause 1");
        await learner.PictureAsync("agreement-recognised");
        await AskAsync(learner, "Climate Change: Basics and Answers");
        await learner.SeesAsync("must answer by");
        Assert.Empty(axe.Findings);
    }

    /// <summary>Asks Belmonte for credits, from the wallet.</summary>
    private static async Task AskAsync(Visitor learner, string credential)
    {
        await learner.GoToAsync("/my/recognitions/new");
        var choice = learner.Page.Locator("select[name=holding] option", new() { HasText = credential });
        await learner.PickAsync("holding", await choice.GetAttributeAsync("value") ?? "");
        await learner.PickAsync("target", "belmonte/");
        await learner.FillAsync("study", "Bachelor of Environmental Science");
        await learner.PressAsync("Hand it in");
    }

    private static async Task EachPartyAsync(Visitor who, string act)
    {
        foreach (var party in Parties)
        {
            await who.GoToAsync($"/t/{party}/agreements");
            await who.FollowAsync(Draft);
            await who.ConfirmAsync(act, act);
        }
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
