namespace Testamur.Web.Modules.Observatory.Coding.Units;

/// <summary>A piece of evidence as those see it who may.</summary>
/// <param name="Page">Page or section.</param>
/// <param name="Proposed">This platform's own data showed it and the coder confirmed it.</param>
/// <param name="FileName">Of the archived copy, like what follows; null without one.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Hash">SHA-256 in hexadecimal.</param>
public sealed record EvidenceView(
    Guid Id,
    string Code,
    string Address,
    DateOnly RetrievedOn,
    string? Page,
    bool Proposed,
    string? FileName,
    int? Length,
    string? Hash
)
{
    internal static EvidenceView Of(MarkEvidence one) =>
        new(one.Id, one.Code, one.Address, one.RetrievedOn, one.Page, one.Proposed, one.FileName, one.Length, one.Hash);
}
