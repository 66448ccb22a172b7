using System.Collections.Frozen;
using Testamur.Education.Vocabularies.Import;

namespace Testamur.Education.Observatory.Reviews;

/// <summary>A table of records whose first line names its columns, in any order, in English or German, as result platforms and spreadsheets write it.</summary>
internal static class CsvTable
{
    private static readonly char[] Separators = [',', ';', '\t'];

    private static readonly FrozenDictionary<string, RecordField> Names = new Dictionary<string, RecordField>
    {
        ["title"] = RecordField.Title,
        ["projecttitle"] = RecordField.Title,
        ["titel"] = RecordField.Title,
        ["year"] = RecordField.Year,
        ["fundingyear"] = RecordField.Year,
        ["publicationyear"] = RecordField.Year,
        ["jahr"] = RecordField.Year,
        ["identifier"] = RecordField.Identifier,
        ["projectidentifier"] = RecordField.Identifier,
        ["projectnumber"] = RecordField.Identifier,
        ["doi"] = RecordField.Identifier,
        ["kennung"] = RecordField.Identifier,
        ["country"] = RecordField.Country,
        ["coordinatorscountry"] = RecordField.Country,
        ["coordinatingcountry"] = RecordField.Country,
        ["land"] = RecordField.Country,
        ["abstract"] = RecordField.Abstract,
        ["summary"] = RecordField.Abstract,
        ["projectsummary"] = RecordField.Abstract,
        ["zusammenfassung"] = RecordField.Abstract,
        ["url"] = RecordField.Address,
        ["address"] = RecordField.Address,
        ["link"] = RecordField.Address,
        ["adresse"] = RecordField.Address,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static RecordReading Read(string text)
    {
        var records = new CsvRecords(text, Separator(text));
        if (!records.Next(out var header))
            return RecordReading.Refused(RecordFormat.Csv, FileFlaw.BrokenCsv, records.Line);
        var columns = header.ConvertAll(FieldOf);
        if (!columns.Contains(RecordField.Title))
            return RecordReading.Refused(RecordFormat.Csv, FileFlaw.NoTitleColumn, records.Line);
        if (columns.OfType<RecordField>().GroupBy(field => field).Any(group => group.Count() > 1))
            return RecordReading.Refused(RecordFormat.Csv, FileFlaw.ColumnTwice, records.Line);

        var rows = new List<RecordRow>();
        while (records.Next(out var values))
        {
            if (values.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            if (rows.Count == RecordReader.MostRecords)
                return RecordReading.Refused(RecordFormat.Csv, FileFlaw.TooMany, records.Line);
            rows.Add(Row(records.Line, columns, values));
        }

        if (records.IsBroken)
            return RecordReading.Refused(RecordFormat.Csv, FileFlaw.BrokenCsv, records.Line);
        var ignored = header.Where((_, at) => columns[at] is null).Select(RecordReader.Excerpt).Where(name => name.Length > 0);
        return new(RecordFormat.Csv, rows, Ignored: [.. ignored.Take(20)]);
    }

    private static RecordRow Row(int line, List<RecordField?> columns, List<string> values)
    {
        var text = string.Join(" · ", values);
        if (values.Count > columns.Count)
            return new(line, RecordReader.Excerpt(text), null, RowFlaw.TooManyValues);
        var known = new Dictionary<RecordField, string>();
        for (var at = 0; at < values.Count; at++)
        {
            if (columns[at] is { } field)
                known[field] = values[at];
        }

        return RecordReader.Row(line, text, known);
    }

    // "Coordinator's country", "project_title" and "PROJECT TITLE" are told by their letters.
    private static RecordField? FieldOf(string heading) =>
        Names.TryGetValue(string.Concat(heading.Where(char.IsLetter)).ToLowerInvariant(), out var field) ? field : null;

    private static char Separator(string text)
    {
        var end = text.AsSpan().TrimStart().IndexOfAny('\r', '\n');
        var header = end < 0 ? text : text.TrimStart()[..end];
        return Separators.MaxBy(sign => header.Count(letter => letter == sign));
    }
}
