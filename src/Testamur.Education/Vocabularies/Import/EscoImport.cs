using System.Diagnostics.CodeAnalysis;
using System.Text;
using Testamur.Education.Specifications;
using Testamur.Rdf;

namespace Testamur.Education.Vocabularies.Import;

/// <summary>
/// Reads skills as ESCO distributes them: CSV, one file per language, with the columns <c>conceptUri</c>, <c>preferredLabel</c> and
/// <c>altLabels</c> among others (<see href="https://esco.ec.europa.eu/en/use-esco/download">ESCO</see>). Lists of several languages are joined with <see cref="ControlledList.With"/>. Who shows them
/// says: "This service uses the ESCO classification of the European Commission."
/// </summary>
public static class EscoImport
{
    /// <summary>The scheme that shapes ask of ESCO skills.</summary>
    public const string SkillsScheme = "http://data.europa.eu/esco/concept-scheme/skills";

    /// <summary>The largest file read: 64 MiB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const string SkillPrefix = "http://data.europa.eu/esco/skill/";
    private const int MaxSkills = 100_000;
    private const int LongestLabel = 1_000;
    private const int MostAlternatives = 500;

    /// <summary>Reads a file; false, with a short English <paramref name="problem"/>, for what is no such file. Never throws.</summary>
    /// <param name="file">The file as it was downloaded, UTF-8 with or without a mark.</param>
    /// <param name="language">Its language, BCP 47.</param>
    /// <param name="skills">The skills in the file's order.</param>
    /// <param name="problem">Why it was refused, with the line.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> file,
        string language,
        [NotNullWhen(true)] out ControlledList? skills,
        out string problem
    )
    {
        skills = null;
        var concepts = new Dictionary<string, Concept>(StringComparer.Ordinal);
        problem = Read(file, language, concepts);
        if (problem.Length == 0 && concepts.Count == 0)
            problem = "the file has no skill";
        if (problem.Length > 0)
            return false;
        skills = new("ESCO skills", SkillsScheme, concepts.Values);
        return true;
    }

    private static string Read(ReadOnlySpan<byte> file, string language, Dictionary<string, Concept> concepts)
    {
        if (file.Length > MaxBytes)
            return "the file is larger than the limit";
        if (!Literal.IsWellFormedLanguage(language))
            return "the language is no tag of BCP 47";
        if (file.StartsWith("\uFEFF"u8))
            file = file[3..];
        if (!System.Text.Unicode.Utf8.IsValid(file))
            return "the file is not UTF-8";
        var records = new CsvRecords(Encoding.UTF8.GetString(file));
        if (!records.Next(out var header))
            return "the file is empty";
        var (uri, label, others) = (header.IndexOf("conceptUri"), header.IndexOf("preferredLabel"), header.IndexOf("altLabels"));
        if (uri < 0 || label < 0)
            return "the file has no columns conceptUri and preferredLabel";
        while (records.Next(out var record))
        {
            if (record.Count != header.Count)
                return $"line {records.Line}: not as many fields as the header has";
            if (!record[uri].StartsWith(SkillPrefix, StringComparison.Ordinal) || !Iri.IsWellFormed(record[uri]))
                return $"line {records.Line}: conceptUri names no skill";
            if (!IsLabel(record[label]))
                return $"line {records.Line}: preferredLabel is empty, too long or begins like a formula";
            var alternatives = others < 0 ? [] : Alternatives(record[others]);
            if (!concepts.TryAdd(record[uri], Skill(record[uri], language, record[label], alternatives)))
                return $"line {records.Line}: the skill was there before";
            if (concepts.Count > MaxSkills)
                return "the file has too many skills";
        }

        return records.IsBroken ? $"line {records.Line}: a quotation mark is not closed, or stands where none may" : "";
    }

    private static Concept Skill(string uri, string language, string label, IReadOnlyList<string> alternatives) =>
        new(uri, uri[SkillPrefix.Length..], LangText.Of(language, label.Trim())) { Alternatives = alternatives };

    // Official files part them by lines, others by bars.
    private static string[] Alternatives(string field) =>
        [
            .. field
                .Split(['\n', '\r', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(IsLabel)
                .Take(MostAlternatives),
        ];

    // Labels come out again in files that spreadsheets open, and none that is real begins so.
    private static bool IsLabel(string label) =>
        !string.IsNullOrWhiteSpace(label)
        && label.Length <= LongestLabel
        && label[0] is not ('=' or '+' or '-' or '@' or '\t' or '\r');
}
