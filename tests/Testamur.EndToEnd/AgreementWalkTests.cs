namespace Testamur.EndToEnd;

/// <summary>From a draft to a line in the matrix: two universities agree to one text, sign it, and everybody sees what is recognised.</summary>
public sealed class AgreementWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Draft = "What Nordhaven could recognise from Belmonte";
    private static readonly string[] Parties = ["nordhaven", "belmonte"];

    [Fact]
    public async Task Two_parties_agree_and_sign_and_a_gap_of_the_matrix_is_closed()
    {
        await using var server = await Server.StartAsync(null, demo: true);
        var axe = new AxeLog();
        var anybody = await chromium.VisitorAsync(server.Address, true, axe);
        await anybody.GoToAsync("/agreements");
        await anybody.SeesAsync("2 pairs of members have nothing in force.");

        var registrar = await SignedInAsync(server, axe, "registrar@nordhaven.example.org");
        var board = await SignedInAsync(server, axe, "board@nordhaven.example.org");
        await EachPartyAsync(registrar, "Agree to this text");
        await registrar.SeesAsync("Every party agreed.");
        await registrar.FollowAsync("Change");
        await registrar.SeesAsync("Somebody agreed to this text.");
        await registrar.PictureAsync("agreement-edit");
        await EachPartyAsync(board, "Sign with the institution’s key");
        await board.SeesAsync("what is in its scope is recognised at once");
        await board.PictureAsync("agreement-own");

        await anybody.GoToAsync("/agreements");
        await anybody.SeesAsync("One pair of members has nothing in force.");
        await anybody.PictureAsync("agreement-matrix");
        await anybody.FollowAsync(Draft);
        await anybody.SeesAsync("Signature checked: valid");
        await anybody.PictureAsync("agreement");
        Assert.Empty(axe.Findings);
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
