using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Platform.Ids;
using static Testamur.Web.Modules.Issuing.Status.StatusChange;

namespace Testamur.Web.Tests.Recovery;

public sealed class StatusGuardRuleTests
{
    [Theory]
    [InlineData(null, false, false, null)]
    [InlineData(null, true, false, Revoked)]
    [InlineData(null, true, true, Revoked)]
    [InlineData(null, false, true, Suspended)]
    [InlineData(Suspended, false, true, null)]
    [InlineData(Suspended, false, false, Reinstated)]
    [InlineData(Suspended, true, false, Revoked)]
    [InlineData(Reinstated, false, true, Suspended)]
    [InlineData(Reinstated, false, false, null)]
    [InlineData(Revoked, false, false, null)]
    [InlineData(Revoked, false, true, null)]
    public void What_the_published_list_says_and_the_database_does_not_know_is_taken_over(
        object? known,
        bool revoked,
        bool suspended,
        object? expected
    ) => Assert.Equal((StatusChange?)expected, BringUpList.Change(Known((StatusChange?)known), revoked, suspended));

    [Fact]
    public void Without_a_published_list_nothing_is_taken_over() =>
        Assert.Null(BringUpList.Change(Known(Suspended), revoked: null, suspended: null));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"https://a.example/status/1\"}")]
    [InlineData("{\"id\":1,\"credentialSubject\":{\"encodedList\":\"u\"},\"proof\":{\"verificationMethod\":2}}")]
    [InlineData(
        "{\"id\":\"x\",\"validFrom\":\"2026-01-01T00:00:00Z\",\"credentialSubject\":{\"encodedList\":\"uH4sI\"},\"proof\":{\"verificationMethod\":\"did:web:a#s\"}}"
    )]
    public void What_is_no_signed_status_list_is_refused(string text) => Assert.False(PublishedList.TryRead(text, out _));

    private static IReadOnlyList<StatusEvent> Known(StatusChange? change) =>
        change is not { } last
            ? []
            :
            [
                new()
                {
                    Institution = new(Ids.Public()),
                    List = new(Ids.Public()),
                    Index = 7,
                    Change = last,
                    At = TimeProvider.System.GetUtcNow(),
                },
            ];
}
