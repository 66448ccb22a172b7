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
    internal static CredentialSummary Of(JsonObject credential)
    {
        var subject = credential.Many("credentialSubject").OfType<JsonObject>().FirstOrDefault() ?? [];
        var achievement = subject.Many("achievement").OfType<JsonObject>().FirstOrDefault();
        return new CredentialSummary(
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
            if (value is JsonArray { Count: > 0 } many)
                value = many[0];
            var text = value.AsText() ?? (value as JsonObject)?.Text("@value") ?? (value as JsonObject)?.Text("en");
            if (text is not null)
                return text;
        }
        return null;
    }
}
