using Testamur.Web.Modules.Agreements.Contracts;

namespace Testamur.Web.Modules.Recognition.Cases;

/// <summary>
/// What the credential of a case says, as lists, precedents and agreements ask for it; every fact is there in full in the document. What the
/// document does not say is null.
/// </summary>
/// <param name="SpecificationUri">Without version where it is one of ours.</param>
/// <param name="IscedF">Codes, separated by spaces.</param>
/// <param name="Ects">In hundredths of a credit, as stated.</param>
/// <param name="QualityAssurance">Kinds it states, separated by spaces: <c>internal</c>, <c>external</c>.</param>
internal sealed record CaseFacts(
    string Title,
    string? Type,
    string? CredentialId,
    string? SpecificationUri,
    int? SpecificationVersion,
    string? IssuerId,
    string? IssuerName,
    string? IssuerCountry,
    string? HolderName,
    int? EqfLevel,
    string IscedF,
    int? Ects,
    DateOnly? AwardedOn,
    string QualityAssurance
)
{
    public static CaseFacts Unknown { get; } = new("", null, null, null, null, null, null, null, null, null, "", null, null, "");

    public CredentialFacts ForAgreements(FactVerdict verdict) =>
        new(
            IssuerId,
            SpecificationUri,
            SpecificationVersion,
            Type,
            EqfLevel,
            Words(IscedF),
            Ects,
            AwardedOn,
            Words(QualityAssurance),
            verdict
        );

    private static string[] Words(string joined) => joined.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
