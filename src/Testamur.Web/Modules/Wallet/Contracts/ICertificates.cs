using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Wallet.Contracts;

/// <summary>Certificates as PDF in the language of the request, also for the institution that issued the credential.</summary>
internal interface ICertificates
{
    /// <summary>A page without a code: links are the learner's to make.</summary>
    byte[] Make(CertificateFacts facts);
}

/// <param name="Field">ISCED-F 2013 code, for the colours.</param>
/// <param name="SpecificationUri">The specification's stable URI, for the tile.</param>
/// <param name="Supervision">Code of the vocabulary <c>supervision</c>.</param>
/// <param name="Content">The specification version it was awarded for, when it is at hand.</param>
/// <param name="Document">The sealed document, which is attached.</param>
/// <param name="DocumentName">What the attached file is called.</param>
internal sealed record CertificateFacts(
    string IssuerName,
    string PublicId,
    string LearnerName,
    string Title,
    decimal Ects,
    int? EqfLevel,
    string? Field,
    string SpecificationUri,
    DateOnly AwardedOn,
    string? Grade,
    string? Supervision,
    string? IdentityChecked,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ValidUntil,
    Specification? Content,
    string Document,
    string DocumentName
);
