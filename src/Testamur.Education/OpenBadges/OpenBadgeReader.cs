using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.OpenBadges;

/// <summary>
/// Reads Open Badges 3.0 credentials, on either version of the data model and however secured: the European elements as
/// <see cref="OpenBadgeBuilder"/> writes them, and those of edubadges as far as they say the same. Reading is not verifying.
/// </summary>
public static class OpenBadgeReader
{
    /// <summary>The award of a document. Never throws.</summary>
    public static AwardReading Read(ReadOnlySpan<byte> document) =>
        SecuredInput.TryOpen(document, out var credential, out _, out var problem)
            ? Read(credential)
            : AwardReading.Refused($"The document cannot be read: {problem}.");

    internal static AwardReading Read(JsonObject root)
    {
        var document = new OpenDocument(root);
        var credential = document.Root;
        var subject = credential.Node("credentialSubject");
        var achievement = subject?.Node("achievement");
        if (subject is null || achievement is null)
            return AwardReading.Refused("The document holds no achievement of Open Badges 3.0.");
        credential.Skip("credentialSchema");
        var award = Award(credential, subject, achievement);
        return new([award], document.Findings());
    }

    private static MicroCredential Award(DocumentNode credential, DocumentNode subject, DocumentNode achievement)
    {
        var language = achievement.Text("inLanguage") is { } tag && !string.IsNullOrWhiteSpace(tag) ? tag : "en";
        var from = credential.Instant("validFrom") ?? credential.Instant("issuanceDate");
        if (from is null)
            credential.Report(AwardFindingKind.Missing, "validFrom", "The credential does not say from when it is valid.");
        var facts = new AwardFacts
        {
            CredentialId = credential.Id ?? "",
            AchievementId = achievement.Id ?? "",
            Issuer = Issuer(credential),
            Subject = Learner(subject),
            ValidFrom = from ?? DateTimeOffset.MinValue,
            ValidUntil = credential.Instant("validUntil") ?? credential.Instant("expirationDate"),
            AwardedOn = credential.Instant("awardedDate"),
            CriteriaUrl = achievement.Node("criteria")?.Id,
            Status = [.. credential.Nodes("credentialStatus").Select(StatusReading.Of).OfType<BadgeStatus>()],
        };
        var name = achievement.Words("name", language);
        if (name.IsBlank)
            achievement.Report(AwardFindingKind.Missing, "name", "The achievement has no name.");
        if (credential.Words("name", language).Equals(name) is false && credential.Has("name"))
            credential.Report(
                AwardFindingKind.NotRead,
                "name",
                "The credential has another name than the achievement; that of the achievement was read."
            );
        var description = achievement.Words("description", language);
        var (id, version) = AchievementIds.Split(facts.AchievementId);
        var specification = new Specification
        {
            Id = id,
            Version =
                int.TryParse(achievement.Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var said)
                && said > 0
                    ? said
                    : version,
            DefaultLanguage = language,
            Title = name,
            // A badge must be described; our builder takes the title where nothing else is there.
            Summary = description.Equals(name) ? LangText.Empty : description,
        };
        return new BadgeElements(achievement, language).Read(credential, subject, new(specification, facts));
    }

    private static BadgeIssuer Issuer(DocumentNode credential)
    {
        if (credential.Node("issuer") is not { } issuer)
            return new(credential.Text("issuer") ?? "", "");
        var country = issuer.Node("address")?.Text("addressCountryCode");
        LegalIdentifier? legal = null;
        foreach (var entry in issuer.Nodes("otherIdentifier"))
            if (
                DocumentNode.TextOf(entry.Value["identifierType"]) is { } type
                && type.StartsWith("ext:eIDAS.", StringComparison.Ordinal)
                && entry.Text("identifier") is { } notation
            )
            {
                entry.Skip("identifierType");
                legal = new(notation, type["ext:eIDAS.".Length..]);
            }
        return new(issuer.Id ?? "", issuer.Text("name") ?? "", issuer.Text("url"), country) { LegalId = legal };
    }

    private static BadgeSubject Learner(DocumentNode subject)
    {
        var read = new BadgeSubject(subject.Id);
        foreach (var identity in subject.Nodes("identifier"))
        {
            var hashed = identity.Flag("hashed") ?? false;
            var type = identity.Text("identityType");
            if (DocumentNode.TextOf(identity.Value["identityHash"]) is not { } value)
                continue;
            BadgeSubject? with = (type, hashed) switch
            {
                ("emailAddress", true) => read with { EmailHash = value, Salt = identity.Text("salt") },
                ("name", false) => read with { Name = value },
                ("ext:givenName", false) => read with { GivenName = value },
                ("ext:familyName", false) => read with { FamilyName = value },
                ("ext:dateOfBirth", false) when DateOnly.TryParseExact(value, "yyyy-MM-dd", out var born) => read with
                {
                    BirthDate = born,
                },
                _ => null,
            };
            if (with is null)
                continue;
            identity.Skip("identityHash");
            read = with;
        }
        return read;
    }
}
