using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Testamur.Education.Specifications;

namespace Testamur.Education.Import;

/// <summary>The words by which offers in six languages name their parts.</summary>
internal static class ImportWords
{
    private const int LongestName = 60;

    private static readonly ImportWordsFile File = Load();

    /// <summary>Languages in which text is understood.</summary>
    public static IReadOnlyCollection<string> Languages => File.FunctionWords.Keys;

    private static readonly FrozenDictionary<string, (string Member, string Language)> Headings = File
        .Headings.SelectMany(member =>
            member.Value.SelectMany(words =>
                words.Value.Select(word => (Word: Fold(word), Member: member.Key, Language: words.Key))
            )
        )
        .DistinctBy(heading => heading.Word)
        .ToFrozenDictionary(heading => heading.Word, heading => (heading.Member, heading.Language), StringComparer.Ordinal);

    private static readonly string[] LeadIns = [.. File.LeadIns.Values.SelectMany(words => words).Select(Fold)];

    private static readonly (string Word, string Code)[] Modes = Flat(File.Modes);
    private static readonly (string Word, string Code)[] Assessments = Flat(File.Assessments);
    private static readonly (string Word, string Code)[] Cycles = Flat(File.Cycles);

    private static readonly FrozenDictionary<string, string> LanguageNames = Flat(File.Languages)
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Code, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Months = File
        .Months.SelectMany((words, index) => words.Select(word => (Word: Fold(word), Month: index + 1)))
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Month, StringComparer.Ordinal);

    private static readonly FrozenSet<string> FreeWords = File.Free.Select(Fold).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> NoneWords = File.None.Select(Fold).ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] SelfPacedWords = [.. File.SelfPaced.Select(Fold)];

    private static readonly FrozenDictionary<string, string[]> LanguagesOfWords = File
        .FunctionWords.SelectMany(words => words.Value.Select(word => (Word: Fold(word), Language: words.Key)))
        .GroupBy(pair => pair.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => same.Select(pair => pair.Language).ToArray(), StringComparer.Ordinal);

    /// <summary>The member that a heading, label or column of this name is about.</summary>
    public static bool TryMember(string name, out string member, out string language)
    {
        (member, language) = name.Length <= LongestName ? Headings.GetValueOrDefault(Fold(name)) : default;
        return member is not null;
    }

    /// <summary>True for a sentence that opens a list of outcomes, such as "Learners will be able to".</summary>
    public static bool IsLeadIn(string line) => line.Length <= 300 && Fold(line) is var folded && LeadIns.Any(folded.EndsWith);

    public static string? Mode(string text) => Find(Modes, text);

    public static Cycle? CycleOf(string text) =>
        Enum.TryParse<Cycle>(Find(Cycles, text), ignoreCase: true, out var cycle) ? cycle : null;

    public static string? AssessmentType(string text) => Find(Assessments, text);

    /// <summary>The code of a language by its name in one of the six languages, or the code itself.</summary>
    public static string? LanguageOf(string name)
    {
        var folded = Fold(name);
        if (LanguageNames.TryGetValue(folded, out var code))
            return code;
        return folded.Length == 2 && File.Languages.ContainsKey(folded) ? folded : null;
    }

    public static int? Month(string word) => Months.TryGetValue(Fold(word), out var month) ? month : null;

    public static bool IsFree(string text) => FreeWords.Contains(Fold(text));

    /// <summary>True for "none" and the like.</summary>
    public static bool IsNone(string text) => text.Trim() is "-" or "–" or "—" || NoneWords.Contains(Fold(text));

    public static bool IsSelfPaced(string text) => Fold(text) is var folded && SelfPacedWords.Any(word => Contains(folded, word));

    /// <summary>The language with the most small words and headings of its own in the text; null when none stands out.</summary>
    public static string? Guess(string text)
    {
        var points = File.FunctionWords.Keys.ToDictionary(language => language, _ => 0, StringComparer.Ordinal);
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, 20_000)).ToString().Split('\n'))
        {
            var label = line.Split(':', 2)[0].Trim(' ', '#', '*', '\t', '\r');
            if (TryMember(label, out _, out var language))
                points[language] += 3;
            foreach (var word in Fold(line).Split(' '))
            foreach (var spoken in LanguagesOfWords.GetValueOrDefault(word) ?? [])
                points[spoken]++;
        }

        var best = points.OrderByDescending(pair => pair.Value).Take(2).ToList();
        return best[0].Value > best[1].Value ? best[0].Key : null;
    }

    /// <summary>Lower case, without accents, punctuation as spaces.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "It compares words; nobody sees it.")]
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (sign == 'ß')
                folded.Append("ss");
            else if (char.IsLetterOrDigit(sign))
                folded.Append(sign);
            else if (
                CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark
                && folded.Length > 0
                && folded[^1] != ' '
            )
                folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    // The longest first, so that "laurea magistrale" is not taken for "laurea".
    private static (string Word, string Code)[] Flat(Dictionary<string, string[]> words) =>
        [
            .. words
                .SelectMany(code => code.Value.Select(word => (Word: Fold(word), Code: code.Key)))
                .DistinctBy(pair => pair.Word)
                .OrderByDescending(pair => pair.Word.Length),
        ];

    private static string? Find((string Word, string Code)[] words, string text)
    {
        var folded = Fold(text.Length <= 2000 ? text : text[..2000]);
        foreach (var (word, code) in words)
            if (Contains(folded, word))
                return code;
        return null;
    }

    private static bool Contains(string folded, string word)
    {
        for (
            var at = folded.IndexOf(word, StringComparison.Ordinal);
            at >= 0;
            at = folded.IndexOf(word, at + 1, StringComparison.Ordinal)
        )
            if ((at == 0 || folded[at - 1] == ' ') && (at + word.Length == folded.Length || folded[at + word.Length] == ' '))
                return true;
        return false;
    }

    private static ImportWordsFile Load()
    {
        using var stream = Resources.Open("import-words.json");
        return JsonSerializer.Deserialize(stream, DataJsonContext.Default.ImportWordsFile)!; // the file is part of this assembly
    }
}

internal sealed record ImportWordsFile(
    string Comment,
    string Source,
    string Licence,
    Dictionary<string, Dictionary<string, string[]>> Headings,
    Dictionary<string, string[]> LeadIns,
    Dictionary<string, string[]> Modes,
    Dictionary<string, string[]> Assessments,
    Dictionary<string, string[]> Cycles,
    Dictionary<string, string[]> Languages,
    string[][] Months,
    string[] Free,
    string[] None,
    string[] SelfPaced,
    Dictionary<string, string[]> FunctionWords
);
