using System.Buffers;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>One search of the index: the documents that fit, how many each further filter would leave, and a page in order.</summary>
internal sealed class OfferSearch(OfferIndex index, IndexQuery query)
{
    /// <summary>The most weight one word can bring; with ten words the sum still fits a byte.</summary>
    private const int HeaviestWord = 17;

    private readonly Dictionary<string, string> _replaced = new(StringComparer.Ordinal);
    private byte[] _scores = [];

    public IndexAnswer Run()
    {
        _scores = query.Words.Count > 0 ? ArrayPool<byte>.Shared.Rent(index.Documents) : [];
        try
        {
            return Answer();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_scores);
        }
    }

    private IndexAnswer Answer()
    {
        IReadOnlyList<IReadOnlyList<Spelling>> words = [.. query.Words.Select(Resolve).OrderBy(Size)];
        var matching = words.Count == 0 ? index.Live.Copy() : Matching(words);
        var filters = query
            .Filters.Where(filter => filter.Value.Length > 0)
            .ToDictionary(filter => filter.Key, filter => Fitting(filter.Key, filter.Value));
        var all = matching.Copy();
        foreach (var filter in filters.Values)
            all.And(filter);
        var counts = new Dictionary<Facet, IReadOnlyDictionary<string, int>>();
        var found = new Selection(all);
        foreach (var facet in Facets.All)
            counts[facet] = Counted(facet, filters.ContainsKey(facet) ? new(Without(facet, matching, filters)) : found);
        var places = Page(all);
        var more = places.Count > query.Limit;
        return new(
            [.. places.Take(query.Limit).Select(place => new FoundOffer(place.Place.Key.Id, FoundIn(words, place.Document)))],
            found.Count,
            index.Count,
            counts,
            _replaced,
            more ? places[query.Limit - 1].Place : null
        );
    }

    /// <summary>How a word is looked for: as it stands and in its other forms; else inside longer words; else as the nearest word there is.</summary>
    private List<Spelling> Resolve(string word)
    {
        var exact = Analysis.Exact(word);
        if (Known(word, exact) is { Count: > 0 } known)
            return known;
        var parts = index.Words.Holding(exact, index.Has);
        if (parts.Count > 0)
            return [.. parts.Select(part => new Spelling(index.Token(part)!, AsWritten: false))]; // a known word has postings
        if (index.Words.Nearest(exact, index.OffersWith) is not { } nearest)
            return [];
        _replaced[exact] = nearest;
        return Known(nearest, nearest);
    }

    private List<Spelling> Known(string word, string exact) =>
        [
            .. Analysis.Forms(word).Where(index.Has).Select(form => new Spelling(index.Token(form)!, AsWritten: false)), // it has offers
            .. index.Has(exact) ? [new Spelling(index.Token(exact)!, AsWritten: true)] : Array.Empty<Spelling>(),
        ];

    /// <summary>The documents that hold every word, with their scores. Words come with the rarest first, so that few documents are looked at.</summary>
    private Bits Matching(IReadOnlyList<IReadOnlyList<Spelling>> words)
    {
        var matching = new Bits(index.Documents);
        var candidates = Heaviest(words[0], _scores);
        if (words.Count > 1)
        {
            var weights = ArrayPool<byte>.Shared.Rent(index.Documents);
            foreach (var word in words.Skip(1))
            {
                Heaviest(word, weights);
                candidates.RemoveAll(document => weights[document] == 0);
                foreach (var document in candidates)
                    _scores[document] += weights[document];
            }

            ArrayPool<byte>.Shared.Return(weights);
        }

        foreach (var document in candidates)
            matching.Set(document);
        return matching;
    }

    /// <summary>For each document the most that one spelling of the word brings: twice the part's weight, and one for the word as it was written.</summary>
    private List<int> Heaviest(IReadOnlyList<Spelling> word, byte[] weights)
    {
        Array.Clear(weights, 0, index.Documents);
        var documents = new List<int>();
        foreach (var spelling in word)
        {
            foreach (var entry in spelling.Postings.Entries)
            {
                var document = Postings.DocumentOf(entry);
                if (!index.Live[document])
                    continue;
                var weight = (byte)(2 * Weight(Postings.PartsOf(entry)) + (spelling.AsWritten ? 1 : 0));
                if (weights[document] == 0)
                    documents.Add(document);
                weights[document] = Math.Max(weights[document], weight);
            }
        }

        return documents;
    }

    private static int Weight(OfferParts parts) =>
        parts.HasFlag(OfferParts.Title) ? 8
        : parts.HasFlag(OfferParts.Outcomes) ? 4
        : parts.HasFlag(OfferParts.Summary) ? 2
        : 1;

    private Bits Fitting(Facet facet, string[] values)
    {
        var fitting = new Bits(index.Documents);
        foreach (var value in values)
        {
            if (facet == Facet.Start)
                AddStarting(fitting, value);
            else if (index.Values(facet).TryGetValue(value, out var documents))
                documents.AddTo(fitting);
            else if (facet.Ranges().Count > 0 && AmountRange.Read(value) is { } range)
                AddWithin(fitting, facet, range);
        }

        return fitting;
    }

    private void AddWithin(Bits fitting, Facet facet, AmountRange range)
    {
        for (var document = 0; document < index.Documents; document++)
        {
            if (range.Holds(index[document].Amount(facet)))
                fitting.Set(document);
        }
    }

    private void AddStarting(Bits fitting, string days)
    {
        foreach (var document in index.WithRuns().Documents())
        {
            if (StartsWithin(document, days))
                fitting.Set(document);
        }
    }

    private bool StartsWithin(int document, string days) =>
        NextStart(index[document], query.Today) is { } start
        && start.DayNumber - query.Today.DayNumber <= int.Parse(days, System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly? NextStart(IndexedOffer offer, DateOnly today)
    {
        DateOnly? next = null;
        foreach (var run in offer.Runs)
        {
            if (run.EnrolUntil >= today && (next is null || run.StartsOn < next))
                next = run.StartsOn;
        }

        return next;
    }

    private static Bits Without(Facet facet, Bits matching, Dictionary<Facet, Bits> filters)
    {
        var others = matching.Copy();
        foreach (var (other, filter) in filters)
        {
            if (other != facet)
                others.And(filter);
        }

        return others;
    }

    private Dictionary<string, int> Counted(Facet facet, Selection selection)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (facet == Facet.Start)
        {
            var running = index.WithRuns();
            running.And(selection.Bits);
            foreach (var document in running.Documents())
            {
                foreach (var days in facet.Ranges().Where(days => StartsWithin(document, days)))
                    counts[days] = counts.GetValueOrDefault(days) + 1;
            }
        }

        foreach (var (value, having) in index.Values(facet))
        {
            if (having.CountIn(selection) is > 0 and var count)
                counts[value] = count;
        }

        return counts;
    }

    /// <summary>The first documents after the cursor, one more than asked for.</summary>
    private List<(Place Place, int Document)> Page(Bits documents)
    {
        var first = new List<(Place Place, int Document)>(query.Limit + 2);
        foreach (var document in documents.Documents())
        {
            var place = new Place(First(document), index[document].KeyIn(query.Language));
            if (query.After is { } after && place.CompareTo(after) <= 0)
                continue;
            if (first.Count > query.Limit && place.CompareTo(first[^1].Place) > 0)
                continue;
            var at = first.Count;
            while (at > 0 && place.CompareTo(first[at - 1].Place) < 0)
                at--;
            first.Insert(at, (place, document));
            if (first.Count > query.Limit + 1)
                first.RemoveAt(first.Count - 1);
        }

        return first;
    }

    private int First(int document) =>
        query.Order switch
        {
            SortOrder.Relevance => query.Words.Count * HeaviestWord - (_scores.Length > 0 ? _scores[document] : 0),
            SortOrder.Start => NextStart(index[document], query.Today)?.DayNumber ?? int.MaxValue,
            SortOrder.Price => index[document].Price ?? int.MaxValue,
            SortOrder.Size => index[document].Ects ?? int.MaxValue,
            _ => 0,
        };

    private static OfferParts FoundIn(IEnumerable<IReadOnlyList<Spelling>> words, int document) =>
        words
            .SelectMany(word => word)
            .Aggregate(OfferParts.None, (parts, spelling) => parts | spelling.Postings.PartsIn(document));

    private static int Size(IReadOnlyList<Spelling> word) => word.Sum(spelling => spelling.Postings.Count);

    private readonly record struct Spelling(Postings Postings, bool AsWritten);
}
