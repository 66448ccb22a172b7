using System.Collections.Frozen;
using Testamur.Education.Linter;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using static Testamur.Web.Modules.Design.SpecificationState;

namespace Testamur.Web.Modules.Design;

/// <summary>The life of a version: which state may follow which, and what must be true first. Pure.</summary>
internal static class SpecificationLife
{
    private static readonly FrozenDictionary<SpecificationState, SpecificationState[]> Next = new Dictionary<
        SpecificationState,
        SpecificationState[]
    >
    {
        [Draft] = [CoDesign, Submitted],
        [CoDesign] = [Draft, Submitted],
        [Submitted] = [InReview, Draft],
        [InReview] = [ChangesRequested, Approved, Rejected],
        [ChangesRequested] = [Draft],
        [Approved] = [ExternalReview, Published, Lapsed],
        [Rejected] = [],
        [ExternalReview] = [ExternallyApproved, ChangesRequested, Rejected],
        [ExternallyApproved] = [Published],
        [Published] = [Suspended, Retired, Lapsed],
        [Suspended] = [Published, Retired],
        [Retired] = [],
        [Lapsed] = [InReview, Retired],
    }.ToFrozenDictionary();

    public static bool Allows(SpecificationState from, SpecificationState to) => Next[from].Contains(to);

    /// <summary>Whether the text may still be changed. Changing one that came back makes it a draft again.</summary>
    public static bool IsEditable(this SpecificationState state) => state is Draft or CoDesign or ChangesRequested;

    /// <summary>Whether a new version may follow: what went before is public, over or refused.</summary>
    public static bool MayBeFollowed(this SpecificationState state) =>
        state is Published or Suspended or Retired or Lapsed or Rejected;

    public static Problem? CheckMove(SpecificationState from, SpecificationState to) =>
        Allows(from, to) ? null : DesignProblems.WrongState(from.ToString());

    public static Problem? CheckEdit(SpecificationState state) =>
        state.IsEditable() ? null
        : state is Published or Suspended or Retired or Lapsed ? DesignProblems.Frozen()
        : DesignProblems.WrongState(state.ToString());

    public static Problem? CheckSubmit(SpecificationState from, IReadOnlyList<Finding> findings) =>
        CheckMove(from, Submitted)
        ?? (findings.Any(finding => finding.Severity == Severity.Error) ? DesignProblems.NotReady(findings) : null);

    /// <param name="right">The awarding right that covers the day and the level; null when there is none.</param>
    public static Problem? CheckPublish(
        SpecificationState from,
        DateOnly? approvedUntil,
        AwardingRightView? right,
        DateOnly today
    ) =>
        CheckMove(from, Published)
        ?? (
            approvedUntil is null || approvedUntil < today ? DesignProblems.ApprovalOver()
            : right is null ? DesignProblems.NoAwardingRight()
            : null
        );
}
