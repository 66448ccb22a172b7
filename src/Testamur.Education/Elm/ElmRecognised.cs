using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Recognition;
using Testamur.Education.Recognition.Documents;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>
/// Credits recognised from elsewhere: achievements that the whole has as parts, awarded by their source and proved by the act of recognition here. In a
/// diploma supplement they are its results (section 4); a note of the qualification tells where they come from (section 6).
/// </summary>
internal static class ElmRecognised
{
    public const string About = "recognised";

    private const string CredentialScheme = "Credential";
    private const string StatementScheme = "Statement of recognition";

    public static JsonObject Of(RecognisedPart part, int at, ElmIds ids, string language, string process) =>
        ElmParts
            .Node(ids.Of(About, at), "LearningAchievement")
            .WithMany(
                "identifier",
                [
                    ElmParts.Identifier(ids.Of("recognised-credential", at), CredentialScheme, part.CredentialId),
                    ElmParts.Identifier(ids.Of("recognised-statement", at), StatementScheme, part.StatementId),
                ]
            )
            .With("title", ElmParts.Words(part.Title))
            .With(
                "awardedBy",
                ElmParts
                    .Node(ids.Of("recognised-awarding", at), "AwardingProcess")
                    .With(
                        "awardingBody",
                        ElmParts
                            .Node(ids.Of("recognised-source", at), "Organisation")
                            .With("legalName", ElmParts.Words(language, part.Source))
                            .With(
                                "location",
                                ElmParts.Location(ids.Of("recognised-source-location", at), part.SourceCountry, null, language)
                            )
                    )
            )
            .With("creditReceived", ElmParts.Credit(ids.Of("recognised-credit", at), part.Accepted))
            .With(
                "provenBy",
                ElmParts
                    .Node(ids.Of("recognition", at), "LearningAssessment")
                    .With("title", ElmParts.Words(RecognisedTexts.Act))
                    .With("awardedBy", ElmParts.Node(process, "AwardingProcess"))
                    .With("dateIssued", ElmParts.Day(part.DecidedOn))
                    .With(
                        "grade",
                        part.Grade is { Length: > 0 } grade
                            ? ElmParts.Note(ids.Of("recognised-grade", at), LangText.Of(language, grade))
                            : ElmParts.Note(ids.Of("recognised-without-grade", at), RecognisedTexts.NoGrade)
                    )
            )
            .WithMany(
                "additionalNote",
                [Note("replaces", part.Replaces, at, ids, language), Note("basis", part.Basis, at, ids, language)]
            );

    /// <summary>What section 6 of a supplement says; null when nothing was recognised.</summary>
    public static JsonObject? Source(IReadOnlyList<RecognisedPart> parts, ElmIds ids)
    {
        if (parts.Count == 0)
            return null;
        var entries = parts.Select(part => RecognisedTexts.Supplement(part).Further).ToArray();
        return ElmParts.Note(
            ids.Of(About),
            new(
                entries[0]
                    .Keys.Select(language =>
                        KeyValuePair.Create(language, string.Join('\n', entries.Select(entry => entry.In(language))))
                    )
            ),
            About
        );
    }

    public static IReadOnlyList<RecognisedPart> Read(DocumentNode claim, string language) =>
        [.. claim.Nodes("hasPart").Where(part => ElmIds.Key(part.Id, About) is not null).Select(part => Part(part, language))];

    private static RecognisedPart Part(DocumentNode part, string language)
    {
        var body = part.Node("awardedBy")?.Node("awardingBody") is { } node ? ElmReading.Organisation(node, language) : null;
        var proof = part.Node("provenBy");
        proof?.Skip("title", "awardedBy");
        var grade = proof?.Node("grade");
        var graded = ElmReading.Note(grade, language);
        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var identifier in part.Nodes("identifier"))
            if (identifier.Text("schemeName") is { } scheme && identifier.Text("notation") is { } notation)
                identifiers.TryAdd(scheme, notation);
        string? replaces = null,
            basis = null;
        foreach (var note in part.Nodes("additionalNote"))
        {
            var text = ElmReading.Note(note, language).In(language);
            if (ElmIds.Key(note.Id, "replaces") is not null)
                replaces = text;
            else if (ElmIds.Key(note.Id, "basis") is not null)
                basis = text;
        }
        return new(
            part.Words("title", language),
            identifiers.GetValueOrDefault(CredentialScheme) ?? "",
            body?.Name.In(language) ?? "",
            body?.Country,
            ElmReading.Credit(part, "creditReceived") ?? default,
            proof?.Date("dateIssued") ?? default,
            identifiers.GetValueOrDefault(StatementScheme) ?? ""
        )
        {
            Replaces = replaces,
            Basis = basis,
            Grade = ElmIds.Key(grade?.Id, "recognised-grade") is not null ? graded.In(language) : null,
        };
    }

    private static JsonObject? Note(string about, string? text, int at, ElmIds ids, string language) =>
        text is { Length: > 0 } said ? ElmParts.Note(ids.Of(about, at), LangText.Of(language, said), about) : null;
}
