using System.Net;
using System.Text.RegularExpressions;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Faults.Scenarios;

/// <summary>Nodes behind a proxy: the next request may go to any of them.</summary>
[Collection(TwoNodes.Name)]
public sealed partial class EqualNodes(TwoNodes two)
{
    [Fact]
    [Trait("category", "everyday")]
    public async Task A_form_of_one_node_is_taken_by_the_other_and_whoever_signed_in_there_is_known_to_both()
    {
        var world = await two.WorldAsync();
        var cookies = new CookieContainer();
        using var one = Browser(world.Nodes[0], cookies);
        using var other = Browser(world.Nodes[1], cookies);
        var form = await one.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var fields = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["_handler"] = "sign-in",
                ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
                ["email"] = world.Issuers[0].Email,
                ["password"] = App.Password,
            }
        );
        using var signedIn = await other.PostAsync(new Uri("/sign-in", UriKind.Relative), fields);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);

        var page = new Uri($"/t/{world.Issuers[0].Slug}/issuing", UriKind.Relative);
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(page)).StatusCode);
        using var stranger = Browser(world.Nodes[0], new());
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(page)).StatusCode);
    }

    [Fact]
    public async Task A_node_that_is_told_to_stop_ends_its_chunk_and_the_others_take_its_work_over()
    {
        var rows = Run.Size(2000, least: 300);
        var world = await two.WorldAsync();
        var third = await world.StartNodeAsync(2);
        using var registrar = world.At(2);
        var batch = await world.PreviewAsync(registrar, rows);
        await registrar.ConfirmAsync(batch);
        await Until.TrueAsync("it is under way", async () => await world.SealedAsync(batch) > 0);

        Assert.Equal(0, await third.StopAsync());

        const string Held = "SELECT count(*) FROM qrtz_fired_triggers WHERE instance_name LIKE '%-' || $1";
        Assert.Equal(0, await world.AskAsync<long>(Held, $"{third.Id}"));
        await world.DoneAsync(batch);
        await world.EachRowHasOneCredentialAsync(batch, rows);
    }

    private static HttpClient Browser(Node node, CookieContainer cookies)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false })
        {
            BaseAddress = node.Address,
        };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
