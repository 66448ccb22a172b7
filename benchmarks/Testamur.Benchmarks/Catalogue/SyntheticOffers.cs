using System.Globalization;
using System.Text.Json;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Catalogue;
using Testamur.Web.Modules.Catalogue.Search;
using SortKey = Testamur.Web.Modules.Catalogue.Search.SortKey;

namespace Testamur.Benchmarks.Catalogue;

/// <summary>
/// Offers that no institution has: words of the published Snowball vocabularies, each in one of six languages and as unevenly used as words are; values
/// of facets as uneven. The same number always gives the same offer, so nothing has to be kept.
/// </summary>
internal sealed class SyntheticOffers
{
    private const int TitleWords = 4;
    private const int OutcomeWords = 12;
    private const int SummaryWords = 12;
    private const int ProviderWords = 3;
    private const int SkillsKnown = 2000;

    private static readonly string[] Modes = [.. Vocabulary.Get("participation").Terms.Select(term => term.Code)];
    private static readonly string[] Countries = ["AT", "BE", "DE", "EE", "ES", "FI", "FR", "IE", "IT", "NL", "PL", "RO"];
    private static readonly string[] Languages = [.. Stemmer.Languages];
    private static readonly DateTimeOffset Changed = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<string, string[]> _words;
    private readonly Dictionary<string, string[]> _tokens = new(StringComparer.Ordinal);

    public SyntheticOffers(string folder)
    {
        _words = Languages.ToDictionary(
            language => language,
            language =>
                File.ReadLines(Path.Combine(folder, language + ".tsv"))
                    .Select(line => line.Split('\t')[0])
                    .Where(word => word.Length > 3)
                    .ToArray()
        );
        // The order of a vocabulary is its alphabet; how often a word is used must not be.
        var source = new SeededSource(7);
        foreach (var words in _words.Values)
            source.Shuffle(words.AsSpan());
    }

    public CatalogueEntry Offer(int number)
    {
        var source = Source(number);
        var language = Languages[Uneven(source, Languages.Length)];
        var words = Words(source, language, TitleWords + OutcomeWords + SummaryWords + ProviderWords);
        var id = IdOf(source);
        var title = string.Join(' ', words[..TitleWords]);
        var price = source.Below(4) == 0 ? 0 : source.Below(600) * 100L;
        var skills = Enumerable
            .Range(0, 3)
            .Select(_ => Uneven(source, SkillsKnown))
            .Distinct()
            .ToDictionary(skill => $"http://data.europa.eu/esco/skill/{skill}", skill => LangText.Of("en", $"skill {skill}"));
        var field = (1 + Uneven(source, 10)).ToString("00", CultureInfo.InvariantCulture);
        var entry = new CatalogueEntry
        {
            Id = id,
            Institution = new(new Guid(1 + Uneven(source, 60), 0, 0, new byte[8])),
            External = false,
            Uri = $"https://example.org/specifications/{id}",
            Title = JsonSerializer.Serialize(LangText.Of(language, title)),
            Summary = JsonSerializer.Serialize(LangText.Of(language, string.Join(' ', words[16..28]))),
            OrderKey = SortKey.Of(title, external: false, id).ToString(),
            Tokens = string.Join(
                '\n',
                Line(words[..TitleWords], language),
                Line(words[4..16], language),
                Line(words[16..28], language),
                Line(words[28..], language)
            ),
            Ects = 100 + 50 * Uneven(source, 12),
            Hours = 2500 * (1 + source.Below(12)),
            EqfLevel = 5 + Uneven(source, 4),
            Field = field,
            Fields = CatalogueEntry.List([field]),
            Mode = Modes[Uneven(source, Modes.Length)],
            OnSiteShare = source.Below(11) * 10,
            Languages = CatalogueEntry.List([language]),
            Countries = CatalogueEntry.List([Countries[Uneven(source, Countries.Length)]]),
            Purposes = CatalogueEntry.List([source.Below(3) == 0 ? "personalGrowth" : "professional"]),
            Pathways = CatalogueEntry.List(source.Below(3) == 0 ? [$"pathway-{Uneven(source, 40)}"] : []),
            Quality = CatalogueEntry.List(["own", source.Below(4) == 0 ? "agency" : "record"]),
            Skills = JsonSerializer.Serialize(skills),
            Price = price,
            Currency = "EUR",
            Free = price == 0,
        };
        entry.Touch(Changed);
        return entry;
    }

    /// <summary>One or two words that the offer has, and four of its values: what somebody types who looks for something like it.</summary>
    public SearchedOffer Search(int number)
    {
        var offer = Offer(number);
        var language = CatalogueEntry.Listing(offer.Languages)[0];
        var source = Source(number);
        Uneven(source, Languages.Length);
        var words = Words(source, language, TitleWords + OutcomeWords + SummaryWords);
        string[] typed = source.Below(2) == 0 ? [words[1]] : [words[1], words[9]];
        return new(typed, offer.EqfLevel ?? 5, offer.Field ?? "", offer.Mode ?? "", language);
    }

    private static SeededSource Source(int number) => new((ulong)number * 0x9E3779B97F4A7C15 + 11);

    private static Guid IdOf(SeededSource source)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, source.Next());
        BitConverter.TryWriteBytes(bytes[8..], source.Next());
        return new(bytes);
    }

    private string[] Words(SeededSource source, string language, int count)
    {
        var vocabulary = _words[language];
        var words = new string[count];
        for (var i = 0; i < count; i++)
            words[i] = vocabulary[Uneven(source, vocabulary.Length)];
        return words;
    }

    /// <summary>The first of many often, the last seldom, as words and values are in life (their frequency falls as one over their rank).</summary>
    private static int Uneven(SeededSource source, int count)
    {
        var share = (source.Next() >> 11) * (1.0 / (1UL << 53));
        return Math.Min(count - 1, (int)Math.Pow(count + 1, share) - 1);
    }

    private string Line(string[] words, string language) =>
        string.Join(' ', words.SelectMany(word => Tokens(word, language)).Distinct().Order(StringComparer.Ordinal));

    private string[] Tokens(string word, string language)
    {
        var key = language + word;
        if (!_tokens.TryGetValue(key, out var tokens))
            _tokens[key] = tokens = [.. Analysis.Tokens([LangText.Of(language, word)])];
        return tokens;
    }
}

/// <param name="Words">As typed.</param>
internal sealed record SearchedOffer(string[] Words, int Eqf, string Field, string Mode, string Language);
