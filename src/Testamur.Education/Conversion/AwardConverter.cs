using System.Text;
using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Clr;
using Testamur.Education.Elm;
using Testamur.Education.OpenBadges;

namespace Testamur.Education.Conversion;

/// <summary>Something that the source says and the target does not.</summary>
/// <param name="Element">What: the name of an element (<see cref="AwardElements"/>), or the JSON Pointer of a member of the source.</param>
/// <param name="Reason">Why, as an English sentence.</param>
public sealed record Loss(string Element, string Reason);

/// <summary>A converted document.</summary>
/// <param name="Document">The document, never signed; null when the source could not be read or makes no such document.</param>
/// <param name="Losses">All that was lost.</param>
/// <param name="Missing">What the target asks for and the source does not say.</param>
/// <param name="Problem">Why there is no document.</param>
public sealed record Conversion(
    JsonObject? Document,
    IReadOnlyList<Loss> Losses,
    IReadOnlyList<string> Missing,
    string? Problem = null
);

/// <summary>
/// Converts documents of one format into another, with the losses listed. They are not taken from a table but found: the new document
/// is read again and compared with the source, so that nothing is listed that was kept and nothing kept silent that was lost.
/// </summary>
public static class AwardConverter
{
    /// <summary>Converts. Never throws for what stands in the document; what secures it is not verified and does not survive.</summary>
    public static Conversion Convert(ReadOnlySpan<byte> document, AwardFormat from, AwardFormat to)
    {
        if (!SecuredInput.TryOpen(document, out var credential, out var secured, out var problem))
            return Refused($"The document cannot be read: {problem}.");
        var reading = Read(credential, from);
        if (reading.Awards.Count == 0)
            return Refused(reading.Findings.Count > 0 ? reading.Findings[0].Text : "The document holds no award.");
        IReadOnlyList<MicroCredential> kept = to == AwardFormat.Clr ? reading.Awards : [reading.Awards[0]];
        JsonObject target;
        try
        {
            target = Write([.. kept.Select(Writable)], to, credential);
        }
        catch (ArgumentException e)
        {
            return Refused(e.Message);
        }
        // As text and back: what a reader of the new document will see.
        var again = Read((JsonObject)JsonNode.Parse(target.ToJsonString())!, to); // an object was written
        return new(target, [.. Losses(reading, again, to, secured)], [.. Missing(kept, to)]);
    }

    private static Conversion Refused(string problem) => new(null, [], [], problem);

    private static AwardReading Read(JsonObject credential, AwardFormat format) =>
        format switch
        {
            AwardFormat.Elm => ElmReader.Read(credential),
            AwardFormat.Clr => ClrReader.Read(credential),
            _ => OpenBadgeReader.Read(credential),
        };

    private static JsonObject Write(IReadOnlyList<MicroCredential> awards, AwardFormat to, JsonObject source) =>
        to switch
        {
            AwardFormat.Elm => ElmWriter.Write(
                awards[0],
                new() { Profile = ElmProfile.Converted, Original = Encoding.UTF8.GetBytes(source.ToJsonString()) }
            ),
            AwardFormat.Clr => ClrBuilder.Build(Bundle(awards[0]), awards),
            _ => OpenBadgeBuilder.Build(awards[0]),
        };

    private static ClrFacts Bundle(MicroCredential main) =>
        new(
            main.Award.CredentialId + (main.Award.CredentialId.Contains('#', StringComparison.Ordinal) ? "-" : "#") + "bundle",
            main.Specification.Title.In(main.Specification.DefaultLanguage),
            main.Award.Issuer,
            main.Award.Subject,
            main.Award.ValidFrom
        );

    /// <summary>What a document must have and a foreign one may lack, derived from what it has.</summary>
    private static MicroCredential Writable(MicroCredential award)
    {
        var facts = award.Award;
        var id = IsUri(facts.CredentialId) ? facts.CredentialId : "urn:testamur:converted:" + Hash(award);
        return award with
        {
            Award = facts with
            {
                CredentialId = id,
                AchievementId = IsUri(facts.AchievementId) ? facts.AchievementId : id + "#what-was-earned",
                Issuer = IsUri(facts.Issuer.Id) ? facts.Issuer : facts.Issuer with { Id = id + "#issuer" },
                Subject =
                    facts.Subject.Id is null && BadgeParts.EmailHash(facts.Subject) is null
                        ? facts.Subject with
                        {
                            Id = id + "#learner",
                        }
                        : facts.Subject,
                ValidUntil = facts.ValidUntil > facts.ValidFrom ? facts.ValidUntil : null,
            },
        };
    }

    private static string Hash(MicroCredential award) =>
        System.Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join('\n', AwardElements.Of(award).Select(line => $"{line.Key}: {line.Value}")))
            )
        );

    private static bool IsUri(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && !uri.IsFile;

    private static IEnumerable<Loss> Losses(AwardReading source, AwardReading target, AwardFormat to, bool secured)
    {
        if (secured)
            yield return new("signature", "A signature covers one text only; the converted document is not signed.");
        for (var at = 0; at < source.Awards.Count; at++)
        {
            var prefix = source.Awards.Count > 1 ? $"award {at + 1}: " : "";
            if (at >= target.Awards.Count)
            {
                yield return new($"award {at + 1}", $"{AwardFormats.Name(to)} holds one award.");
                continue;
            }
            var kept = AwardElements.Of(target.Awards[at]);
            foreach (var (element, value) in AwardElements.Of(source.Awards[at]))
                if (!kept.TryGetValue(element, out var now))
                    yield return new(prefix + element, $"{AwardFormats.Name(to)} {LossReasons.Why(element, to)}");
                else if (now != value)
                    yield return new(prefix + element, $"\"{value}\" became \"{now}\".");
        }
        foreach (var finding in source.Findings)
            if (finding.Kind == AwardFindingKind.NotRead)
                yield return new(finding.Path, finding.Text);
    }

    private static IEnumerable<string> Missing(IReadOnlyList<MicroCredential> awards, AwardFormat to)
    {
        if (to != AwardFormat.Elm)
            yield break;
        var (specification, award) = awards[0];
        if (award.Issuer.LegalId is null)
            yield return "The issuer's eIDAS identifier: the seal adds it from its certificate.";
        if (award.Issuer.Country is null)
            yield return "The issuer's country.";
        if (specification.AwardingBodies.Count == 0)
            yield return "An awarding body.";
        foreach (var body in specification.AwardingBodies.Where(body => body.Country is null))
            yield return $"The country of {body.Name.In(specification.DefaultLanguage)}.";
    }
}
