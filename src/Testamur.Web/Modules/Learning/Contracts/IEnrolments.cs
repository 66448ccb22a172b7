using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Learning.Contracts;

/// <summary>Enrolments of the current institution, for those who pay for them.</summary>
internal interface IEnrolments
{
    Task<EnrolmentView?> FindAsync(Guid enrolment, CancellationToken cancel);
}

/// <param name="Support">The scheme the learner chose to pay with; null without one.</param>
/// <param name="WithdrawnAt">When the learner gave the place back.</param>
internal sealed record EnrolmentView(
    Guid Id,
    PersonId Person,
    Guid Offering,
    string OfferingName,
    Guid Specification,
    int Version,
    DateOnly StartsOn,
    EnrolmentPhase Phase,
    RunPhase Run,
    DateTimeOffset? WithdrawnAt,
    string? Support
);

/// <summary>How far an enrolment has come, as far as money is concerned.</summary>
internal enum EnrolmentPhase
{
    /// <summary>Applied, or on the waiting list.</summary>
    Waiting,
    Placed,
    Refused,
    Withdrawn,
}

/// <summary>How far a run has come, as far as money is concerned.</summary>
internal enum RunPhase
{
    Ahead,
    Begun,
    Cancelled,
}
