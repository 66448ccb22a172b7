using Xunit;

namespace Testamur.Tests.Shared;

public sealed class NodePeersTests
{
    private static readonly DateTimeOffset Now = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken Never = CancellationToken.None;

    [Theory]
    [InlineData("eddsa-jcs-2022")]
    [InlineData("ecdsa-rdfc-2019")]
    public async Task A_peer_accepts_what_it_issued_and_no_changed_value(string suite)
    {
        var peers = await NodePeers.SharedAsync();
        var issued = await peers.IssueAsync(suite, null, Never);

        Assert.Equal(new PeerVerdict(true, null), await peers.VerifyAsync(issued.Secured, [], Now, Never));
        Assert.Empty(await peers.SchemaErrorsAsync(issued.Secured, Never));
        Assert.Null(await peers.ExpandErrorAsync(issued.Secured, Never));
        var tampering = await peers.TamperAsync(issued.Secured, [], Now, Never);
        Assert.True(tampering.Tried > 20);
        Assert.Empty(tampering.Accepted);
    }

    [Fact]
    public async Task A_peer_accepts_its_own_token_and_no_flipped_bit()
    {
        var peers = await NodePeers.SharedAsync();
        var issued = await peers.IssueJwtAsync(null, Never);

        Assert.Equal(new PeerVerdict(true, null), await peers.VerifyJwtAsync(issued.Secured, [], Now, Never));
        Assert.Empty((await peers.TamperJwtAsync(issued.Secured, [], Now, Never)).Accepted);
    }

    [Fact]
    public async Task Many_questions_at_once_each_get_their_own_answer()
    {
        var peers = await NodePeers.SharedAsync();
        var issued = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => peers.IssueAsync("eddsa-jcs-2022", null, Never)));

        var verdicts = await Task.WhenAll(issued.Select(badge => peers.VerifyAsync(badge.Secured, [], Now, Never)));

        Assert.Equal(50, issued.Select(badge => badge.Did).Distinct().Count());
        Assert.All(verdicts, verdict => Assert.True(verdict.Verified));
    }

    [Fact]
    public async Task A_question_the_peers_do_not_know_is_an_error_and_the_next_is_answered()
    {
        await using var peers = await NodePeers.StartAsync(Never);

        await Assert.ThrowsAsync<InvalidOperationException>(() => peers.AskAsync("constructor", [], Never));
        Assert.NotEmpty((await peers.IssueJwtAsync(null, Never)).Secured);
    }
}
