using Testamur.Education.Vocabularies.Import;

namespace Testamur.Education.Observatory;

/// <summary>A table of a published study: a heading, and rows as wide as it.</summary>
public sealed class StudyTable
{
    private const int LongestText = 1_000_000;
    private readonly Dictionary<string, int> columns;

    private StudyTable(IReadOnlyList<string> heading, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        Columns = heading;
        columns = heading.Index().ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);
        Rows = [.. rows.Select(cells => new StudyRow(columns, cells))];
    }

    /// <summary>The names of the columns, in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<StudyRow> Rows { get; }

    /// <summary>Reads a CSV text (<see href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</see>) with a heading.</summary>
    /// <param name="csv">The text, at most a million characters.</param>
    /// <param name="needed">Columns that must be there; others may be.</param>
    /// <param name="table">The table, when it could be read.</param>
    /// <param name="problem">What is wrong with the text, in English, otherwise.</param>
    public static bool TryRead(string csv, IReadOnlyList<string> needed, out StudyTable? table, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ArgumentNullException.ThrowIfNull(needed);
        table = null;
        problem = csv.Length > LongestText ? "it is longer than a million characters" : null;
        if (problem is not null)
            return false;
        var records = new CsvRecords(csv.TrimStart('\uFEFF'));
        if (!records.Next(out var heading))
            problem = "it has no heading";
        else if (heading.Distinct(StringComparer.Ordinal).Count() != heading.Count)
            problem = "two columns have one name";
        else if (needed.FirstOrDefault(name => !heading.Contains(name, StringComparer.Ordinal)) is { } missing)
            problem = $"the column {missing} is missing";
        List<IReadOnlyList<string>> rows = [];
        while (problem is null && records.Next(out var cells))
        {
            if (cells.Count != heading.Count)
                problem = $"line {records.Line} has {cells.Count} fields, the heading {heading.Count}";
            rows.Add([.. cells.Select(cell => cell.Trim())]);
        }

        if (problem is null && records.IsBroken)
            problem = $"line {records.Line} cannot be read: its quotation marks do not fit";
        if (problem is null)
            table = new(heading, rows);
        return problem is null;
    }
}

/// <summary>A row of a study's table.</summary>
public sealed class StudyRow
{
    private readonly IReadOnlyDictionary<string, int> columns;
    private readonly IReadOnlyList<string> cells;

    internal StudyRow(IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> cells)
    {
        this.columns = columns;
        this.cells = cells;
    }

    /// <summary>The cell of a column; empty where the study says nothing, or the table has no such column.</summary>
    public string this[string column] => columns.TryGetValue(column, out var at) ? cells[at] : "";

    /// <summary>The cell as a count from 0 to a million; null where it is empty or no such number.</summary>
    public int? Count(string column) => StudyNumbers.Count(this[column]);
}
