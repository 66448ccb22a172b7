using System.Text.Json.Nodes;

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
)
{
    /// <summary>Identifier of the mandate under which the issuer says that it issues for somebody else; null when it claims none.</summary>
    public string? MandateId { get; init; }

    /// <summary>Identifier of what was achieved, in the credential.</summary>
    public string? AchievementId { get; init; }

    /// <summary>The question about the issuer of a credential.</summary>
    /// <param name="issuerId">By which it is known: its identifier in the credential, or the one in the certificate of its seal.</param>
    internal static TrustQuestion Of(JsonObject credential, string issuerId, DateTimeOffset now)
    {
        var summary = CredentialSummary.Of(credential);
        return new(issuerId, summary.Types, summary.ValidFrom, now)
        {
            MandateId = summary.MandateId,
            AchievementId = summary.AchievementId,
        };
    }
}
