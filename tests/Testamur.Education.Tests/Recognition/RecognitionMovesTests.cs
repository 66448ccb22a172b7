using Testamur.Education.Recognition;
using static Testamur.Education.Recognition.RecognitionAct;
using static Testamur.Education.Recognition.RecognitionRole;
using static Testamur.Education.Recognition.RecognitionState;

namespace Testamur.Education.Tests.Recognition;

public sealed class RecognitionMovesTests
{
    [Fact]
    public void Every_state_is_reached_and_only_the_last_has_no_way_on()
    {
        var reached = new HashSet<RecognitionState> { Received };
        for (var before = 0; before != reached.Count; )
        {
            before = reached.Count;
            reached.UnionWith(RecognitionMoves.All.Where(move => reached.Contains(move.From)).Select(move => move.To).ToArray());
        }
        Assert.Equal(Enum.GetValues<RecognitionState>(), reached.Order());
        Assert.Equal([Closed], Enum.GetValues<RecognitionState>().Where(RecognitionMoves.IsEnd));
    }

    [Fact]
    public void An_act_leads_to_one_state_and_every_move_is_somebodys()
    {
        Assert.Equal(RecognitionMoves.All.Count, RecognitionMoves.All.DistinctBy(move => (move.From, move.Act)).Count());
        Assert.All(RecognitionMoves.All, move => Assert.NotEmpty(move.By));
    }

    [Fact]
    public void The_moves_of_the_field_and_no_others()
    {
        (RecognitionState, RecognitionState)[] expected =
        [
            (Received, Incomplete),
            (Received, Complete),
            (Incomplete, Complete),
            (Complete, Incomplete),
            (Complete, Verified),
            (Verified, Assessing),
            (Assessing, Proposed),
            (Proposed, Decided),
            (Decided, Notified),
            (Notified, Appealed),
            (Appealed, Upheld),
            (Appealed, Changed),
            (Notified, Closed),
            (Upheld, Closed),
            (Changed, Closed),
        ];
        Assert.Equal(expected.Order(), RecognitionMoves.All.Select(move => (move.From, move.To)).Order());
    }

    [Fact]
    public void A_part_that_is_not_named_cannot_move_a_case()
    {
        foreach (var state in Enum.GetValues<RecognitionState>())
        foreach (var act in Enum.GetValues<RecognitionAct>())
        foreach (var role in Enum.GetValues<RecognitionRole>())
            Assert.Equal(
                RecognitionMoves.All.Any(move => move.From == state && move.Act == act && move.By.Contains(role)),
                RecognitionMoves.Find(state, act, role) is not null
            );
        // Those that matter most, by name.
        Assert.Null(RecognitionMoves.Find(Proposed, Decide, Officer));
        Assert.Null(RecognitionMoves.Find(Appealed, Uphold, Decider));
        Assert.Equal(
            [Appeal],
            Enum.GetValues<RecognitionAct>()
                .Where(act =>
                    Enum.GetValues<RecognitionState>().Any(state => RecognitionMoves.Find(state, act, Applicant) is not null)
                )
        );
        Assert.Equal(Appealed, Assert.Single(RecognitionMoves.From(Notified, Applicant)).To);
    }

    [Fact]
    public void The_clock_runs_from_a_complete_file_to_the_decision_and_again_during_an_appeal() =>
        Assert.Equal(
            [Complete, Verified, Assessing, Proposed, Appealed],
            Enum.GetValues<RecognitionState>().Where(RecognitionMoves.ClockRuns)
        );
}
