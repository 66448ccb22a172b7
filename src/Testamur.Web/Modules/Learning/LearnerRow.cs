namespace Testamur.Web.Modules.Learning;

/// <summary>A learner of an offering, with what is marked and what is missing for the award.</summary>
/// <param name="Exempt">Ids of the outcomes that an earlier decision has settled.</param>
/// <param name="Missing">Ids of the outcomes neither shown nor settled yet.</param>
/// <param name="Award">The ratified award; null while there is none.</param>
/// <param name="Rescinded">The award was taken back later.</param>
public sealed record LearnerRow(
    Guid Enrolment,
    string Name,
    EnrolmentState State,
    string? Note,
    IReadOnlyList<MarkedAttempt> Attempts,
    IReadOnlyList<string> Shown,
    IReadOnlyList<string> Exempt,
    IReadOnlyList<string> Missing,
    Guid? Award,
    bool Rescinded
)
{
    /// <summary>Every outcome is shown or settled and the decision is open.</summary>
    public bool IsProposed => Award is null && Missing.Count == 0 && State is (EnrolmentState.Enrolled or EnrolmentState.Active);
}

/// <summary>One marked attempt.</summary>
public sealed record MarkedAttempt(
    string Task,
    string Supervision,
    string? IdentityChecked,
    IReadOnlyList<string> Outcomes,
    string? Grade,
    DateTimeOffset At
);
