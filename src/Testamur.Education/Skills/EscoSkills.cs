using System.Collections.Frozen;
using System.IO.Compression;
using Testamur.Education.Specifications;

namespace Testamur.Education.Skills;

/// <summary>A skill of the ESCO classification.</summary>
/// <param name="Uri">Its URI.</param>
/// <param name="Label">Preferred label, in English.</param>
/// <param name="Knowledge">True for knowledge, false for a skill or competence.</param>
/// <param name="OtherLabels">Further labels, those that add a word only.</param>
public sealed record EscoSkill(string Uri, string Label, bool Knowledge, IReadOnlyList<string> OtherLabels)
{
    /// <summary>As a specification names it, with the version of the snapshot.</summary>
    public Skill AsSkill() => new(Uri, LangText.Of("en", Label), "ESCO", EscoSkills.Version);
}

/// <summary>
/// A snapshot of the skills of ESCO (https://esco.ec.europa.eu), so that they can be searched without the network. It has English
/// labels and lacks about a hundred of the newest skills, so a URI that is not in it is not wrong for that. Loaded at first use.
/// This service uses the ESCO classification of the European Commission.
/// </summary>
public static class EscoSkills
{
    /// <summary>Version of the classification.</summary>
    public const string Version = "1.2.0";

    private const string Base = "http://data.europa.eu/esco/skill/";
    private const int LongestQuery = 200;
    private static readonly Lazy<Entry[]> Entries = new(Load);
    private static readonly Lazy<FrozenDictionary<string, EscoSkill>> ByUri = new(() =>
        Entries.Value.ToFrozenDictionary(entry => entry.Skill.Uri, entry => entry.Skill, StringComparer.Ordinal)
    );

    /// <summary>How many skills the snapshot has.</summary>
    public static int Count => Entries.Value.Length;

    /// <summary>The skill with that URI; null when the snapshot has none.</summary>
    public static EscoSkill? Find(string uri) => ByUri.Value.GetValueOrDefault(uri);

    /// <summary>
    /// Skills whose labels hold every word of the query, each as the beginning of a word, without regard to case and marks; those whose
    /// preferred label says it come first, shorter ones before longer ones. A query without a word finds none.
    /// </summary>
    /// <param name="query">Words; beyond 200 characters it is cut.</param>
    /// <param name="most">At most so many.</param>
    public static IReadOnlyList<EscoSkill> Search(string query, int most)
    {
        ArgumentNullException.ThrowIfNull(query);
        var words = FoldedText.Words(query.Length > LongestQuery ? query[..LongestQuery] : query);
        return words.Length == 0 ? [] : Ranked(entry => Array.TrueForAll(words, entry.Has) ? entry.Rank(words) : 0, most);
    }

    /// <summary>Skills that share the most telling words with a text, best first: what an author may mean by an outcome.</summary>
    /// <param name="text">A sentence in English; beyond 1,000 characters it is cut.</param>
    /// <param name="most">At most so many.</param>
    public static IReadOnlyList<EscoSkill> Suggest(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = FoldedText.Words(text.Length > 1000 ? text[..1000] : text).Where(word => word.Length > 3).ToHashSet();
        // A word is worth the more the fewer skills have it; a skill counts by the share of its own words that the text says.
        var worth = words.ToDictionary(word => word, word => Weight.Value.GetValueOrDefault(word, 0), StringComparer.Ordinal);
        return Ranked(
            entry =>
            {
                var common = entry.LabelWords.Where(words.Contains).Sum(word => worth[word]);
                return common == 0 ? 0 : (int)(common * 1000 / (1 + entry.LabelWords.Sum(word => Weight.Value[word])));
            },
            most
        );
    }

    private static readonly Lazy<FrozenDictionary<string, double>> Weight = new(() =>
        Entries
            .Value.SelectMany(entry => entry.LabelWords.Distinct(StringComparer.Ordinal))
            .CountBy(word => word, StringComparer.Ordinal)
            .ToFrozenDictionary(
                count => count.Key,
                count => Math.Log(1 + ((double)Entries.Value.Length / count.Value)),
                StringComparer.Ordinal
            )
    );

    private static List<EscoSkill> Ranked(Func<Entry, int> rank, int most) =>
        [
            .. Entries
                .Value.Select(entry => (entry.Skill, Rank: rank(entry)))
                .Where(found => found.Rank > 0)
                .OrderByDescending(found => found.Rank)
                .ThenBy(found => found.Skill.Label.Length)
                .ThenBy(found => found.Skill.Label, StringComparer.Ordinal)
                .Take(Math.Max(0, most))
                .Select(found => found.Skill),
        ];

    // One skill a line: the end of its URI, k or s, its label, the others joined by bars.
    private static Entry[] Load()
    {
        using var zipped = new GZipStream(Resources.Open($"esco.skills-en-{Version}.tsv.gz"), CompressionMode.Decompress);
        using var lines = new StreamReader(zipped);
        var entries = new List<Entry>(14_000);
        while (lines.ReadLine() is { } line)
            if (line.Split('\t') is [var id, var type, var label, var others])
                entries.Add(new(new(Base + id, label, type == "k", others.Split('|', StringSplitOptions.RemoveEmptyEntries))));
        return [.. entries];
    }

    /// <summary>A skill with its words as they are searched: each after a space.</summary>
    private sealed class Entry(EscoSkill skill)
    {
        private readonly string _label = " " + string.Join(' ', FoldedText.Words(skill.Label));
        private readonly string _all =
            " " + string.Join(' ', FoldedText.Words($"{skill.Label} {string.Join(' ', skill.OtherLabels)}"));

        public EscoSkill Skill => skill;

        public string[] LabelWords { get; } = FoldedText.Words(skill.Label);

        public bool Has(string word) => _all.Contains(" " + word, StringComparison.Ordinal);

        public int Rank(string[] words) =>
            _label.AsSpan(1).SequenceEqual(string.Join(' ', words)) ? 4
            : _label.StartsWith(" " + words[0], StringComparison.Ordinal) && InLabel(words) ? 3
            : InLabel(words) ? 2
            : 1;

        private bool InLabel(string[] words) =>
            Array.TrueForAll(words, word => _label.Contains(" " + word, StringComparison.Ordinal));
    }
}
