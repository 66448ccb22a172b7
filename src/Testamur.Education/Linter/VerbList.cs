using System.Collections.Frozen;
using System.Text.Json;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>
/// Verbs that open a learning outcome in one language, by the step of Bloom's ladder they stand on, and those that cannot be
/// assessed. Data files name their date and source.
/// </summary>
public sealed class VerbList
{
    private static readonly FrozenDictionary<string, VerbList> Known = new[] { "en", "es", "fr", "de", "it", "ro" }
        .Select(Load)
        .ToFrozenDictionary(list => list.Language, StringComparer.OrdinalIgnoreCase);

    private readonly (string Phrase, VerbLevel? Level)[] phrases;
    private readonly VerbFile file;

    private VerbList(VerbFile file)
    {
        this.file = file;
        // The longest first, so that "be aware of" is not taken for "be".
        phrases =
        [
            .. file
                .Levels.SelectMany(level => level.Value.Select(verb => (verb, (VerbLevel?)level.Key)))
                .Concat(file.Vague.Keys.Select(verb => (verb, (VerbLevel?)null)))
                .OrderByDescending(phrase => phrase.verb.Length),
        ];
        LeadIns = [.. file.LeadIns.OrderByDescending(words => words.Length)];
    }

    /// <summary>Languages that have a list.</summary>
    public static IReadOnlyCollection<string> Languages => Known.Keys;

    /// <summary>The list of a language, by its BCP 47 tag; null when there is none.</summary>
    public static VerbList? For(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var end = language.IndexOf('-', StringComparison.Ordinal);
        return Known.GetValueOrDefault(end < 0 ? language : language[..end]);
    }

    /// <summary>ISO 639-1 code.</summary>
    public string Language => file.Language;

    /// <summary>Day of the list.</summary>
    public DateOnly Version => file.Version;

    /// <summary>Where it comes from.</summary>
    public string Source => file.Source;

    /// <summary>Observable verbs by step.</summary>
    public IReadOnlyDictionary<VerbLevel, IReadOnlyList<string>> Levels => file.Levels;

    /// <summary>Verbs that cannot be assessed, each with observable ones that often say what was meant.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Vague => file.Vague;

    internal IReadOnlyList<string> LeadIns { get; }

    internal IReadOnlyList<string> Joins => file.Joins;

    /// <summary>Words by which a note says that stacking gives no automatic right.</summary>
    internal IReadOnlyList<string> NoAutomaticRight => file.NoAutomaticRight;

    /// <summary>A sentence that says so.</summary>
    internal string EntitlementNote => file.EntitlementNote;

    /// <summary>True where an infinitive stands at the end of its clause, as in German.</summary>
    internal bool VerbLast => file.VerbLast;

    /// <summary>The verb phrase that begins exactly here, or null.</summary>
    internal VerbMatch? At(string text, int start)
    {
        foreach (var (phrase, level) in phrases)
            if (
                string.Compare(text, start, phrase, 0, phrase.Length, StringComparison.OrdinalIgnoreCase) == 0
                && EndsWord(text, start + phrase.Length)
            )
                return new(start, phrase.Length, phrase, level);
        return null;
    }

    /// <summary>The verb phrase that ends exactly here, or null.</summary>
    internal VerbMatch? Before(string text, int end)
    {
        foreach (var (phrase, level) in phrases)
        {
            var start = end - phrase.Length;
            if (
                start >= 0
                && string.Compare(text, start, phrase, 0, phrase.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (start == 0 || !char.IsLetter(text[start - 1]))
            )
                return new(start, phrase.Length, phrase, level);
        }
        return null;
    }

    internal static bool EndsWord(string text, int end) => end >= text.Length || !char.IsLetter(text[end]);

    private static VerbList Load(string language)
    {
        using var stream = Resources.Open($"verbs.{language}.json");
        return new(JsonSerializer.Deserialize(stream, DataJsonContext.Default.VerbFile)!); // the file is ours
    }
}

/// <summary>A verb in a text.</summary>
/// <param name="Level">Null for a vague one.</param>
internal sealed record VerbMatch(int Start, int Length, string Verb, VerbLevel? Level);

internal sealed record VerbFile(
    string Language,
    DateOnly Version,
    string Source,
    string Licence,
    bool VerbLast,
    IReadOnlyDictionary<VerbLevel, IReadOnlyList<string>> Levels,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Vague,
    IReadOnlyList<string> LeadIns,
    IReadOnlyList<string> Joins,
    IReadOnlyList<string> NoAutomaticRight,
    string EntitlementNote
);
