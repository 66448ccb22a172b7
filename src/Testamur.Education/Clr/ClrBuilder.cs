using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Clr;

/// <summary>What a bundle says of itself.</summary>
/// <param name="Id">Identifier of the bundle, an absolute URI.</param>
/// <param name="Name">Its name.</param>
/// <param name="Issuer">Who puts it together; need not be the issuer of what is in it.</param>
/// <param name="Subject">About whom all of it is.</param>
/// <param name="ValidFrom">From when it is valid.</param>
/// <param name="Partial">True when the learner has more than this.</param>
public sealed record ClrFacts(
    string Id,
    string Name,
    BadgeIssuer Issuer,
    BadgeSubject Subject,
    DateTimeOffset ValidFrom,
    bool Partial = false
);

/// <summary>How two achievements belong together (https://www.imsglobal.org/spec/clr/v2p0/#associationtype-enumeration).</summary>
/// <param name="Type">Such as "isPartOf", "isChildOf" or "precedes".</param>
/// <param name="SourceId">Identifier of the achievement that is part, child or first.</param>
/// <param name="TargetId">Identifier of the other one.</param>
public sealed record ClrAssociation(string Type, string SourceId, string TargetId);

/// <summary>
/// Makes an unsecured Comprehensive Learner Record 2.0 (https://www.imsglobal.org/spec/clr/v2p0/) on the data model 2.0: a bundle of
/// badges, the competencies that their achievements consist of, and how all of them belong together.
/// </summary>
public static class ClrBuilder
{
    /// <summary>The contexts, in the order the data model asks for.</summary>
    public static IReadOnlyList<string> Contexts { get; } =
    [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ];

    /// <summary>The bundle, ready to be secured.</summary>
    /// <param name="facts">What it says of itself.</param>
    /// <param name="awards">What is in it; at least one.</param>
    /// <param name="associations">Further ones, such as of a micro-credential with the programme it counts in.</param>
    /// <param name="badges">The badges as they were signed, in the order of <paramref name="awards"/>; made unsigned when null.</param>
    /// <exception cref="ArgumentException">Nothing to bundle, a bundle without a subject, or an award that makes no badge.</exception>
    public static JsonObject Build(
        ClrFacts facts,
        IReadOnlyList<MicroCredential> awards,
        IReadOnlyList<ClrAssociation>? associations = null,
        IReadOnlyList<JsonObject>? badges = null
    )
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(awards);
        if (awards.Count == 0 || (badges is not null && badges.Count != awards.Count))
            throw new ArgumentException("A bundle holds one badge for each award, and at least one.");
        if (facts.Subject.Id is null && BadgeParts.EmailHash(facts.Subject) is null)
            throw new ArgumentException("The subject needs an id or a hashed e-mail address.");
        var subject = new JsonObject { ["type"] = OpenBadgeBuilder.Strings(["ClrSubject"]) }
            .With("id", facts.Subject.Id)
            .With(
                "identifier",
                BadgeParts.Identifiers(facts.Subject).ToArray() is { Length: > 0 } known ? OpenBadgeBuilder.Array(known) : null
            )
            .With(
                "verifiableCredential",
                OpenBadgeBuilder.Array(
                    badges?.Select(badge => (JsonObject)badge.DeepClone()) ?? awards.Select(OpenBadgeBuilder.Build)
                )
            );
        JsonObject[] competencies = [.. awards.SelectMany(Competencies)];
        if (competencies.Length > 0)
            subject["achievement"] = OpenBadgeBuilder.Array(competencies);
        ClrAssociation[] all = [.. awards.SelectMany(Associations), .. associations ?? []];
        if (all.Length > 0)
            subject["association"] = OpenBadgeBuilder.Array(all.Distinct().Select(Association));
        var bundle = new JsonObject
        {
            ["@context"] = OpenBadgeBuilder.Strings(Contexts),
            ["id"] = facts.Id,
            ["type"] = OpenBadgeBuilder.Strings(["VerifiableCredential", "ClrCredential"]),
            ["issuer"] = OpenBadgeBuilder.Profile(facts.Issuer),
            ["validFrom"] = ElmParts.Instant(facts.ValidFrom),
            ["name"] = facts.Name,
        };
        if (facts.Partial)
            bundle["partial"] = true;
        return bundle.With("credentialSubject", subject);
    }

    /// <summary>The associations that follow from the awards themselves.</summary>
    internal static IEnumerable<ClrAssociation> Associations(MicroCredential credential)
    {
        var (specification, award) = credential;
        var id = award.AchievementId;
        return
        [
            .. specification.LearningOutcomes.Select(outcome => new ClrAssociation("isChildOf", Competency(id, outcome), id)),
            .. specification
                .Prerequisites.Select(one => one.Requires)
                .OfType<string>()
                .Select(first => new ClrAssociation("precedes", first, id)),
            .. award.Parts.Select(part => new ClrAssociation("isPartOf", part.AchievementId, id)),
            .. (specification.Stackability?.Pathways ?? []).Select(pathway => new ClrAssociation(
                "isPartOf",
                id,
                Uri.IsWellFormedUriString(pathway, UriKind.Absolute) ? pathway : BadgeIds.Of(id, "pathway", pathway)
            )),
        ];
    }

    private static IEnumerable<JsonObject> Competencies(MicroCredential credential)
    {
        var (specification, award) = credential;
        var language = award.Language ?? specification.DefaultLanguage;
        foreach (var outcome in specification.LearningOutcomes)
        {
            var text = outcome.Text.In(language, specification.DefaultLanguage);
            yield return new()
            {
                ["id"] = Competency(award.AchievementId, outcome),
                ["type"] = OpenBadgeBuilder.Strings(["Achievement"]),
                ["achievementType"] = "Competency",
                ["name"] = text,
                ["description"] = text,
                ["criteria"] = new JsonObject { ["narrative"] = text },
                ["inLanguage"] = language,
            };
        }
    }

    internal static string Competency(string achievementId, LearningOutcome outcome) =>
        BadgeIds.Of(achievementId, "competency", outcome.Id);

    private static JsonObject Association(ClrAssociation association) =>
        new()
        {
            ["type"] = "Association",
            ["associationType"] = association.Type,
            ["sourceId"] = association.SourceId,
            ["targetId"] = association.TargetId,
        };
}
