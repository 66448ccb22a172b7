using Testamur.Education.Specifications;

namespace Testamur.Education.OpenBadges;

/// <summary>A credential that was counted for a larger one: the whole names its parts, so that a reader can look each of them up.</summary>
/// <param name="CredentialId">Identifier of its document, an absolute URI.</param>
/// <param name="AchievementId">Identifier of its achievement, an absolute URI.</param>
/// <param name="Title">What it is called, in the language of the document.</param>
/// <param name="IssuerName">Who issued it.</param>
/// <param name="IssuerCountry">ISO 3166-1 alpha-2; a European Digital Credential needs it.</param>
/// <param name="Ects">Its credits; null when it carries none.</param>
/// <param name="AwardedOn">The day of its award; null when not known.</param>
public sealed record AwardPart(
    string CredentialId,
    string AchievementId,
    string Title,
    string IssuerName,
    string? IssuerCountry = null,
    Ects? Ects = null,
    DateOnly? AwardedOn = null
);
