using System.Runtime.InteropServices;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>
/// The offers in memory: for each token and each facet's value the documents that have it. A document is a number given in the order of adding; a
/// changed offer gets a new one and the old one is dead. Reads may run side by side, a change must be alone.
/// </summary>
internal sealed class OfferIndex
{
    private const int PartCount = 4;
    private static readonly Dictionary<string, LangText> NoSkills = [];

    private readonly List<IndexedOffer> _documents = [];
    private readonly Dictionary<Guid, int> _numbers = [];
    private readonly Dictionary<string, Postings> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Postings>.AlternateLookup<ReadOnlySpan<char>> _byText;
    private readonly Dictionary<string, DocumentList>[] _values =
    [
        .. Facets.All.Select(_ => new Dictionary<string, DocumentList>(StringComparer.Ordinal)),
    ];
    private readonly DocumentList _withRuns = new();
    private readonly Dictionary<string, LangText> _skillLabels = new(StringComparer.Ordinal);

    public OfferIndex() => _byText = _tokens.GetAlternateLookup<ReadOnlySpan<char>>();

    public KnownWords Words { get; } = new();

    /// <summary>The documents that are not dead.</summary>
    public Bits Live { get; } = new(1024);

    /// <summary>How many offers there are.</summary>
    public int Count => _numbers.Count;

    /// <summary>How many numbers are given, dead ones included.</summary>
    public int Documents => _documents.Count;

    /// <summary>Whether so much is dead that it pays to begin anew.</summary>
    public bool IsWornOut => Documents - Count > 1000 + Count / 2;

    public IndexedOffer this[int document] => _documents[document];

    /// <summary>Null for an offer that is not in the index.</summary>
    public int? RevisionOf(Guid offer) => _numbers.TryGetValue(offer, out var document) ? _documents[document].Revision : null;

    public Postings? Token(string token) => _tokens.GetValueOrDefault(token);

    public IReadOnlyDictionary<string, DocumentList> Values(Facet facet) => _values[(int)facet];

    /// <summary>The skill's label as the first offer gave it.</summary>
    public LangText? SkillLabel(string skill) => _skillLabels.GetValueOrDefault(skill);

    /// <summary>The documents that have runs, as far as they are live.</summary>
    public Bits WithRuns()
    {
        var documents = new Bits(Documents);
        _withRuns.AddTo(documents);
        documents.And(Live);
        return documents;
    }

    /// <summary>Whether a live document holds the token.</summary>
    public bool Has(string token)
    {
        foreach (var entry in Token(token) is { } postings ? postings.Entries : [])
        {
            if (Live[Postings.DocumentOf(entry)])
                return true;
        }

        return false;
    }

    /// <summary>How many live documents hold the token.</summary>
    public int OffersWith(string token)
    {
        var count = 0;
        foreach (var entry in Token(token) is { } postings ? postings.Entries : [])
        {
            if (Live[Postings.DocumentOf(entry)])
                count++;
        }

        return count;
    }

    /// <summary>Adds an offer or takes over what has changed of it.</summary>
    public void Put(IndexedOffer offer)
    {
        Remove(offer.Key.Id);
        var document = _documents.Count;
        // The tokens stand in the lists from now on; keeping them here, too, would double what the index takes.
        _documents.Add(offer with { Tokens = "", Values = [], Skills = NoSkills });
        _numbers[offer.Key.Id] = document;
        Live.Set(document);
        AddTokens(offer.Tokens, document);
        foreach (var (facet, value) in offer.Values)
            Value(facet, value).Add(document);
        foreach (var (skill, label) in offer.Skills)
        {
            Value(Facet.Skill, skill).Add(document);
            _skillLabels.TryAdd(skill, label);
        }

        foreach (var facet in (Facet[])[Facet.Ects, Facet.Price, Facet.Onsite])
        {
            foreach (var range in facet.Ranges().Where(range => AmountRange.Read(range)!.Holds(offer.Amount(facet)))) // ours can be read
                Value(facet, range).Add(document);
        }

        if (offer.Runs.Count > 0)
            _withRuns.Add(document);
    }

    public void Remove(Guid offer)
    {
        if (!_numbers.Remove(offer, out var document))
            return;
        Live.Clear(document);
        _documents[document] = _documents[document] with { Runs = [] };
    }

    private DocumentList Value(Facet facet, string value) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_values[(int)facet], value, out _) ??= new();

    private void AddTokens(string tokens, int document)
    {
        var part = 0;
        foreach (var line in tokens.AsSpan().Split('\n'))
        {
            if (part == PartCount)
                return;
            foreach (var token in tokens.AsSpan(line).Split(' '))
                AddToken(tokens.AsSpan(line)[token], document, (OfferParts)(1 << part));
            part++;
        }
    }

    private void AddToken(ReadOnlySpan<char> token, int document, OfferParts part)
    {
        if (token.IsEmpty)
            return;
        if (!_byText.TryGetValue(token, out var postings))
        {
            var text = token.ToString();
            _tokens[text] = postings = new();
            if (!text.Contains('.', StringComparison.Ordinal))
                Words.Add(text);
        }

        postings.Add(document, part);
    }
}
