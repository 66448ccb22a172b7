using System.Globalization;
using Testamur.Credentials.Verification;
using Testamur.Education.Awards;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>What of a received credential an agreement is asked with.</summary>
public static class ReceivedFacts
{
    /// <summary>The facts as the document states them; what it does not state stays missing.</summary>
    /// <param name="credential">What was read.</param>
    /// <param name="verdict">What the verifier said about the document.</param>
    public static AgreementFacts Of(ReceivedCredential credential, Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(credential);
        var earned = credential[FactKind.SpecificationId].Value;
        var (specification, version) = earned is null ? ("", 0) : AchievementIds.Split(earned);
        return new()
        {
            Issuer = credential[FactKind.IssuerId].Value,
            Specification = earned is null ? null : specification,
            // Without a version in its identifier the document does not say which one it is.
            Version = earned is null || specification == earned ? null : version,
            Type = credential.Kind is CredentialKind.Unknown or CredentialKind.Other
                ? credential[FactKind.Type].Value
                : credential.Kind.ToString(),
            Eqf = int.TryParse(
                credential[FactKind.EqfLevel].Value,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var level
            )
                ? level
                : null,
            Fields = [.. credential.All(FactKind.Field).Select(fact => fact.Value).OfType<string>()],
            Ects = credential.Ects,
            AwardedOn = Day(credential[FactKind.AwardedOn].Value),
            AssuredBy =
                credential.StandingOf(FactKind.QualityAssurance) == Standing.Absent
                    ? []
                    : [.. credential.Content.Specification.QualityAssurance.Select(one => one.Kind).Distinct()],
            Verdict = verdict,
        };
    }

    private static DateOnly? Day(string? text) =>
        text is { Length: >= 10 }
        && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
