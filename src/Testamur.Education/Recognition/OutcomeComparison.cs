using System.Text.Json.Serialization;
using Testamur.Education.Linter;
using Testamur.Education.Skills;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>How far one outcome covers another.</summary>
[JsonConverter(typeof(CamelCaseEnum<OutcomeMatch>))]
public enum OutcomeMatch
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>It does.</summary>
    Covers,
}

/// <summary>What one of their outcomes has in common with one of ours. It suggests; people decide.</summary>
/// <param name="Their">Place of theirs in the list, from 0.</param>
/// <param name="Our">Place of ours in the list, from 0.</param>
/// <param name="Suggested">What is suggested.</param>
/// <param name="Wording">Words in common, of all words in either.</param>
/// <param name="Words">The words in common, as ours has them.</param>
/// <param name="Skills">URIs of the skills in common.</param>
public sealed record OutcomePair(
    int Their,
    int Our,
    OutcomeMatch Suggested,
    Share Wording,
    IReadOnlyList<string> Words,
    IReadOnlyList<string> Skills
);

/// <summary>A pair that people accepted.</summary>
/// <param name="Their">Place of theirs in the list, from 0.</param>
/// <param name="Our">Place of ours in the list, from 0.</param>
/// <param name="Match">How far theirs covers ours.</param>
public sealed record DecidedPair(int Their, int Our, OutcomeMatch Match);

/// <summary>What people decided about a matrix.</summary>
/// <param name="Theirs">Share of their outcomes that cover one of ours.</param>
/// <param name="Ours">Share of our outcomes that one of theirs covers.</param>
/// <param name="AcceptedTheirs">Places of their outcomes that count.</param>
/// <param name="CoveredOurs">Places of our outcomes that are covered.</param>
public sealed record DecidedMatrix(Share Theirs, Share Ours, IReadOnlyList<int> AcceptedTheirs, IReadOnlyList<int> CoveredOurs);

/// <summary>
/// Their outcomes by ours. Suggestions come from skills that both name and from words that both use; two words are the same when they agree but for an ending
/// of up to three letters. The same lists give the same suggestions.
/// </summary>
public static class OutcomeComparison
{
    /// <summary>More outcomes than this are not compared.</summary>
    public const int MostOutcomes = 100;

    private const int MostWords = 40;
    private const int ShortestWord = 4;
    private const int LongestEnding = 3;

    /// <summary>All pairs that have something in common, by theirs and then by how much, at most <see cref="MostOutcomes"/> outcomes on either side.</summary>
    public static IReadOnlyList<OutcomePair> Suggest(IReadOnlyList<LearningOutcome> theirs, IReadOnlyList<LearningOutcome> ours)
    {
        ArgumentNullException.ThrowIfNull(theirs);
        ArgumentNullException.ThrowIfNull(ours);
        var (their, our) = (Prepare(theirs), Prepare(ours));
        var pairs = new List<OutcomePair>();
        for (var row = 0; row < their.Length; row++)
        for (var column = 0; column < our.Length; column++)
            if (Compare(their[row], our[column], row, column) is { } pair)
                pairs.Add(pair);
        return
        [
            .. pairs
                .OrderBy(pair => pair.Their)
                .ThenByDescending(pair => pair.Suggested)
                .ThenByDescending(pair => (decimal)pair.Wording.Part / pair.Wording.Whole)
                .ThenBy(pair => pair.Our),
        ];
    }

    /// <summary>The shares that decided pairs come to. Only what covers counts; a pair that covers in part is a note for people.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A pair names an outcome that is not there, or one side has no outcome.</exception>
    public static DecidedMatrix Decide(int theirs, int ours, IEnumerable<DecidedPair> decided)
    {
        ArgumentNullException.ThrowIfNull(decided);
        SortedSet<int> accepted = [];
        SortedSet<int> covered = [];
        foreach (var pair in decided)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(pair.Their);
            ArgumentOutOfRangeException.ThrowIfNegative(pair.Our);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pair.Their, theirs);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pair.Our, ours);
            if (pair.Match != OutcomeMatch.Covers)
                continue;
            accepted.Add(pair.Their);
            covered.Add(pair.Our);
        }
        return new(new(accepted.Count, theirs), new(covered.Count, ours), [.. accepted], [.. covered]);
    }

    private static OutcomePair? Compare(Prepared theirs, Prepared ours, int row, int column)
    {
        string[] skills = [.. ours.Skills.Where(theirs.Skills.Contains)];
        var (words, wording) = Best(theirs, ours);
        if (skills.Length == 0 && words.Count == 0)
            return null;
        var bySkills =
            skills.Length == 0 ? OutcomeMatch.None
            : skills.Length == ours.Skills.Count ? OutcomeMatch.Covers
            : OutcomeMatch.Partly;
        var byWords =
            wording.Part * 2 >= wording.Whole ? OutcomeMatch.Covers
            : wording.Part * 4 >= wording.Whole ? OutcomeMatch.Partly
            : OutcomeMatch.None;
        return new(row, column, bySkills > byWords ? bySkills : byWords, wording, words, skills);
    }

    /// <summary>The language in which both are worded and most alike.</summary>
    private static (IReadOnlyList<string> Words, Share Wording) Best(Prepared theirs, Prepared ours)
    {
        (IReadOnlyList<string> Words, Share Wording) best = ([], default);
        foreach (var (language, mine) in ours.Words)
        {
            if (!theirs.Words.TryGetValue(language, out var other))
                continue;
            var common = Common(other, mine);
            var all = other.Length + mine.Length - common.Count;
            if (all == 0)
                continue;
            var share = new Share(common.Count, all);
            if ((long)share.Part * best.Wording.Whole > (long)best.Wording.Part * share.Whole)
                best = (common, share);
        }
        return best;
    }

    private static List<string> Common(string[] theirs, string[] ours)
    {
        var open = new List<string>(theirs);
        var common = new List<string>();
        foreach (var word in ours)
        {
            var at = open.FindIndex(other => Alike(word, other));
            if (at < 0)
                continue;
            open.RemoveAt(at);
            common.Add(word);
        }
        return common;
    }

    private static bool Alike(string one, string other)
    {
        var same = one.AsSpan().CommonPrefixLength(other);
        return same >= Math.Max(ShortestWord, Math.Max(one.Length, other.Length) - LongestEnding);
    }

    private static Prepared[] Prepare(IReadOnlyList<LearningOutcome> outcomes) =>
        [
            .. outcomes
                .Take(MostOutcomes)
                .Select(outcome => new Prepared(
                    Words(outcome.Text),
                    [.. outcome.Skills.Select(skill => skill.Uri).Where(uri => uri.Length > 0).Distinct(StringComparer.Ordinal)]
                )),
        ];

    private static Dictionary<string, string[]> Words(LangText text)
    {
        var words = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var (tag, said) in text)
        {
            var end = tag.IndexOf('-', StringComparison.Ordinal);
            var start = VerbList.For(tag) is { } list ? Wording.LeadIn(said, list) : 0;
            words.TryAdd(
                end < 0 ? tag : tag[..end],
                [
                    .. FoldedText
                        .Words(said.Length > 1000 ? said[start..1000] : said[start..])
                        .Where(word => word.Length >= ShortestWord)
                        .Distinct(StringComparer.Ordinal)
                        .Take(MostWords),
                ]
            );
        }
        return words;
    }

    private sealed record Prepared(Dictionary<string, string[]> Words, HashSet<string> Skills);
}
