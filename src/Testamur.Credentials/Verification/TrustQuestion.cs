namespace Testamur.Credentials.Verification;

/// <summary>What a trust source is asked.</summary>
/// <param name="IssuerId">The issuer's identifier in the credential.</param>
/// <param name="CredentialTypes">The types of the credential.</param>
/// <param name="AwardedAt">From when the credential is valid, if it says so.</param>
/// <param name="Now">The time asked about.</param>
public sealed record TrustQuestion(
    string IssuerId,
    IReadOnlyList<string> CredentialTypes,
    DateTimeOffset? AwardedAt,
    DateTimeOffset Now
);
