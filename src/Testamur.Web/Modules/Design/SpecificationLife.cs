using System.Collections.Frozen;
using Testamur.Education.Linter;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Identity;
using static Testamur.Web.Modules.Design.SpecificationState;
using ApprovalView = Testamur.Web.Modules.Quality.Contracts.ApprovalView;

namespace Testamur.Web.Modules.Design;

/// <summary>The life of a version: which move leads from where to where, who may make it, and what must be true first. Pure.</summary>
internal static class SpecificationLife
{
    /// <summary>Every allowed move. What is not here is refused.</summary>
    public static IReadOnlyList<AllowedMove> Moves { get; } =
    [
        new(Move.OpenCoDesign, Draft, CoDesign, Permission.DraftSpecification),
        new(Move.CloseCoDesign, CoDesign, Draft, Permission.DraftSpecification),
        new(Move.Submit, Draft, Submitted, Permission.DraftSpecification),
        new(Move.Submit, CoDesign, Submitted, Permission.DraftSpecification),
        new(Move.Withdraw, Submitted, Draft, Permission.DraftSpecification),
        new(Move.StartReview, Submitted, InReview, Permission.ReviewSpecification),
        new(Move.AskForChanges, InReview, ChangesRequested, Permission.ReviewSpecification),
        new(Move.Revise, ChangesRequested, Draft, Permission.DraftSpecification),
        new(Move.Approve, InReview, Approved, Permission.ApproveSpecification),
        new(Move.Reject, InReview, Rejected, Permission.ApproveSpecification),
        new(Move.SendToAgency, Approved, ExternalReview, Permission.ReviewSpecification),
        new(Move.AgencyApproves, ExternalReview, ExternallyApproved, Permission.ReviewSpecification),
        new(Move.AgencyAsksForChanges, ExternalReview, ChangesRequested, Permission.ReviewSpecification),
        new(Move.AgencyRejects, ExternalReview, Rejected, Permission.ReviewSpecification),
        new(Move.Publish, Approved, Published, Permission.PublishSpecification),
        new(Move.Publish, ExternallyApproved, Published, Permission.PublishSpecification),
        new(Move.Suspend, Published, Suspended, Permission.PublishSpecification),
        new(Move.Resume, Suspended, Published, Permission.PublishSpecification),
        new(Move.Retire, Published, Retired, Permission.PublishSpecification),
        new(Move.Retire, Suspended, Retired, Permission.PublishSpecification),
        new(Move.Retire, Lapsed, Retired, Permission.PublishSpecification),
        new(Move.Lapse, Approved, Lapsed, null),
        new(Move.Lapse, Published, Lapsed, null),
        new(Move.ReviewAgain, Lapsed, InReview, Permission.ReviewSpecification),
    ];

    private static readonly FrozenDictionary<(Move, SpecificationState), SpecificationState> Next = Moves.ToFrozenDictionary(
        move => (move.Move, move.From),
        move => move.To
    );

    private static readonly FrozenDictionary<Move, Permission?> Asked = Moves
        .DistinctBy(move => move.Move)
        .ToFrozenDictionary(move => move.Move, move => move.By);

    /// <returns>Where the move leads; null when it may not be made from there.</returns>
    public static SpecificationState? After(Move move, SpecificationState from) =>
        Next.TryGetValue((move, from), out var to) ? to : null;

    public static bool Allows(Move move, SpecificationState from) => After(move, from) is not null;

    /// <summary>Whether the text may still be changed. Changing one that came back makes it a draft again.</summary>
    public static bool IsEditable(this SpecificationState state) => state is Draft or CoDesign or ChangesRequested;

    /// <summary>Whether a new version may follow: what went before is public, over or refused.</summary>
    public static bool MayBeFollowed(this SpecificationState state) =>
        state is Published or Suspended or Retired or Lapsed or Rejected;

    /// <summary>Whether the actor may make the move, and whether it leads anywhere from the state.</summary>
    /// <param name="may">What the actor may do at the institution. A move of the platform itself is nobody's.</param>
    public static Problem? Check(Move move, SpecificationState from, Func<Permission, bool> may) =>
        Asked[move] is { } asked && may(asked) ? CheckMove(move, from) : PlatformProblems.NotAllowed();

    public static Problem? CheckMove(Move move, SpecificationState from) =>
        Allows(move, from) ? null : DesignProblems.WrongState(from.ToString());

    /// <param name="wasPublic">A text that was public once stays frozen, wherever its version stands.</param>
    public static Problem? CheckEdit(SpecificationState state, bool wasPublic) =>
        wasPublic || state is Published or Suspended or Retired or Lapsed ? DesignProblems.Frozen()
        : state.IsEditable() ? null
        : DesignProblems.WrongState(state.ToString());

    public static Problem? CheckSubmit(SpecificationState from, IReadOnlyList<Finding> findings) =>
        CheckMove(Move.Submit, from)
        ?? (findings.Any(finding => finding.Severity == Severity.Error) ? DesignProblems.NotReady(findings) : null);

    /// <summary>What every way to the public needs: an approval that holds today and a right to award.</summary>
    /// <param name="right">The awarding right that covers the day and the level; null when there is none.</param>
    public static Problem? CheckPublic(Move move, SpecificationState from, ApprovalView approval, AwardingRightView? right) =>
        CheckMove(move, from)
        ?? (
            !approval.IsLive ? DesignProblems.ApprovalOver()
            : right is null ? DesignProblems.NoAwardingRight()
            : null
        );
}
