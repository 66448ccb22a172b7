using static Testamur.Education.Recognition.RecognitionAct;
using static Testamur.Education.Recognition.RecognitionRole;
using static Testamur.Education.Recognition.RecognitionState;

namespace Testamur.Education.Recognition;

/// <summary>The life of a recognition case as data: every move there is; any other is refused.</summary>
public static class RecognitionMoves
{
    /// <summary>All moves.</summary>
    public static IReadOnlyList<RecognitionMove> All { get; } =
    [
        new(Received, AskForMore, Incomplete, [Officer, Platform]),
        new(Received, FindComplete, Complete, [Officer, Platform]),
        new(Incomplete, FindComplete, Complete, [Officer, Platform]),
        new(Complete, AskForMore, Incomplete, [Officer]),
        new(Complete, Verify, Verified, [Officer, Platform]),
        // The platform goes on alone only under an agreement; RecognitionDuties holds it to that.
        new(Verified, Assess, Assessing, [Officer, Platform]),
        new(Assessing, Propose, Proposed, [Officer, Platform]),
        new(Proposed, Decide, Decided, [Decider, Platform]),
        new(Decided, Notify, Notified, [Officer, Decider, Platform]),
        new(Notified, Appeal, Appealed, [Applicant]),
        new(Appealed, Uphold, Upheld, [AppealPanel]),
        new(Appealed, Change, Changed, [AppealPanel]),
        new(Notified, Close, Closed, [Officer, Platform]),
        new(Upheld, Close, Closed, [Officer, Platform]),
        new(Changed, Close, Closed, [Officer, Platform]),
    ];

    /// <summary>The move that this act is from a state, in this role; null when there is none.</summary>
    public static RecognitionMove? Find(RecognitionState from, RecognitionAct act, RecognitionRole role) =>
        All.FirstOrDefault(move => move.From == from && move.Act == act && move.By.Contains(role));

    /// <summary>What may be done from a state, in this role.</summary>
    public static IReadOnlyList<RecognitionMove> From(RecognitionState state, RecognitionRole role) =>
        [.. All.Where(move => move.From == state && move.By.Contains(role))];

    /// <summary>True while the time to decide runs: from a complete file to the decision, and again from an appeal to its end.</summary>
    public static bool ClockRuns(RecognitionState state) => state is Complete or Verified or Assessing or Proposed or Appealed;

    /// <summary>True when nothing more can be done.</summary>
    public static bool IsEnd(RecognitionState state) => All.All(move => move.From != state);
}
