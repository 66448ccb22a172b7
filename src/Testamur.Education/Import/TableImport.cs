using System.Globalization;
using System.Text.RegularExpressions;

namespace Testamur.Education.Import;

/// <summary>A row of a table.</summary>
/// <param name="Number">Row or line in the file, from 1.</param>
/// <param name="Cells">From the first column on; empty where there is nothing.</param>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Rows of a table as drafts: the first row names the columns in one of six languages, each other row is one specification.</summary>
internal static partial class TableImport
{
    private const int MostColumns = 100;

    /// <param name="Name">As the file has it.</param>
    /// <param name="Member">Null when the name is not known.</param>
    /// <param name="Language">Null when it names none.</param>
    private sealed record Column(string Name, string? Member, string? Language);

    /// <param name="format">Format of the file.</param>
    /// <param name="rows">Rows with something in them, the header first. Enumerated once.</param>
    /// <param name="language">Language of the texts; null to guess it from all of them.</param>
    /// <param name="findings">Findings of the file so far; those of the table are added.</param>
    public static ImportReading Read(
        ImportFormat format,
        IEnumerable<TableRow> rows,
        string? language,
        List<ImportFinding> findings
    )
    {
        Column[]? columns = null;
        var data = new List<TableRow>();
        foreach (var row in rows)
        {
            if (row.IsEmpty)
                continue;
            if (columns is null)
            {
                columns = [.. row.Cells.Take(MostColumns).Select(ColumnOf)];
                if (columns.All(column => column.Member is null))
                    return ImportReading.Refused(
                        format,
                        ImportIssue.NoHeader,
                        new(row.Number),
                        string.Join(", ", row.Cells.Take(5))
                    );
                continue;
            }

            if (data.Count == DraftImport.MaxDrafts)
                return ImportReading.Refused(format, ImportIssue.TooManyDrafts, new(row.Number));
            data.Add(row);
        }

        if (columns is null || data.Count == 0)
            return ImportReading.Refused(format, columns is null ? ImportIssue.Empty : ImportIssue.NoOffers);
        findings.AddRange(
            columns
                .Where(column => column.Member is null && column.Name.Length > 0)
                .Select(column => new ImportFinding(
                    ImportIssue.UnknownColumn,
                    ImportSeverity.Warning,
                    new(1, column.Name),
                    column.Name
                ))
        );
        var spoken = language ?? ImportWords.Guess(Sample(columns, data));
        if (language is null)
            findings.Add(new(ImportIssue.LanguageGuessed, ImportSeverity.Note, ImportPlace.Whole, spoken ?? "en"));
        return new(format, [.. data.Select((row, index) => Draft(index + 1, row, columns, spoken ?? "en"))], findings);
    }

    private static ImportedDraft Draft(int number, TableRow row, Column[] columns, string language)
    {
        var draft = new DraftBuilder(number, new(row.Number));
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i].Trim();
            if (cell.Length == 0)
                continue;
            if (i >= columns.Length)
            {
                var beyond = new ImportPlace(row.Number, Letters(i));
                draft.Leave(cell, beyond);
                draft.Report(ImportIssue.CellsBeyondHeader, ImportSeverity.Warning, beyond);
                continue;
            }

            var column = columns[i];
            var place = new ImportPlace(row.Number, column.Name.Length > 0 ? column.Name : Letters(i));
            if (column.Member is { } member)
                Take(draft, member, cell, place, column.Language ?? language);
            else
                draft.Leave(cell, place);
        }

        return draft.Build(language);
    }

    private static void Take(DraftBuilder draft, string member, string cell, ImportPlace place, string language)
    {
        if (member is not ("learningOutcomes" or "assessments" or "prerequisites"))
        {
            draft.Take(member, cell, place, Certainty.Sure, language);
            return;
        }

        foreach (var item in ItemEnds().Split(cell))
            draft.Take(member, Mark().Replace(item.Trim(), ""), place, Certainty.Sure, language);
    }

    private static Column ColumnOf(string cell)
    {
        var name = cell.Trim();
        if (ImportWords.TryMember(name, out var member, out _))
            return new(name, member, null);
        // "title_de", "Title (de)", "title [de]", and members by their own name: "learningOutcomes".
        if (
            LanguageMark().Match(name) is { Success: true } match
            && ImportWords.LanguageOf(match.Groups["code"].Value) is { } code
        )
        {
            var bare = match.Groups["name"].Value.Trim();
            if (ImportWords.TryMember(bare, out member, out _) || IsMember(bare, out member))
                return new(name, member, code);
        }

        return new(name, IsMember(name, out member) ? member : null, null);
    }

    private static bool IsMember(string name, out string member) =>
        ImportWords.TryMember(Capital().Replace(name, " $0"), out member, out _);

    private static string Sample(Column[] columns, List<TableRow> rows) =>
        string.Join(
            '\n',
            columns
                .Where(column => column.Language is null)
                .Select(column => column.Name)
                .Concat(
                    rows.Take(20)
                        .SelectMany(row =>
                            row.Cells.Where((_, i) => i < columns.Length && columns[i] is { Member: not null, Language: null })
                        )
                )
        );

    /// <summary>A column as spreadsheets count them: A, B, … Z, AA.</summary>
    public static string Letters(int index)
    {
        var letters = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    public static string Cell(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    [GeneratedRegex(@"\s*(?:[\r\n]+|;|\s\|\s|\|)\s*", RegexOptions.CultureInvariant, 500)]
    private static partial Regex ItemEnds();

    [GeneratedRegex(@"^(?:[-–—*•·▪●]|\(?[0-9]{1,2}[.)])\s+", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"^(?<name>.{2,50}?)\s*[_.(\[-]\s*(?<code>[a-zA-Z]{2})\s*[)\]]?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        500
    )]
    private static partial Regex LanguageMark();

    [GeneratedRegex(@"(?<=\p{Ll})\p{Lu}", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Capital();
}
