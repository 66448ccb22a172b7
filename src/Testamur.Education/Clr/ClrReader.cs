using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;

namespace Testamur.Education.Clr;

/// <summary>Reads Comprehensive Learner Records 2.0: every badge in the bundle is an award. Reading is not verifying.</summary>
public static class ClrReader
{
    /// <summary>More badges than any honest bundle has.</summary>
    private const int MaxBadges = 1000;

    /// <summary>The awards of a document. Never throws.</summary>
    public static AwardReading Read(ReadOnlySpan<byte> document) =>
        SecuredInput.TryOpen(document, out var credential, out _, out var problem)
            ? Read(credential)
            : AwardReading.Refused($"The document cannot be read: {problem}.");

    internal static AwardReading Read(JsonObject root)
    {
        var document = new OpenDocument(root);
        var bundle = document.Root;
        if (!bundle.Is("ClrCredential") || bundle.Node("credentialSubject") is not { } subject)
            return AwardReading.Refused("The document is no Comprehensive Learner Record.");
        // Of the bundle itself only what is in it is an award's.
        bundle.Skip("credentialSchema", "issuer", "validFrom", "issuanceDate", "name", "partial");
        subject.Skip("identifier");
        var awards = new List<MicroCredential>();
        var findings = new List<AwardFinding>();
        foreach (var member in Members(subject.Value).Take(MaxBadges))
        {
            document.Take(member);
            var reading = SecuredInput.TryOpen(member, out var badge)
                ? OpenBadgeReader.Read(badge)
                : AwardReading.Refused("The badge cannot be read.");
            awards.AddRange(reading.Awards);
            var path = OpenDocument.Pointer(member);
            findings.AddRange(reading.Findings.Select(finding => finding with { Path = path + finding.Path }));
        }
        SkipWhatAwardsSay(subject, awards);
        return new(awards, [.. findings, .. document.Findings()]);
    }

    /// <summary>Competencies and associations that only repeat what stands in the badges.</summary>
    private static void SkipWhatAwardsSay(DocumentNode subject, IReadOnlyList<MicroCredential> awards)
    {
        var known = awards.SelectMany(ClrBuilder.Associations).ToHashSet();
        var ids = awards
            .SelectMany(award =>
                award.Specification.LearningOutcomes.Select(outcome => ClrBuilder.Competency(award.Award.AchievementId, outcome))
            )
            .Concat(awards.Select(award => award.Award.AchievementId))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var association in subject.Nodes("association"))
            if (
                DocumentNode.TextOf(association.Value["associationType"]) is { } type
                && DocumentNode.TextOf(association.Value["sourceId"]) is { } source
                && DocumentNode.TextOf(association.Value["targetId"]) is { } target
                && known.Contains(new(type, source, target))
            )
                association.TakeAll();
        foreach (var achievement in Items(subject.Value["achievement"]).OfType<JsonObject>())
            if (OpenDocument.IdOf(achievement) is { } id && ids.Contains(id))
                subject.Document.Take(achievement);
    }

    private static IEnumerable<JsonNode> Members(JsonObject subject) => Items(subject["verifiableCredential"]);

    private static IEnumerable<JsonNode> Items(JsonNode? node) =>
        node is JsonArray many ? many.OfType<JsonNode>()
        : node is null ? []
        : [node];
}
