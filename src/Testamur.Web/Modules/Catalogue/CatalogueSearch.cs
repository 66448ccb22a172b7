using System.Globalization;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;
using Testamur.Web.Modules.Catalogue.Search;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>A search that was understood.</summary>
internal sealed record CatalogueSearch
{
    public const int DefaultLimit = 20;
    private const int MostWords = 10;
    private const int MostValues = 50;
    private const int MostRanges = 3;
    private const int LongestValue = 1000;

    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>What was chosen, by facet; institutions by their short names.</summary>
    public required IReadOnlyDictionary<Facet, string[]> Filters { get; init; }

    public SortOrder Order { get; private init; }

    public Place? After { get; private init; }

    public int Limit { get; private init; } = DefaultLimit;

    public static Result<CatalogueSearch> Read(CatalogueParameters given)
    {
        var wrong = new Dictionary<string, string[]>();
        var text = Checked(given.Q ?? "", wrong);
        if (Search.Words.Split(text).Count() > MostWords)
            wrong["q"] = [$"Use at most {MostWords} words."];
        var words = Analysis.Query(text);
        var search = new CatalogueSearch
        {
            Words = words,
            Filters = Facets.All.ToDictionary(facet => facet, facet => Values(facet, given.Of(facet), wrong)),
            Order = OrderOf(given.Sort, words.Count > 0, wrong),
            After = PlaceOf(given.Cursor, wrong),
            Limit = LimitOf(given.Limit, wrong),
        };
        return wrong.Count > 0 ? CatalogueProblems.InvalidSearch(wrong) : search;
    }

    // Half a surrogate pair or a zero byte would be refused by the database.
    private static string Checked(string q, Dictionary<string, string[]> wrong)
    {
        if (q.Length <= 200 && !q.Contains('\0', StringComparison.Ordinal) && IsWellFormed(q))
            return q;
        wrong["q"] = ["Use at most 200 characters of text."];
        return "";
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }

        return true;
    }

    private static string[] Values(Facet facet, string[] given, Dictionary<string, string[]> wrong)
    {
        var (isRight, expected) = Expected(facet);
        var most = facet is Facet.Ects or Facet.Price or Facet.Onsite ? MostRanges : MostValues;
        if (given.Length > most)
            wrong[facet.Name()] = [$"Give at most {most} values."];
        else if (!given.All(value => value.Length <= LongestValue && IsWellFormed(value) && isRight(value)))
            wrong[facet.Name()] = [$"Give {expected}."];
        return given;
    }

    private static (Func<string, bool> IsRight, string Expected) Expected(Facet facet) =>
        facet switch
        {
            Facet.Free => (value => value == "true", "true or false"),
            Facet.Ects => (value => AmountRange.Read(value) is not null, "a range of credits such as 1-3, 6- or -2.5"),
            Facet.Price => (value => AmountRange.Read(value) is not null, "a range of euro such as 0-100 or 300.01-"),
            Facet.Onsite => (value => AmountRange.Read(value) is not null, "a range of percent such as 0-0 or 50-99"),
            Facet.Eqf => (value => value is [>= '1' and <= '8'], "a level from 1 to 8"),
            Facet.Mode => (value => Has("participation", value), "a form of participation"),
            Facet.Start => (value => value is { Length: <= 3 } && value.All(char.IsAsciiDigit), "a number of days up to 999"),
            Facet.Field => (value => value.Length == 2 && Has("isced-f", value), "a two-digit ISCED-F field"),
            Facet.Language => (IsLanguage, "a language tag such as en or pt-PT"),
            Facet.Skill => (value => Uri.TryCreate(value, UriKind.Absolute, out _), "the URI of a skill"),
            Facet.Purpose => (IsPurpose, "professional, personalGrowth or activeCitizenship"),
            Facet.Quality => (value => value is "own" or "agency" or "record", "own, agency or record"),
            Facet.Country => (value => value.Length == 2 && value.All(char.IsAsciiLetterUpper), "a country such as FI"),
            Facet.Institution => (value => value.Length <= 60, "a short name"),
            _ => (_ => true, "a name"),
        };

    private static bool IsLanguage(string tag) =>
        tag.Length is >= 2 and <= 20 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool IsPurpose(string name) =>
        name.Length > 0 && char.IsAsciiLetterLower(name[0]) && Enum.TryParse<Purpose>(name, ignoreCase: true, out _);

    private static bool Has(string vocabulary, string code) => Vocabulary.Get(vocabulary).Find(code)?.Code == code;

    private static SortOrder OrderOf(string? text, bool hasWords, Dictionary<string, string[]> wrong)
    {
        var order = text switch
        {
            null or "" => hasWords ? SortOrder.Relevance : SortOrder.Title,
            "relevance" => SortOrder.Relevance,
            "title" => SortOrder.Title,
            "start" => SortOrder.Start,
            "price" => SortOrder.Price,
            "size" => SortOrder.Size,
            _ => (SortOrder?)null,
        };
        if (order is null)
            wrong["sort"] = ["Sort by relevance, title, start, price or size."];
        return order ?? SortOrder.Title;
    }

    private static Place? PlaceOf(string? cursor, Dictionary<string, string[]> wrong)
    {
        if (cursor is null)
            return null;
        if (Place.TryParse(cursor, out var place))
            return place;
        wrong["cursor"] = ["This is not a cursor of this list. Start without one."];
        return null;
    }

    private static int LimitOf(string? text, Dictionary<string, string[]> wrong)
    {
        if (string.IsNullOrEmpty(text))
            return DefaultLimit;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= 100)
            return limit;
        wrong["limit"] = ["Give a number from 1 to 100."];
        return DefaultLimit;
    }
}
