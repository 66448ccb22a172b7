using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;

namespace Testamur.Education.Elm;

/// <summary>The mandate as evidence: what it says, and by whom it was given as the evidence's target.</summary>
internal static class ElmMandate
{
    private const string Type = "mandate";

    public static JsonObject Of(IssuingMandate mandate, ElmIds ids, string language) =>
        ElmParts
            .Node(mandate.Id, "Evidence")
            .With("dcType", ElmParts.Listed("evidence-type", Type))
            .With("evidenceStatement", mandate.Statement)
            .With(
                "evidenceTarget",
                ElmParts
                    .Node(mandate.MandatorId, "Organisation")
                    .With("legalName", ElmParts.Words(language, mandate.MandatorName))
                    .With("location", ElmParts.Location(ids.Of("mandator-location"), mandate.MandatorCountry, null, language))
            );

    /// <summary>The first evidence of a mandate that names who gave it; null for none.</summary>
    public static IssuingMandate? Read(DocumentNode credential, string language)
    {
        foreach (var evidence in credential.Nodes("evidence"))
        {
            if (
                ElmLists.FindUri("evidence-type", evidence.Node("dcType")?.Id)?.Code != Type
                || evidence.Node("evidenceTarget") is not { } mandator
            )
                continue;
            evidence.Node("dcType")?.Skip("type", "inScheme", "prefLabel");
            var body = ElmReading.Organisation(mandator, language);
            return new(
                evidence.Id ?? "",
                evidence.Text("evidenceStatement") ?? "",
                mandator.Id ?? "",
                body.Name.In(language),
                body.Country
            );
        }
        return null;
    }
}
