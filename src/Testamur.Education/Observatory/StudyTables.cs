namespace Testamur.Education.Observatory;

/// <summary>The tables of the published studies, as they are embedded here or lie in a folder.</summary>
public sealed class StudyTables
{
    private static readonly (string File, string[] Needed)[] Files =
    [
        ("alliances-table2.csv", ["alliance", .. AllianceRow.Approaches, "types_per_alliance_printed"]),
        ("matrix-table1.csv", ["dimension", "code", "label"]),
        ("erasmus-review-numbers.csv", ["group", "item", "count", "of"]),
        ("erasmus-topics-table1.csv", ["topic", "projects"]),
        ("mce-numbers.csv", ["item", "count", "of", "percent_printed"]),
        ("enqa-survey.csv", ["item", "percent_printed", "count_of_64_implied"]),
        ("reproduction-targets.csv", ["id", "instrument", "inputs", "printed"]),
    ];
    private static readonly Lazy<StudyTables> Own = new(() =>
        TryRead(Embedded, out var tables, out var problem) && tables is not null
            ? tables
            : throw new InvalidOperationException($"The embedded tables cannot be read: {problem}")
    );

    private readonly Dictionary<string, StudyTable> tables;

    private StudyTables(Dictionary<string, StudyTable> tables)
    {
        this.tables = tables;
        Alliances = [.. tables["alliances-table2.csv"].Rows.Select(Alliance)];
    }

    /// <summary>The tables as shipped.</summary>
    public static StudyTables Published => Own.Value;

    /// <summary>Which alliances show which approaches.</summary>
    public IReadOnlyList<AllianceRow> Alliances { get; }

    /// <summary>The printed codes about alliances.</summary>
    public StudyTable Matrix => tables["matrix-table1.csv"];

    /// <summary>Counts of the review of Erasmus+ projects.</summary>
    public StudyTable ReviewNumbers => tables["erasmus-review-numbers.csv"];

    /// <summary>Topics of these projects.</summary>
    public StudyTable ReviewTopics => tables["erasmus-topics-table1.csv"];

    /// <summary>Counts over 19 cases.</summary>
    public StudyTable Cases => tables["mce-numbers.csv"];

    /// <summary>Shares of 64 answers of quality agencies.</summary>
    public StudyTable Agencies => tables["enqa-survey.csv"];

    /// <summary>The published figures that are computed again: what the studies print, and from what.</summary>
    public StudyTable Targets => tables["reproduction-targets.csv"];

    /// <summary>Our codes for recognition.</summary>
    internal static StudyTable MatrixExtension => Load("matrix-recognition-extension.csv");

    /// <summary>The categories of the review.</summary>
    internal static StudyTable ReviewCategories => Load("review-categories.csv");

    /// <summary>Codes that the prose of the study suggests for alliances, inferred by us.</summary>
    public static IReadOnlyList<InferredCoding> InferredCodings { get; } =
        [.. Load("alliance-prose-codings.csv").Rows.Select(row => new InferredCoding(row["alliance"], row["code"], row["where"]))];

    /// <summary>The 30 indicators.</summary>
    public static IReadOnlyList<IndicatorDefinition> Indicators { get; } =
        [
            .. Load("indicators.csv")
                .Rows.Select(row => new IndicatorDefinition(
                    row["id"],
                    row["group"],
                    row["indicator"],
                    row["formula"],
                    row["baseline_or_target"],
                    row["data"]
                )),
        ];

    /// <summary>Reads the tables from anywhere.</summary>
    /// <param name="read">The text of a file by its name, null where there is none.</param>
    /// <param name="tables">The tables, when all could be read.</param>
    /// <param name="problem">Which file is wrong and how, in English, otherwise.</param>
    public static bool TryRead(Func<string, string?> read, out StudyTables? tables, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(read);
        tables = null;
        problem = null;
        var found = new Dictionary<string, StudyTable>(StringComparer.Ordinal);
        foreach (var (file, needed) in Files)
        {
            var wrong = "there is no such file";
            if (read(file) is not { } csv || !StudyTable.TryRead(csv, needed, out var table, out wrong) || table is null)
            {
                problem = $"{file}: {wrong}";
                return false;
            }

            found.Add(file, table);
        }

        tables = new(found);
        return true;
    }

    private static AllianceRow Alliance(StudyRow row) =>
        new(
            row["alliance"],
            [.. AllianceRow.Approaches.Where(approach => row[approach].Length > 0)],
            row.Count("types_per_alliance_printed")
        );

    private static string Embedded(string file)
    {
        using var reader = new StreamReader(Resources.Open($"observatory.{file}"));
        return reader.ReadToEnd();
    }

    private static StudyTable Load(string file) =>
        StudyTable.TryRead(Embedded(file), [], out var table, out var problem) && table is not null
            ? table
            : throw new InvalidOperationException($"The embedded table {file} cannot be read: {problem}");
}
