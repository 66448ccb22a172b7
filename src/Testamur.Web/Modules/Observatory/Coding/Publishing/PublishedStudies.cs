using Testamur.Education.Observatory;

namespace Testamur.Web.Modules.Observatory.Coding.Publishing;

/// <summary>
/// The published study as waves: its table of 41 alliances, and what we read out of its prose, marked as inferred. They are made from the
/// library's data and lie in no table, so nothing can change them.
/// </summary>
internal static class PublishedStudies
{
    /// <summary>Alliances the study looked at; 41 of them mention micro-credentials and stand in its table.</summary>
    private const int Sample = 65;
    private const string Source = "Cartiș and Iucu 2025";
    private static readonly DateOnly First = new(2024, 10, 1);
    private static readonly DateOnly Last = new(2025, 1, 31);

    public static WaveTable Table { get; } = OfTable();

    public static WaveTable Prose { get; } = OfProse();

    public static IReadOnlyList<WaveTable> All { get; } = [Table, Prose];

    public static WaveTable? Find(string key) => All.FirstOrDefault(table => table.Key == key);

    private static WaveTable OfTable()
    {
        var codes = CodeBooks.Approaches.Codes.ToDictionary(code => code.Label, code => code.Id, StringComparer.Ordinal);
        var rows = StudyTables.Published.Alliances;
        return Study(
            "study-2025",
            "Mapping of 65 alliances",
            CodeBooks.Approaches,
            "Method.Study",
            rows.Select(row => row.Alliance),
            rows.SelectMany(row =>
                row.Shown.Select(approach => new TableMark(
                    UnitNames.Key(row.Alliance),
                    codes[approach],
                    MarkBasis.Printed,
                    null,
                    []
                ))
            )
        );
    }

    private static WaveTable OfProse() =>
        Study(
            "study-2025-prose",
            "Mapping of 65 alliances, read from its prose",
            CodeBooks.AllianceMatrix,
            "Method.Prose",
            StudyTables.InferredCodings.Select(coding => coding.Alliance),
            StudyTables.InferredCodings.Select(coding => new TableMark(
                UnitNames.Key(coding.Alliance),
                coding.Code,
                MarkBasis.Inferred,
                coding.Where,
                []
            ))
        );

    private static WaveTable Study(
        string key,
        string title,
        CodeBook book,
        string method,
        IEnumerable<string> alliances,
        IEnumerable<TableMark> marks
    ) =>
        new(
            key,
            title,
            book,
            First,
            Last,
            Sample,
            method,
            Source,
            null,
            null,
            [.. alliances.Distinct(StringComparer.Ordinal).Select(name => new TableUnit(UnitNames.Key(name), name))],
            [.. marks]
        );
}
