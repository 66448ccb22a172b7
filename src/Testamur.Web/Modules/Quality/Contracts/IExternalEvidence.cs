namespace Testamur.Web.Modules.Quality.Contracts;

/// <summary>What agencies decided about the current institution and its specifications, as far as it is on record.</summary>
internal interface IExternalEvidence
{
    /// <param name="specification">Null for everything; else what concerns the institution as a whole, and the specification.</param>
    Task<IReadOnlyList<ExternalEvidenceView>> ListAsync(Guid? specification, CancellationToken cancel);
}

/// <param name="Specification">Null when it concerns the institution as a whole.</param>
/// <param name="Record">The report's address, or its number in DEQAR.</param>
/// <param name="IsPositive">Positive, with or without conditions.</param>
internal sealed record ExternalEvidenceView(
    Guid? Specification,
    string Agency,
    string? AgencyCountry,
    string? Record,
    bool IsPositive,
    DateOnly DecidedOn,
    DateOnly ValidUntil
)
{
    public bool HoldsOn(DateOnly day) => IsPositive && DecidedOn <= day && day <= ValidUntil;
}
