using System.Globalization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Documents;

/// <summary>Recognised credits in words, in English and German.</summary>
public static class RecognisedTexts
{
    private static readonly string[] Languages = ["en", "de"];

    /// <summary>A line of a transcript of records: what, from where, credits, what it replaced, grade.</summary>
    public static LangText TranscriptLine(RecognisedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Compose(language => [Recognised(part, language), Replaces(part, language), Grade(part, language)]);
    }

    /// <summary>The entry of a diploma supplement: the line under the results in section 4, and the source under further information in section 6.</summary>
    public static SupplementEntry Supplement(RecognisedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new(
            TranscriptLine(part),
            Compose(language =>
                [
                    Recognised(part, language),
                    part.Basis is { Length: > 0 } basis ? Say("line.basis", language, basis) : null,
                    Say("line.statement", language, part.StatementId),
                ]
            )
        );
    }

    /// <summary>That it was recognised without a grade of its own, as a grade: in documents that must give one.</summary>
    internal static LangText NoGrade => Compose(language => [Say("line.recognisedGrade", language)]);

    /// <summary>What proves it here: the act of recognition.</summary>
    internal static LangText Act => Compose(language => [Say("line.act", language)]);

    private static string Recognised(RecognisedPart part, string language) =>
        Say(
            "line.recognised",
            language,
            part.Title.In(language),
            part.SourceCountry is { Length: > 0 } country ? $"{part.Source}, {country}" : part.Source,
            part.Accepted.ToString(),
            part.DecidedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );

    private static string? Replaces(RecognisedPart part, string language) =>
        part.Replaces is { Length: > 0 } replaced ? Say("line.replaces", language, replaced) : null;

    private static string Grade(RecognisedPart part, string language) =>
        part.Grade is { Length: > 0 } grade ? Say("line.grade", language, grade) : Say("line.noGrade", language);

    private static string Say(string code, string language, params string[] arguments) =>
        RecognitionTexts.Say(code, arguments, language);

    private static LangText Compose(Func<string, string?[]> sentences) =>
        new(Languages.Select(language => KeyValuePair.Create(language, string.Join(' ', sentences(language).OfType<string>()))));
}

/// <summary>What a diploma supplement says about recognised credits.</summary>
/// <param name="Results">Under programme details and results, section 4.3.</param>
/// <param name="Further">Under additional information, section 6.1.</param>
public sealed record SupplementEntry(LangText Results, LangText Further);
