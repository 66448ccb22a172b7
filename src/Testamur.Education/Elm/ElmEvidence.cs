using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>The evidence that the profiles other than the generic one are named after.</summary>
internal static class ElmEvidence
{
    public static JsonObject? Of(MicroCredential credential, ElmOptions options, ElmIds ids) =>
        options.Profile switch
        {
            ElmProfile.IssuedByMandate when options.MandateStatement is not null || credential.Award.Mandate is null => Evidence(
                    ids,
                    "mandate"
                )
                .With("evidenceStatement", Statement(options.MandateStatement)),
            ElmProfile.Converted => Evidence(ids, "conversion").With("embeddedEvidence", Original(options.Original, ids)),
            ElmProfile.Accredited or ElmProfile.DiplomaSupplement => Evidence(ids, "accreditation")
                .With("accreditation", Accreditation(credential, ids)),
            // The shapes of the other profiles ask every evidence to be of their own kind.
            _ => credential.Award.Mandate is { } mandate
                ? ElmMandate.Of(mandate, ids, credential.Specification.DefaultLanguage)
                : null,
        };

    /// <summary>Evidence of ours that only names an accreditation says nothing that the qualification does not.</summary>
    public static void SkipRepeated(DocumentNode credential)
    {
        if (credential.Node("evidence") is { } evidence && ElmIds.Is(evidence.Id, "evidence") && evidence.Has("accreditation"))
            credential.Skip("evidence");
    }

    private static JsonObject Evidence(ElmIds ids, string type) =>
        ElmParts.Node(ids.Of("evidence"), "Evidence").With("dcType", ElmParts.Listed("evidence-type", type));

    private static string Statement(string? statement) =>
        string.IsNullOrWhiteSpace(statement)
            ? throw new ArgumentException("Issue by mandate needs the statement of the mandate.")
            : statement;

    private static JsonObject Original(ReadOnlyMemory<byte> original, ElmIds ids) =>
        original.IsEmpty
            ? throw new ArgumentException("A converted credential embeds its original.")
            : ElmParts.Base64(ids.Of("original"), original.Span, "JSON");

    private static JsonObject Accreditation(MicroCredential credential, ElmIds ids) =>
        AccreditationAt(credential, ids) is { } at
            // The node itself stands at the qualification; the same node twice would say everything twice.
            ? ElmParts.Node(ids.Of("accreditation", at), "Accreditation")
            : throw new ArgumentException(
                "An accredited credential needs an external accreditation of a known type, with its agency."
            );

    /// <summary>Which evidence of quality assurance is an external accreditation of a known type, with its agency; null for none.</summary>
    public static int? AccreditationAt(MicroCredential credential, ElmIds ids)
    {
        var specification = credential.Specification;
        for (var at = 0; at < specification.QualityAssurance.Count; at++)
            if (
                specification.QualityAssurance[at] is { Kind: QaKind.External }
                && ElmSpecification.Accreditation(specification, ids, at) is not null
            )
                return at;
        return null;
    }
}
