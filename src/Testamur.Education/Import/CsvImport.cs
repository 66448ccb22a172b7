using System.Text;
using Testamur.Education.Vocabularies.Import;

namespace Testamur.Education.Import;

/// <summary>Reads CSV (<see href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</see>), also with semicolons, tabs or bars, as spreadsheets of Europe write it.</summary>
internal static class CsvImport
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    public static ImportReading Read(string text, string? language)
    {
        var separator = Separator(text, out var start);
        var records = new CsvRecords(text[start..], separator);
        var rows = new List<TableRow>();
        while (records.Next(out var fields))
        {
            var row = new TableRow(records.Line, fields);
            if (row.IsEmpty)
                continue;
            rows.Add(row);
            if (rows.Count > DraftImport.MaxDrafts + 1)
                return ImportReading.Refused(ImportFormat.Csv, ImportIssue.TooManyDrafts, new(row.Number));
        }

        return records.IsBroken
            ? ImportReading.Refused(ImportFormat.Csv, ImportIssue.BrokenRecord, new(records.Line))
            : TableImport.Read(ImportFormat.Csv, rows, language, []);
    }

    /// <summary>True for text whose first line is a header of known names.</summary>
    public static bool LooksLikeTable(ReadOnlySpan<byte> document)
    {
        var end = document.IndexOfAny((byte)'\r', (byte)'\n');
        if (end is < 3 or > 4000)
            return false;
        var header = Encoding.UTF8.GetString(document[..end]).TrimStart('\uFEFF');
        var names = header.Split(Separator(header, out _));
        return names.Length > 1
            && names.Count(name => ImportWords.TryMember(name.Trim(' ', '"'), out _, out _)) * 2 >= names.Length;
    }

    /// <summary>The separator that the first line says ("sep=;") or has most of.</summary>
    private static char Separator(string text, out int start)
    {
        start = 0;
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var header = end < 0 ? text : text[..end];
        if (header.Length == 5 && header.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            start = end < 0 ? text.Length : end;
            return header[4];
        }

        return Separators.MaxBy(sign => header.Count(letter => letter == sign));
    }
}
