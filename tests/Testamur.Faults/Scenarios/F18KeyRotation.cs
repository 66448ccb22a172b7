using System.Globalization;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Faults.Scenarios;

public sealed class F18KeyRotation
{
    private const string CacheSeconds = "30";

    [Fact]
    public async Task Keys_rotated_in_the_middle_of_a_batch_are_published_before_they_sign_and_the_old_ones_sign_no_more()
    {
        var rows = Run.Size(2000, least: 400);
        // Small steps on one lane, so that the batch is still under way when it is paused.
        await using var world = await World.StartAsync(
            settings: new()
            {
                ["Testamur:Issuing:TtlSeconds"] = CacheSeconds,
                ["Testamur:Issuing:ChunkSize"] = "10",
                ["Testamur:Issuing:Lanes"] = "1",
            }
        );
        using var one = world.At(0);
        using var other = world.At(1);
        var batch = await world.PreviewAsync(one, rows);
        await one.ConfirmAsync(batch);
        await Until.TrueAsync("a third of it is sealed", async () => await world.SealedAsync(batch) >= rows / 3);
        await (await one.ActAsync(batch, "pause")).JsonAsync();
        var signsFrom = await RotateAsync(one, "credential");
        await RotateAsync(one, "token");

        // Published at once, and by the other node, too; what is signed now is still signed by the old one.
        var document = await other.Api.GetStringAsync(new Uri($"/t/{other.Slug}/did.json", UriKind.Relative));
        Assert.Contains("#credential-2", document, StringComparison.Ordinal);
        Assert.Contains("#token-2", document, StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetUtcNow() < signsFrom);
        await Until.TrueAsync("the new keys sign", () => Task.FromResult(TimeProvider.System.GetUtcNow() > signsFrom));
        await (await other.ActAsync(batch, "continuation")).JsonAsync();
        await world.DoneAsync(batch);

        await world.HoldAsync(batch, rows, node: 1);
        const string Wrong = "SELECT count(*) FROM issuing_credentials WHERE (signed_at < $1) <> (proof_key = 'credential-1')";
        Assert.Equal(0, await world.AskAsync<long>(Wrong, signsFrom.UtcDateTime));
        Assert.InRange(
            await world.AskAsync<long>("SELECT count(*) FROM issuing_credentials WHERE token_key = 'token-2'"),
            1,
            rows - 1
        );
    }

    private static async Task<DateTimeOffset> RotateAsync(Registrar registrar, string role)
    {
        var answer = await registrar.Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/keys/{role}/rotation");
        var key = await answer.JsonAsync();
        return DateTimeOffset.Parse(key.GetProperty("signsFrom").GetString()!, CultureInfo.InvariantCulture);
    }
}
