using System.Globalization;
using System.Text;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>
/// The place of an offer in the order by title. Written in hexadecimal digits it sorts the same under every collation, so a database, a cursor and the
/// index agree; the id makes it unique.
/// </summary>
/// <param name="Title">The folded title, 40 characters at most.</param>
/// <param name="External">Of two with one title, the one that can be had here comes first.</param>
/// <param name="Id">The offer's id.</param>
internal readonly record struct SortKey(string Title, bool External, Guid Id) : IComparable<SortKey>
{
    private const int TitleLength = 40;
    private const int Digits = 4;
    private const int TailLength = Digits + 32;

    /// <summary>Decides most comparisons without a look at the text.</summary>
    private readonly ulong _start = Start(Title);

    public static SortKey Of(string title, bool external, Guid id)
    {
        var folded = Fold.Text(title);
        return new(folded.Length <= TitleLength ? folded : folded[..TitleLength], external, id);
    }

    public int CompareTo(SortKey other)
    {
        var order = _start.CompareTo(other._start);
        if (order == 0)
            order = string.CompareOrdinal(Title, other.Title);
        if (order == 0)
            order = External.CompareTo(other.External);
        return order != 0 ? order : Id.CompareTo(other.Id);
    }

    public override string ToString()
    {
        var key = new StringBuilder(TitleLength * Digits + TailLength);
        foreach (var c in Title)
            key.Append(CultureInfo.InvariantCulture, $"{(int)c:x4}");
        // "ab" comes before "abc", whatever the id.
        return key.Append(External ? "0001" : "0000").Append(Id.ToString("n")).ToString();
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SortKey key)
    {
        key = default;
        var length = text.Length - TailLength;
        if (length < 0 || length % Digits != 0 || length > TitleLength * Digits)
            return false;
        var title = new char[length / Digits];
        for (var i = 0; i < title.Length; i++)
        {
            if (!TryHex(text.Slice(i * Digits, Digits), out title[i]))
                return false;
        }

        if (
            !TryHex(text.Slice(length, Digits), out var external)
            || external > 1
            || !Guid.TryParseExact(text[(length + Digits)..], "n", out var id)
        )
            return false;
        key = new(new string(title), external == 1, id);
        return true;
    }

    private static bool TryHex(ReadOnlySpan<char> digits, out char c)
    {
        var read = ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number);
        c = (char)number;
        return read;
    }

    private static ulong Start(string title)
    {
        ulong start = 0;
        for (var i = 0; i < 4; i++)
            start = (start << 16) | (i < title.Length ? title[i] : '\0');
        return start;
    }
}
