using System.Net;
using System.Text.Json;
using Testamur.Credentials.Status;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;
using Xunit.Abstractions;

namespace Testamur.Faults.Scenarios;

public sealed class F07RevokeAndPublish(ITestOutputHelper output)
{
    private const int Credentials = 50;

    [Fact]
    public async Task What_is_published_in_the_end_is_what_was_decided_last_and_no_version_is_older_than_the_one_before()
    {
        var chances = Run.Chances(output);
        var acts = Run.Size(200, least: 60);
        await using var world = await World.StartAsync(settings: new() { ["Testamur:Issuing:PublishSeconds"] = "1" });
        using var one = world.At(0);
        using var other = world.At(1);
        await one.SetPolicyAsync(undoMinutes: 0, suspendable: true);
        var batch = await world.PreviewAsync(one, Credentials);
        await one.ConfirmAsync(batch);
        await world.DoneAsync(batch);
        var credentials = await one.CredentialsAsync();

        using var end = new CancellationTokenSource();
        var watched = PublishedList.WatchAsync(other, credentials[0].Entry().List, TimeSpan.FromMilliseconds(50), end.Token);
        var chosen = Enumerable
            .Range(0, acts)
            .Select(_ => (Kind: chances.Pick<string>(["suspend", "reinstate", "revoke"]), On: chances.Below(Credentials)))
            .ToList();
        var done = 0;
        await Parallel.ForEachAsync(
            chosen.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = 20 },
            async (act, _) =>
            {
                var registrar = act.Index % 2 == 0 ? one : other;
                using var answer = await ActAsync(registrar, act.Item.Kind, credentials[act.Item.On].Id());
                if (answer.StatusCode == HttpStatusCode.OK)
                    Interlocked.Increment(ref done);
                else
                    await AssertDoesNotFitAsync(answer);
            }
        );
        output.WriteLine($"{done} of {acts} acts fitted the state they met");
        await Until.TrueAsync("all that was decided is published", async () => await UnpublishedAsync(world) == 0);
        await end.CancelAsync();
        var seen = await watched;

        Assert.Equal(seen.Order(), seen);
        Assert.Equal(
            done,
            await world.AskAsync<long>("SELECT count(*) FROM platform_audit WHERE act = 'issuing.correctionDecided'")
        );
        await AssertPublishedAsync(one, credentials);
        await world.EveryCredentialVerifiesAsync();
    }

    private static Task<HttpResponseMessage> ActAsync(Registrar registrar, string kind, Guid credential) =>
        registrar.Api.SendAsync(
            HttpMethod.Post,
            $"{registrar.Root}/corrections",
            new
            {
                kind,
                reason = "Decided in a race.",
                count = 1,
                credentials = new[] { credential },
            }
        );

    private static async Task AssertDoesNotFitAsync(HttpResponseMessage answer) =>
        Assert.Equal("issuing.nothingToCorrect", await answer.CodeAsync(HttpStatusCode.Conflict));

    private static Task<long> UnpublishedAsync(World world) =>
        world.AskAsync<long>(
            """
            SELECT count(*) FROM issuing_status_lists l
            WHERE (SELECT count(*) FROM issuing_status_events e WHERE e.list = l.id)
                > (SELECT v.events FROM issuing_status_versions v WHERE v.list = l.id ORDER BY v.number DESC LIMIT 1)
            """
        );

    /// <summary>What strangers read, against what the registrar sees.</summary>
    private static async Task AssertPublishedAsync(Registrar registrar, IReadOnlyList<JsonElement> credentials)
    {
        var text = await registrar.ListAsync(credentials[0].Entry().List, StatusListToken.MediaType);
        Assert.True(StatusListToken.TryRead(text, out var token, out _, out var problem), problem);
        foreach (var credential in await registrar.CredentialsAsync())
        {
            var expected =
                IsSet(credential, "revokedAt") ? 1
                : IsSet(credential, "suspendedAt") ? 2
                : 0;
            Assert.Equal(expected, token.List[credential.Entry().Index]);
        }
    }

    private static bool IsSet(JsonElement credential, string name) =>
        credential.GetProperty(name).ValueKind != JsonValueKind.Null;
}
