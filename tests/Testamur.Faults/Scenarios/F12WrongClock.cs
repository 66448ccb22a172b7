using System.Net;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Faults.Scenarios;

public sealed class F12WrongClock
{
    [Theory]
    [InlineData("+2h")]
    [InlineData("-10m")]
    public async Task A_node_with_a_wrong_clock_issues_and_publishes_nothing_and_still_answers_readers(string clock)
    {
        await using var world = await World.StartAsync(nodes: 1);
        var wrong = await world.StartNodeAsync(clock: clock);
        await Until.TrueAsync("somebody is told", async () => await wrong.HealthAsync() == "Degraded");
        // A node that is behind does not count the keys of sessions yet that another one has just made.
        using var misled = await world.SignInAsync(1);
        // The first signing-in at a node hashes the password anew, which ends the sessions from before it.
        using var right = await world.SignInAsync(0);
        var batch = await world.PreviewAsync(misled, 100);
        await AssertRefusedAsync(await misled.ActAsync(batch, "confirmation", new { count = 100 }));
        await right.ConfirmAsync(batch);
        await world.DoneAsync(batch);
        var credentials = await right.CredentialsAsync();
        await AssertRefusedAsync(
            await misled.Api.SendAsync(
                HttpMethod.Post,
                $"{misled.Root}/credentials/{credentials[0].Id()}/revocation",
                new { code = "issuedInError", reason = "It was issued in error." }
            )
        );

        var document = await misled.Api.GetStringAsync(new Uri($"/t/{misled.Slug}/did.json", UriKind.Relative));
        Assert.Contains(misled.Slug, document, StringComparison.Ordinal);
        await world.EachRowHasOneCredentialAsync(batch, 100);
        await world.EveryCredentialVerifiesAsync(1);
        Assert.Equal(
            0,
            await world.AskAsync<long>(
                """
                SELECT (SELECT count(*) FROM issuing_credentials WHERE abs(extract(epoch FROM now() - issued_at)) > 300)
                    + (SELECT count(*) FROM issuing_status_versions WHERE published_at > now())
                """
            )
        );
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage refused)
    {
        using var _ = refused;
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("platform.clockDiffers", await refused.CodeAsync(HttpStatusCode.ServiceUnavailable));
    }
}
