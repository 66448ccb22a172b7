using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;

namespace Testamur.Education.Elm;

/// <summary>The credentials that were counted for this one: achievements that the whole has as parts, with the identifiers of their documents.</summary>
internal static class ElmStack
{
    private const string CredentialScheme = "Credential";
    private const string AchievementScheme = "Achievement";

    public static JsonObject Of(AwardPart part, int at, ElmIds ids, string language) =>
        ElmParts
            .Node(ids.Of("part", at), "LearningAchievement")
            .WithMany(
                "identifier",
                [
                    ElmParts.Identifier(ids.Of("part-credential", at), CredentialScheme, part.CredentialId),
                    ElmParts.Identifier(ids.Of("part-achievement", at), AchievementScheme, part.AchievementId),
                ]
            )
            .With("title", ElmParts.Words(language, part.Title))
            .With(
                "awardedBy",
                ElmParts
                    .Node(ids.Of("part-awarding", at), "AwardingProcess")
                    .With(
                        "awardingBody",
                        ElmParts
                            .Node(ids.Of("part-issuer", at), "Organisation")
                            .With("legalName", ElmParts.Words(language, part.IssuerName))
                            .With(
                                "location",
                                ElmParts.Location(ids.Of("part-issuer-location", at), part.IssuerCountry, null, language)
                            )
                    )
                    .With("awardingDate", part.AwardedOn is { } awarded ? ElmParts.Day(awarded) : null)
            )
            .With("creditReceived", part.Ects is { } ects ? ElmParts.Credit(ids.Of("part-credit", at), ects) : null);

    public static IReadOnlyList<AwardPart> Read(DocumentNode claim, string language) =>
        [.. claim.Nodes("hasPart").Where(part => ElmIds.Key(part.Id, "part") is not null).Select(part => Part(part, language))];

    private static AwardPart Part(DocumentNode part, string language)
    {
        var process = part.Node("awardedBy");
        var body = process?.Node("awardingBody") is { } node ? ElmReading.Organisation(node, language) : null;
        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var identifier in part.Nodes("identifier"))
            if (identifier.Text("schemeName") is { } scheme && identifier.Text("notation") is { } notation)
                identifiers.TryAdd(scheme, notation);
        return new(
            identifiers.GetValueOrDefault(CredentialScheme) ?? "",
            identifiers.GetValueOrDefault(AchievementScheme) ?? "",
            part.Words("title", language).In(language),
            body?.Name.In(language) ?? "",
            body?.Country,
            ElmReading.Credit(part, "creditReceived"),
            process?.Instant("awardingDate") is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null
        );
    }
}
