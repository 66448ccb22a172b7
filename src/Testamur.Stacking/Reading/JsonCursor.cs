using System.Globalization;
using System.Text.Json;

namespace Testamur.Stacking.Reading;

/// <summary>A place in a JSON document: reads what it expects or says what is wrong where.</summary>
internal readonly struct JsonCursor(JsonElement element, string path)
{
    private const int LongestText = 1_000;
    private const int LongestList = 2_000;
    private const long MostExact = 1L << 50;

    public string Path => path;

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    public StackFormatException Wrong(string reason) => new(path, reason);

    /// <summary>The members of an object, each of which the caller must know.</summary>
    public IEnumerable<(string Name, JsonCursor Value)> Members()
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Wrong("An object is expected.");
        foreach (var member in element.EnumerateObject())
            yield return (member.Name, At(member.Name, member.Value));
    }

    public StackFormatException Unknown(string member) => Wrong($"'{Shown(member)}' is not a member that is known here.");

    public IReadOnlyList<T> List<T>(Func<JsonCursor, T> read, int atLeast = 0)
    {
        if (element.ValueKind != JsonValueKind.Array)
            throw Wrong("An array is expected.");
        var length = element.GetArrayLength();
        if (length < atLeast)
            throw Wrong($"At least {atLeast} is expected.");
        if (length > LongestList)
            throw Wrong($"At most {LongestList} are allowed.");
        var list = new List<T>(length);
        foreach (var item in element.EnumerateArray())
            list.Add(read(new(item, $"{path}[{list.Count}]")));
        return list;
    }

    public string Text()
    {
        if (element.ValueKind != JsonValueKind.String)
            throw Wrong("A text is expected.");
        string text;
        try
        {
            text = element.GetString() ?? "";
        }
        catch (InvalidOperationException problem)
        {
            throw new StackFormatException($"{path}: Half of a surrogate pair is no text.", problem);
        }
        return text.Length > LongestText ? throw Wrong($"At most {LongestText} characters are allowed.") : text;
    }

    public string Name() => Text() is { Length: > 0 } name ? name : throw Wrong("It must not be empty.");

    public bool Flag() =>
        element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong("true or false is expected."),
        };

    public int Whole(int least, int most)
    {
        if (
            element.ValueKind != JsonValueKind.Number
            || !element.TryGetDecimal(out var value)
            || value != decimal.Truncate(value)
        )
            throw Wrong("A whole number is expected.");
        return value < least || value > most ? throw Wrong($"A whole number from {least} to {most} is expected.") : (int)value;
    }

    /// <summary>A decimal number with at most two decimals, from 0 to the largest.</summary>
    public decimal TwoDecimals(bool positive = false)
    {
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out var value))
            throw Wrong("A number is expected.");
        if (value < 0 || positive && value == 0)
            throw Wrong(positive ? "A number above 0 is expected." : "A number of 0 or more is expected.");
        if (value > Numbers.MostEcts)
            throw Wrong($"At most {Numbers.MostEcts.ToString(CultureInfo.InvariantCulture)} is allowed.");
        return value * 100 == decimal.Truncate(value * 100) ? value : throw Wrong("At most two decimals are allowed.");
    }

    /// <summary>A number with two decimals, or a fraction as text such as <c>"2/3"</c>.</summary>
    public ExactEcts Exact()
    {
        if (element.ValueKind != JsonValueKind.String)
            return ExactEcts.Of(TwoDecimals());
        var halves = Text().Split('/');
        if (
            halves.Length == 2
            && long.TryParse(halves[0], NumberStyles.None, CultureInfo.InvariantCulture, out var above)
            && long.TryParse(halves[1], NumberStyles.None, CultureInfo.InvariantCulture, out var below)
            && above <= MostExact
            && below is > 0 and <= MostExact
        )
            return new(above, below);
        throw Wrong("A number or a fraction such as \"2/3\" is expected.");
    }

    public DateOnly Day() =>
        DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong("A day such as 2025-06-30 is expected.");

    public Fraction Share() =>
        Fraction.TryParse(Text(), out var share) ? share : throw Wrong("A share from 0 to 1, such as \"2/5\", is expected.");

    public static T Needed<T>(T? value, JsonCursor where, string member)
        where T : class => value ?? throw where.Wrong($"'{member}' is missing.");

    public static T Needed<T>(T? value, JsonCursor where, string member)
        where T : struct => value ?? throw where.Wrong($"'{member}' is missing.");

    private JsonCursor At(string name, JsonElement value) => new(value, path.Length == 0 ? Shown(name) : $"{path}.{Shown(name)}");

    // What others wrote is shown, but not at any length.
    private static string Shown(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
