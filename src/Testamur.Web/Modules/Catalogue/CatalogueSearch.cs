using System.Globalization;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>A search that was understood.</summary>
internal sealed record CatalogueSearch
{
    public const int DefaultLimit = 20;
    private const int MostWords = 10;
    private const int MostValues = 50;

    public IReadOnlyList<string> Words { get; private init; } = [];

    public string[] Institutions { get; init; } = [];

    public string[] Languages { get; init; } = [];

    public EctsRange[] Ects { get; init; } = [];

    public int[] EqfLevels { get; init; } = [];

    public string[] Fields { get; init; } = [];

    public string[] Modes { get; init; } = [];

    public bool FreeOnly { get; init; }

    public string? After { get; private init; }

    public int Limit { get; private init; } = DefaultLimit;

    public static Result<CatalogueSearch> Read(CatalogueParameters given)
    {
        var wrong = new Dictionary<string, string[]>();
        var words = Fold.Text(Checked(given.Q ?? "", wrong)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords)
            wrong["q"] = [$"Use at most {MostWords} words."];
        var search = new CatalogueSearch
        {
            Words = words,
            Institutions = Each("institution", given.Institution, v => v.Length <= 60 ? v : null, "a short name", wrong),
            Languages = Each("language", given.Language, LanguageOf, "a language tag such as en or pt-PT", wrong),
            Ects = Each("ects", given.Ects, EctsRange.Read, "a range of credits such as 1-3, 6- or -2.5", wrong),
            EqfLevels = [.. Each("eqf", given.Eqf, LevelOf, "a level from 1 to 8", wrong).Select(v => v[0] - '0')],
            Fields = Each("field", given.Field, v => Term("isced-f", v, v.Length == 2), "a two-digit ISCED-F field", wrong),
            Modes = Each("mode", given.Mode, v => Term("participation", v, true), "a form of participation", wrong),
            FreeOnly = given.Free == "true",
            After = given.Cursor,
            Limit = LimitOf(given.Limit, wrong),
        };
        if (given.Free is not (null or "" or "true" or "false"))
            wrong["free"] = ["Write true or false."];
        if (search.Ects.Length > 3)
            wrong["ects"] = ["Give at most three ranges."];
        if (given.Cursor is { } cursor && !(cursor.Length is > 0 and <= 200 && cursor.All(char.IsAsciiHexDigitLower)))
            wrong["cursor"] = ["This is not a cursor of this list. Start without one."];
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

    private static T[] Each<T>(
        string name,
        string[]? values,
        Func<string, T?> read,
        string expected,
        Dictionary<string, string[]> wrong
    )
        where T : class
    {
        // A form sends an empty value for "any".
        string[] given = [.. (values ?? []).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
        var read1 = given.Take(MostValues).Select(value => IsWellFormed(value) ? read(value) : null).ToArray();
        if (given.Length > MostValues)
            wrong[name] = [$"Give at most {MostValues} values."];
        else if (read1.Contains(null))
            wrong[name] = [$"Give {expected}."];
        return [.. read1.OfType<T>()];
    }

    private static string? LanguageOf(string tag) =>
        tag.Length is >= 2 and <= 20 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : null;

    private static string? LevelOf(string text) => text is [>= '1' and <= '8'] ? text : null;

    private static string? Term(string vocabulary, string code, bool allowed) =>
        allowed ? Vocabulary.Get(vocabulary).Find(code)?.Code : null;

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

/// <summary>From and to, both included, in hundredths of a credit.</summary>
internal sealed record EctsRange(int From, int To)
{
    public static readonly EctsRange None = new(1, 0);

    /// <summary>The ranges offered on the page.</summary>
    public static readonly IReadOnlyList<string> Offered = ["-2", "2.01-5", "5.01-"];

    public static EctsRange? Read(string text)
    {
        var parts = text.Split('-');
        if (parts.Length > 2 || (parts[0].Length == 0 && parts[^1].Length == 0))
            return null;
        var (from, to) = (new Ects(0), new Ects(int.MaxValue));
        if (parts[0].Length > 0 && !Testamur.Education.Specifications.Ects.TryParse(parts[0], out from))
            return null;
        if (parts[^1].Length > 0 && !Testamur.Education.Specifications.Ects.TryParse(parts[^1], out to))
            return null;
        return from.Hundredths <= to.Hundredths ? new(from.Hundredths, to.Hundredths) : null;
    }
}
