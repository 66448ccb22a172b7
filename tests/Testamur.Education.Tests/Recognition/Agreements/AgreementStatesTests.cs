using Testamur.Education.Recognition.Agreements;

namespace Testamur.Education.Tests.Recognition.Agreements;

public sealed class AgreementStatesTests
{
    private static readonly DateOnly From = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    [Fact]
    public void Every_state_is_reached_and_an_ended_one_is_never_left()
    {
        var reached = new HashSet<AgreementState> { AgreementState.Draft };
        while (AgreementStates.Moves.Where(move => reached.Contains(move.From)).Any(move => reached.Add(move.To))) { }
        Assert.Equal(Enum.GetValues<AgreementState>(), reached.Order());
        Assert.DoesNotContain(AgreementStates.Moves, move => move.From == AgreementState.Ended);
        Assert.Equal(AgreementStates.Moves.Count, AgreementStates.Moves.DistinctBy(move => (move.From, move.Act)).Count());
        // Nothing but every party's signature leads out of negotiation into force, and a change never keeps what was agreed.
        Assert.All(
            AgreementStates.Moves.Where(move => move.To == AgreementState.Signed && move.From != AgreementState.Signed),
            move => Assert.Equal((AgreementState.Negotiated, AgreementAct.Sign, true), (move.From, move.Act, move.ByEveryParty))
        );
        Assert.All(
            AgreementStates.Moves.Where(move => move.Act == AgreementAct.Change),
            move => Assert.Equal(AgreementState.Draft, move.To)
        );
    }

    [Theory]
    [InlineData(AgreementState.Draft, "2026-06-01", AgreementState.Draft)]
    [InlineData(AgreementState.Negotiated, "2027-06-01", AgreementState.Negotiated)]
    [InlineData(AgreementState.Signed, "2025-12-31", AgreementState.Signed)]
    [InlineData(AgreementState.Signed, "2026-01-01", AgreementState.InForce)]
    [InlineData(AgreementState.Signed, "2026-12-31", AgreementState.InForce)]
    [InlineData(AgreementState.Signed, "2027-01-01", AgreementState.Ended)]
    [InlineData(AgreementState.Suspended, "2026-12-31", AgreementState.Suspended)]
    [InlineData(AgreementState.Suspended, "2027-01-01", AgreementState.Ended)]
    [InlineData(AgreementState.Ended, "2026-06-01", AgreementState.Ended)]
    public void The_calendar_brings_a_signed_version_in_force_and_ends_it(
        AgreementState reached,
        string day,
        AgreementState state
    ) => Assert.Equal(state, AgreementStates.On(reached, From, Last, DateOnly.ParseExact(day, "yyyy-MM-dd", null)));
}
