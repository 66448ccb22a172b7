using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Verification;

/// <summary>What a page shows of a credential. All of it is the document's own word, trustworthy only as far as the report says.</summary>
/// <param name="CredentialId">The credential's identifier.</param>
/// <param name="Types">The credential's types.</param>
/// <param name="IssuerId">The issuer's identifier.</param>
/// <param name="IssuerName">The issuer's name.</param>
/// <param name="SubjectId">The learner's identifier.</param>
/// <param name="SubjectName">The learner's name.</param>
/// <param name="AchievementName">What was achieved.</param>
/// <param name="ValidFrom">From when it is valid.</param>
/// <param name="ValidUntil">The last moment it is valid.</param>
/// <param name="StatusEntry">The first status entry, as it stands.</param>
public sealed record CredentialSummary(
    string? CredentialId,
    IReadOnlyList<string> Types,
    string? IssuerId,
    string? IssuerName,
    string? SubjectId,
    string? SubjectName,
    string? AchievementName,
    DateTimeOffset? ValidFrom,
    DateTimeOffset? ValidUntil,
    JsonObject? StatusEntry
)
{
    /// <summary>The issuer's name as an authority registered it in the certificate that sealed; null where there is no such certificate.</summary>
    public string? RegisteredIssuerName { get; init; }

    /// <summary>The grade, in the issuer's words.</summary>
    public string? Grade { get; init; }

    /// <summary>Whether somebody watched and checked who it was, in English.</summary>
    public string? Supervision { get; init; }

    /// <summary>Credits of the European system (ECTS), as written.</summary>
    public string? EctsPoints { get; init; }

    /// <summary>The level of the European Qualifications Framework, <c>1</c> to <c>8</c>.</summary>
    public string? EqfLevel { get; init; }

    /// <summary>Identifier of what was achieved.</summary>
    public string? AchievementId { get; init; }

    /// <summary>Identifier of the mandate under which the issuer says that it issues; null when it claims none.</summary>
    public string? MandateId { get; init; }

    /// <summary>Who gave that mandate, by name.</summary>
    public string? MandatorName { get; init; }

    internal static CredentialSummary Of(JsonObject credential)
    {
        var subject = credential.Many("credentialSubject").OfType<JsonObject>().FirstOrDefault() ?? [];
        var achievement = subject.Many("achievement").OfType<JsonObject>().FirstOrDefault();
        var summary = new CredentialSummary(
            credential.Text("id"),
            credential.Texts("type"),
            JsonReading.IdOf(credential["issuer"]),
            Name(credential.Object("issuer"), "name", "legalName"),
            subject.Text("id"),
            Name(subject, "name", "fullName") ?? IdentityName(subject),
            Name(achievement, "name") ?? Name(credential, "name"),
            DateTimeStamp.Parse(credential.Text("validFrom") ?? credential.Text("issuanceDate")),
            DateTimeStamp.Parse(credential.Text("validUntil") ?? credential.Text("expirationDate")),
            credential.Many("credentialStatus").OfType<JsonObject>().FirstOrDefault()
        );
        return ElmFacts.IsElm(credential) ? ElmFacts.Add(summary, credential)
            : achievement is null ? summary
            : BadgeFacts.Add(summary, credential, subject, achievement);
    }

    // Open Badges 3.0 names the learner in an IdentityObject of type "name".
    private static string? IdentityName(JsonObject subject) =>
        subject
            .Many("identifier")
            .OfType<JsonObject>()
            .Where(i => i.Text("identityType") == "name" && i["hashed"]?.GetValueKind() != System.Text.Json.JsonValueKind.True)
            .Select(i => i.Text("identityHash"))
            .FirstOrDefault();

    private static string? Name(JsonObject? node, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (node is null || !node.TryGetPropertyValue(member, out var value))
                continue;
            if (LanguageText.Of(value) is { } text)
                return text;
        }
        return null;
    }
}
