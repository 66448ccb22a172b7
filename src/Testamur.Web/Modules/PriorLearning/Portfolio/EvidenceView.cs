namespace Testamur.Web.Modules.PriorLearning.Portfolio;

/// <summary>An item of evidence as the API and the pages give it.</summary>
/// <param name="Outcomes">Ids of the outcomes it speaks for.</param>
/// <param name="Hash">SHA-256 of the file in hexadecimal.</param>
/// <param name="Counts">Whether a claim may rest on it now.</param>
/// <param name="ContactName">Who is asked to confirm it.</param>
/// <param name="ErasedAt">Null while it is there.</param>
public sealed record EvidenceView(
    Guid Id,
    EvidenceKind Kind,
    LearningContext Context,
    string Title,
    string Origin,
    DateOnly MadeOn,
    IReadOnlyList<string> Outcomes,
    string? Description,
    string? Url,
    string? FileName,
    int? Length,
    string? Hash,
    string? CredentialId,
    bool Counts,
    string? ContactName,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? DeclinedAt,
    string? ContactNote,
    DateTimeOffset? ErasedAt
)
{
    internal static EvidenceView Of(EvidenceItem item) =>
        new(
            item.Id,
            item.Kind,
            item.Context,
            item.Title,
            item.Origin,
            item.MadeOn,
            item.OutcomeIds,
            item.Description,
            item.Url,
            item.FileName,
            item.Length,
            item.Hash,
            item.CredentialId,
            item.Counts,
            item.ContactName,
            item.ConfirmedAt,
            item.DeclinedAt,
            item.ContactNote,
            item.ErasedAt
        );
}
