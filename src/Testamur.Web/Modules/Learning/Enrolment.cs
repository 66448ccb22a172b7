using System.Collections.Frozen;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;
using static Testamur.Web.Modules.Learning.EnrolmentState;

namespace Testamur.Web.Modules.Learning;

/// <summary>The states of an enrolment.</summary>
public enum EnrolmentState
{
    Applied,
    Admitted,
    Waitlisted,
    Refused,
    Enrolled,
    Active,
    Completed,
    NotCompleted,
    Withdrawn,
}

/// <summary>One person's place in an offering.</summary>
internal sealed class Enrolment : IPartOf<Offering>
{
    private static readonly FrozenDictionary<EnrolmentState, EnrolmentState[]> Next = new Dictionary<
        EnrolmentState,
        EnrolmentState[]
    >
    {
        [Applied] = [Admitted, Waitlisted, Refused, Withdrawn],
        [Waitlisted] = [Admitted, Refused, Withdrawn],
        [Admitted] = [Enrolled, Withdrawn],
        [Enrolled] = [Active, Completed, NotCompleted, Withdrawn],
        [Active] = [Completed, NotCompleted, Withdrawn],
        [Refused] = [],
        [Completed] = [],
        [NotCompleted] = [],
        [Withdrawn] = [],
    }.ToFrozenDictionary();

    public required InstitutionId Institution { get; init; }

    public required EnrolmentId Id { get; init; }

    public required OfferingId Offering { get; init; }

    public required PersonId Person { get; init; }

    public required DateTimeOffset AppliedAt { get; init; }

    /// <summary>The scheme the learner chose to pay with; null without one.</summary>
    public string? Support { get; init; }

    public EnrolmentState State { get; private set; } = Applied;

    /// <summary>When the learner gave the place back; what a funder gets back depends on it.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why the registrar decided so, for the learner to read.</summary>
    public string? Note { get; private set; }

    public int Version { get; private set; }

    /// <summary>Takes a place: everybody whose attempt still counts.</summary>
    public bool HoldsPlace => State is Admitted or Enrolled or Active or Completed;

    /// <summary>Whether results may be recorded for the person.</summary>
    public bool TakesResults => State is Enrolled or Active;

    /// <summary>Whether an award may still come of it.</summary>
    public bool IsOpen => State is Applied or Waitlisted or Admitted or Enrolled or Active;

    public Problem? Withdraw(DateTimeOffset now)
    {
        if (Move(Withdrawn) is { } refused)
            return refused;
        WithdrawnAt = now;
        return null;
    }

    public bool MayBecome(EnrolmentState to) => Next[State].Contains(to);

    public Problem? Move(EnrolmentState to, string? note = null)
    {
        if (!Next[State].Contains(to))
            return LearningProblems.WrongEnrolmentState();
        State = to;
        Note = note ?? Note;
        Version++;
        return null;
    }
}
