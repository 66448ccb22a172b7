using System.Text;
using System.Text.Unicode;

namespace Testamur.Education.Observatory.Reviews;

/// <summary>
/// Reads what a search found, from CSV or RIS. It never throws on what is in a file: a file that cannot be read says why, and a row that is
/// no record stays in the answer with its reason.
/// </summary>
public static class RecordReader
{
    /// <summary>Bytes of a file.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>Records, good or bad, of a file.</summary>
    public const int MostRecords = 20_000;

    /// <summary>Characters that are kept of a row.</summary>
    public const int LongestExcerpt = 200;

    /// <summary>Decides by the first line which format it is: one that begins with <c>TY</c> and a dash is RIS.</summary>
    public static RecordReading Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > MostBytes)
            return RecordReading.Refused(RecordFormat.Csv, FileFlaw.TooLarge);
        if (Decode(file) is not { } text)
            return RecordReading.Refused(RecordFormat.Csv, FileFlaw.NotText);
        if (string.IsNullOrWhiteSpace(text))
            return RecordReading.Refused(RecordFormat.Csv, FileFlaw.Empty);
        return RisRecords.Looks(text) ? RisRecords.Read(text) : CsvTable.Read(text);
    }

    // An unmarked file in an old code page is refused: a guess would spoil names without anybody noticing.
    private static string? Decode(ReadOnlySpan<byte> file)
    {
        string? text = file switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Utf8.IsValid(rest) ? Encoding.UTF8.GetString(rest) : null,
            [0xFF, 0xFE, .. var rest] => Wide(rest, Encoding.Unicode),
            [0xFE, 0xFF, .. var rest] => Wide(rest, Encoding.BigEndianUnicode),
            _ => Utf8.IsValid(file) ? Encoding.UTF8.GetString(file) : null,
        };
        return text?.Contains('\0', StringComparison.Ordinal) == true ? null : text;
    }

    private static string? Wide(ReadOnlySpan<byte> rest, Encoding encoding)
    {
        if (rest.Length % 2 != 0)
            return null;
        var text = encoding.GetString(rest);
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? null : text;
    }

    internal static string Excerpt(string text)
    {
        var line = OneLine(text);
        return line.Length <= LongestExcerpt ? line : line[..(LongestExcerpt - 1)] + "…";
    }

    /// <summary>White space and control characters become single blanks.</summary>
    internal static string OneLine(string text)
    {
        var made = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (!char.IsWhiteSpace(sign) && !char.IsControl(sign))
                made.Append(sign);
            else if (made.Length > 0 && made[^1] != ' ')
                made.Append(' ');
        }

        return made.ToString().TrimEnd();
    }

    /// <summary>The row as a record, or its first flaw.</summary>
    internal static RecordRow Row(int line, string text, IReadOnlyDictionary<RecordField, string> values)
    {
        var excerpt = Excerpt(text);
        RecordRow Flawed(RowFlaw flaw) => new(line, excerpt, null, flaw);
        string? Value(RecordField field) =>
            values.TryGetValue(field, out var value) && OneLine(value) is { Length: > 0 } clean ? clean : null;

        if (Value(RecordField.Title) is not { } title)
            return Flawed(RowFlaw.NoTitle);
        int? year = null;
        if (Value(RecordField.Year) is { } written)
        {
            if (RecordIdentity.YearOf(written) is not { } read)
                return Flawed(RowFlaw.NotAYear);
            year = read;
        }

        var record = new FoundRecord(
            title,
            year,
            Value(RecordField.Identifier),
            Value(RecordField.Country),
            Value(RecordField.Abstract),
            Value(RecordField.Address)
        );
        var fits =
            title.Length <= FoundRecord.LongestTitle
            && (record.Identifier?.Length ?? 0) <= FoundRecord.LongestIdentifier
            && (record.Country?.Length ?? 0) <= FoundRecord.LongestIdentifier
            && (record.Abstract?.Length ?? 0) <= FoundRecord.LongestAbstract
            && (record.Address?.Length ?? 0) <= FoundRecord.LongestAddress;
        return fits ? new(line, excerpt, record, null) : Flawed(RowFlaw.TooLong);
    }
}

/// <summary>What a column or a tag may hold.</summary>
internal enum RecordField
{
    Title,
    Year,
    Identifier,
    Country,
    Abstract,
    Address,
}
