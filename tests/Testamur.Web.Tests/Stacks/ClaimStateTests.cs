using Testamur.Web.Modules.Stacks.Claims;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Tests.Stacks;

/// <summary>The life of a claim: what the table of states names happens, and nothing else.</summary>
public sealed class ClaimStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Officer = new(Guid.Parse("00000000-0000-4000-8000-000000000001"));
    private static readonly PersonId Other = new(Guid.Parse("00000000-0000-4000-8000-000000000002"));

    private static readonly Dictionary<string, Func<StackClaim, Problem?>> Moves = new()
    {
        ["evaluate"] = claim => claim.Evaluate(new(true, "{}", "[]", []), null, Now),
        ["submit"] = claim => claim.Submit(),
        ["grant"] = claim => claim.Decide(true, "Met.", Other, Now),
        ["refuse"] = claim => claim.Decide(false, "Not met.", Officer, Now),
        ["issue"] = claim => claim.Issued("urn:uuid:x"),
        ["appeal"] = claim => claim.MakeAppeal("It is met."),
    };

    [Theory]
    [InlineData("", "evaluate")]
    [InlineData("evaluate", "evaluate submit")]
    [InlineData("evaluate submit", "grant refuse")]
    [InlineData("evaluate submit grant", "issue")]
    [InlineData("evaluate submit grant issue", "")]
    [InlineData("evaluate submit refuse", "appeal")]
    [InlineData("evaluate submit refuse appeal", "grant")]
    [InlineData("evaluate submit refuse appeal grant", "issue")]
    public void From_each_state_only_the_moves_of_the_table_are_possible(string way, string possible)
    {
        foreach (var (name, move) in Moves)
        {
            var claim = After(way);
            var (before, revision) = (claim.State, claim.Revision);
            var refused = move(claim);
            Assert.Equal(possible.Split(' ').Contains(name), refused is null);
            if (refused is null)
                continue;
            Assert.Equal(before, claim.State);
            Assert.Equal(revision, claim.Revision);
        }
    }

    [Fact]
    public void A_claim_that_is_not_met_is_not_handed_in()
    {
        var claim = After("");
        Assert.Null(claim.Evaluate(new(false, "{}", null, []), null, Now));
        Assert.Equal("stacks.notMet", claim.Submit()?.Code);
    }

    [Fact]
    public void An_appeal_is_decided_by_somebody_else_and_made_once()
    {
        var claim = After("evaluate submit refuse appeal");
        Assert.Equal("stacks.sameOfficer", claim.Decide(true, "Met.", Officer, Now)?.Code);
        Assert.Null(claim.Decide(false, "Still not met.", Other, Now));
        Assert.Equal(ClaimState.Refused, claim.State);
        Assert.Equal("stacks.appealedBefore", claim.MakeAppeal("Again.")?.Code);
    }

    [Fact]
    public void A_refused_claim_leaves_room_for_a_new_one_and_an_appeal_takes_it_again()
    {
        var claim = After("evaluate submit");
        Assert.NotNull(claim.OpenKey);
        Assert.Null(claim.Decide(false, "Not met.", Officer, Now));
        Assert.Null(claim.OpenKey);
        Assert.Null(claim.MakeAppeal("It is met."));
        Assert.NotNull(claim.OpenKey);
    }

    private static StackClaim After(string way)
    {
        var claim = new StackClaim
        {
            Institution = new(Guid.Parse("00000000-0000-4000-8000-000000000003")),
            Id = new(Guid.Parse("00000000-0000-4000-8000-000000000004")),
            Person = new(Guid.Parse("00000000-0000-4000-8000-000000000005")),
            Pathway = "p",
            PathwayVersion = 1,
            CreatedAt = Now,
            Award = Guid.Parse("00000000-0000-4000-8000-000000000006"),
        }.Opened();
        foreach (var move in way.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Assert.Null(Moves[move](claim));
        return claim;
    }
}
