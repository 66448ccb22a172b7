using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Contracts;

/// <summary>Decided recognition cases as small facts without people: for replaying them under an agreement that nobody has signed yet.</summary>
internal interface IPastCases
{
    /// <param name="since">Decided on this day or later.</param>
    /// <param name="most">At most so many, the newest first.</param>
    Task<IReadOnlyList<PastCase>> ListAsync(InstitutionId receiver, DateOnly since, int most, CancellationToken cancel);
}

/// <param name="Learner">Tells cases of one learner from those of another within one list, and nothing else.</param>
/// <param name="ClaimedEcts">What the applicant asked for, in hundredths of a credit.</param>
/// <param name="AcceptedEcts">What was accepted, in hundredths of a credit.</param>
/// <param name="ByAgreement">Whether an agreement decided, not an officer.</param>
internal sealed record PastCase(
    int Learner,
    CredentialFacts Credential,
    CreditPurpose Purpose,
    string? TargetUri,
    DateOnly AskedOn,
    PastDecision Decision,
    int? ClaimedEcts,
    int AcceptedEcts,
    bool ByAgreement
);

/// <summary>How a case was decided.</summary>
internal enum PastDecision
{
    Full,
    Partial,
    Conditional,
    Alternative,
    Refused,
}
