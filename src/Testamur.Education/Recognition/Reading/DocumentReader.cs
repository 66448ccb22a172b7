using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.OpenBadges;

namespace Testamur.Education.Recognition.Reading;

/// <summary>Finds out of what format a document is, reads it with that format's reader and turns what was read into facts.</summary>
internal static class DocumentReader
{
    /// <summary>More credentials than any honest bundle has.</summary>
    private const int MostCredentials = 1000;

    public static ReceivedDocument Read(JsonObject root, bool secured) => Read(root, secured, inside: false);

    private static ReceivedDocument Read(JsonObject root, bool secured, bool inside)
    {
        var node = new OpenDocument(root).Root;
        if (node.Is("ClrCredential") && node.Node("credentialSubject") is { } record)
            return Bundle(Members(record.Value), ReceivedFormat.Clr, inside);
        if (node.Is("VerifiablePresentation"))
            return Bundle(Members(root), null, inside);
        if (root.ContainsKey("@graph") || node.Is("EuropeanDigitalCredential"))
            return Elm(root, secured);
        var subject = node.Node("credentialSubject");
        if (subject?.Has("hasClaim") == true)
            return Elm(root, secured);
        if (subject?.Has("achievement") == true)
            return Badge(root, secured);
        if (node.Is("Assertion") && root.ContainsKey("recipient"))
            return OldBadgeReader.Read(root, secured);
        return subject is null && !node.Is("VerifiableCredential")
            ? new([], [], "The document is no credential of a format that is read here.")
            : PlainReader.Read(root, secured);
    }

    private static ReceivedDocument Elm(JsonObject root, bool secured)
    {
        var reading = ElmReader.Read(root, FurtherStatements.Most);
        if (reading.Awards.Count == 0)
            return Refused(reading);
        var further = FurtherStatements.Of(root, reading.Findings);
        var places = ElmPlaces.All(root);
        var credentials = new List<ReceivedCredential>();
        for (var at = 0; at < reading.Awards.Count; at++)
        {
            // What stands under another claim belongs to that one.
            string[] others = [.. places.Where((_, i) => i != at).Select(other => other.Claim + "/")];
            credentials.Add(
                FactList.Credential(
                    ReceivedFormat.Elm,
                    reading.Awards[at],
                    places[at],
                    [.. further.Where(one => !others.Any(other => one.Path.StartsWith(other, StringComparison.Ordinal)))],
                    secured
                )
            );
        }
        return new(credentials, Doubts(reading));
    }

    private static ReceivedDocument Badge(JsonObject root, bool secured)
    {
        var reading = OpenBadgeReader.Read(root);
        return reading.Award is not { } award
            ? Refused(reading)
            : new(
                [
                    FactList.Credential(
                        ReceivedFormat.OpenBadge3,
                        award,
                        new BadgePlaces(root),
                        FurtherStatements.Of(root, reading.Findings),
                        secured
                    ),
                ],
                Doubts(reading)
            );
    }

    private static ReceivedDocument Bundle(IEnumerable<JsonNode> members, ReceivedFormat? format, bool inside)
    {
        if (inside)
            return new([], [], "A bundle inside a bundle is not read.");
        var credentials = new List<ReceivedCredential>();
        var findings = new List<AwardFinding>();
        foreach (var member in members.Take(MostCredentials))
        {
            var path = OpenDocument.Pointer(member);
            if (!SecuredInput.TryOpen(member, out var credential))
            {
                findings.Add(new(AwardFindingKind.NotRead, path, "This credential cannot be read."));
                continue;
            }
            // Each has a seal, proof or signature of its own, or none.
            var secured = member is JsonValue || credential.ContainsKey("proof") || member["proof"] is not null;
            var read = Read(credential, secured, inside: true);
            credentials.AddRange(read.Credentials.Select(one => one.Under(path, format ?? one.Format)));
            findings.AddRange(read.Findings.Select(finding => finding with { Path = path + finding.Path }));
            if (read.Problem is { } problem)
                findings.Add(new(AwardFindingKind.NotRead, path, problem));
        }
        return new(credentials, findings, credentials.Count == 0 ? "The bundle holds no credential that can be read." : null);
    }

    private static IEnumerable<JsonNode> Members(JsonObject holder) =>
        holder["verifiableCredential"] switch
        {
            JsonArray many => many.OfType<JsonNode>(),
            { } one => [one],
            null => [],
        };

    private static ReceivedDocument Refused(AwardReading reading) =>
        new([], [], reading.Findings.Count > 0 ? reading.Findings[0].Text : "The document holds no award.");

    /// <summary>What was left unread is told as a further statement; the rest is for the officer to know.</summary>
    private static AwardFinding[] Doubts(AwardReading reading) =>
        [.. reading.Findings.Where(finding => finding.Kind != AwardFindingKind.NotRead)];
}
