using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>
/// Reads European Learning Model credentials as they are found: sealed or not, in the form of an upload, with nodes written out once
/// and named elsewhere, as one graph, with texts without language and codes of no list. Reading is not verifying.
/// </summary>
public static class ElmReader
{
    internal const string EmailScheme = "SHA-256 of e-mail address and salt";

    /// <summary>The awards of a document, one for each claim. Never throws.</summary>
    public static AwardReading Read(ReadOnlySpan<byte> document) =>
        SecuredInput.TryOpen(document, out var credential, out _, out var problem)
            ? Read(credential)
            : AwardReading.Refused($"The document cannot be read: {problem}.");

    internal static AwardReading Read(JsonObject root, int mostUnread = OpenDocument.MaxFindings)
    {
        var document = new OpenDocument(root);
        var credential = document.Root;
        if (root["@graph"] is JsonArray graph)
        {
            if (graph.OfType<JsonObject>().FirstOrDefault(IsCredential) is not { } found)
                return AwardReading.Refused("The graph holds no European Digital Credential.");
            document.Take(graph);
            credential = new(document, found);
        }
        if (credential.Node("credentialSubject") is not { } subject || !subject.Nodes("hasClaim").Any())
            return AwardReading.Refused("The document makes no claim of the European Learning Model.");
        var language = ElmReading.Language(credential.Node("displayParameter")?.Node("primaryLanguage")) ?? "en";
        SkipDisplay(credential);
        ElmEvidence.SkipRepeated(credential);
        var facts = Facts(credential, subject, language);
        var awards = new List<MicroCredential>();
        foreach (var claim in subject.Nodes("hasClaim").DistinctBy(claim => claim.Value))
            awards.Add(ElmClaim.Read(claim, facts, language));
        return new(awards, document.Findings(mostUnread));
    }

    internal static bool IsCredential(JsonObject node) =>
        node.ContainsKey("credentialSubject")
        || (node["type"] ?? node["@type"])?.ToJsonString().Contains("EuropeanDigitalCredential", StringComparison.Ordinal)
            == true;

    private static AwardFacts Facts(DocumentNode credential, DocumentNode subject, string language)
    {
        credential.Skip("credentialSchema", "credentialProfiles", "expirationDate");
        // EDC writes two dates of issuing; the data model 1.1 has the second.
        var issued = credential.Instant("issued");
        var dated = credential.Instant("issuanceDate");
        var from = credential.Instant("validFrom") ?? issued ?? dated;
        if (from is null)
            credential.Report(AwardFindingKind.Missing, "validFrom", "The credential does not say from when it is valid.");
        issued ??= dated;
        if (issued is { } said && dated is { } other && said != other)
            credential.Report(
                AwardFindingKind.Doubtful,
                "issuanceDate",
                "'issued' and 'issuanceDate' are different moments; the first was read."
            );
        return new()
        {
            CredentialId = credential.Id ?? "",
            AchievementId = "",
            Issuer = Issuer(credential, language),
            Subject = Learner(subject, language),
            ValidFrom = from ?? DateTimeOffset.MinValue,
            IssuedAt = issued == from ? null : issued,
            ValidUntil =
                credential.Instant("validUntil")
                ?? (credential.Has("validUntil") ? null : ElmReading.Instant(credential.Value["expirationDate"])),
            Status = [.. credential.Nodes("credentialStatus").Select(StatusReading.Of).OfType<BadgeStatus>()],
            Mandate = ElmMandate.Read(credential, language),
            OtherForms = [.. credential.Nodes("identifier").Select(OtherForm).OfType<OtherForm>()],
        };
    }

    private static OtherForm? OtherForm(DocumentNode identifier) =>
        ElmIds.Key(identifier.Id, "other-form") is not null
        && identifier.Text("schemeName") is { } format
        && identifier.Text("notation") is { } id
            ? new(format, id)
            : null;

    private static BadgeIssuer Issuer(DocumentNode credential, string language)
    {
        if (credential.Node("issuer") is not { } issuer)
        {
            var id = credential.Text("issuer");
            credential.Report(AwardFindingKind.Missing, "issuer", "The credential does not name its issuer; the seal does.");
            return new(id ?? "", "");
        }
        var body = ElmReading.Organisation(issuer, language);
        return new(issuer.Id ?? "", body.Name.In(language), body.Url, body.Country)
        {
            LegalId = ElmReading.LegalIdentifier(issuer.Node("eIDASIdentifier")),
        };
    }

    private static BadgeSubject Learner(DocumentNode person, string language)
    {
        string? Name(string member) => person.Words(member, language).In(language) is { Length: > 0 } name ? name : null;
        var hash = person
            .Nodes("identifier")
            .FirstOrDefault(identifier => DocumentNode.TextOf(identifier.Value["schemeName"]) == EmailScheme);
        hash?.Skip("schemeName");
        var parts = hash?.Text("notation")?.Split('$', 3);
        return new(ElmIds.Is(person.Id, "learner") ? null : person.Id, Name: Name("fullName"))
        {
            GivenName = Name("givenName"),
            FamilyName = Name("familyName"),
            BirthDate = person.Date("dateOfBirth"),
            EmailHash = parts is [var algorithm, var value, ..] ? $"{algorithm}${value}" : null,
            Salt = parts is [_, _, var salt] ? salt : null,
        };
    }

    /// <summary>What our own writer makes of the award itself is no loss; a picture or wording of somebody else is.</summary>
    private static void SkipDisplay(DocumentNode credential)
    {
        if (credential.Node("displayParameter") is not { } display)
            return;
        display.Skip("language", "primaryLanguage");
        if (ElmIds.Is(display.Id, "display"))
            display.Skip("title", "description", "individualDisplay");
    }
}
