using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Learning.Contracts;

/// <summary>Ratified awards of the current institution.</summary>
internal interface IAwards
{
    Task<AwardView?> FindAsync(Guid award, CancellationToken cancel);

    /// <param name="offering">Null for all.</param>
    Task<IReadOnlyList<AwardView>> ListRatifiedAsync(Guid? offering, CancellationToken cancel);
}

/// <summary>One decision about one person. It is appended to, never changed.</summary>
/// <param name="Learner">Null for somebody without an account, known by e-mail only.</param>
/// <param name="Outcomes">Ids of the outcomes shown.</param>
/// <param name="Supervision">Code of the vocabulary <c>supervision</c>; null when not recorded.</param>
/// <param name="IdentityChecked">How the learner was identified; null when not recorded.</param>
/// <param name="Source"><c>taught</c>, or <c>list</c> when a registrar handed in a signed list.</param>
internal sealed record AwardView(
    Guid Id,
    PersonId? Learner,
    string LearnerName,
    string LearnerEmail,
    Guid Specification,
    int Version,
    Guid? Offering,
    DateOnly AwardedOn,
    string? Grade,
    IReadOnlyList<string> Outcomes,
    string? Supervision,
    string? IdentityChecked,
    string Source
);
