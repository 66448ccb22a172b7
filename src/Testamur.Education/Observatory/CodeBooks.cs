namespace Testamur.Education.Observatory;

/// <summary>The code books of the published studies.</summary>
public static class CodeBooks
{
    private const string Alliances = "Cartiș and Iucu 2025, mapping of 65 alliances";

    /// <summary>
    /// Alliances by 33 printed codes of six dimensions. The study names a seventh, recognition, without codes; the six RM codes are ours and marked
    /// as <see cref="CodeOrigin.Extension"/>.
    /// </summary>
    public static CodeBook AllianceMatrix { get; } =
        new(
            "alliance-matrix",
            "2025.1",
            Alliances,
            [
                .. Read(StudyTables.Published.Matrix, CodeOrigin.Printed),
                .. Read(StudyTables.MatrixExtension, CodeOrigin.Extension),
            ]
        );

    /// <summary>The six approaches by which alliances mention micro-credentials; the codes are ours, the names the study's.</summary>
    public static CodeBook Approaches { get; } =
        new(
            "alliance-approaches",
            "2025.1",
            Alliances,
            [
                new(
                    "Approaches",
                    [.. AllianceRow.Approaches.Index().Select(one => new Code($"AP{one.Index + 1}", one.Item, "", CodeOrigin.Printed))]
                ),
            ]
        );

    /// <summary>The categories of the review of Erasmus+ projects; the codes are ours, the categories the study's.</summary>
    public static CodeBook ErasmusReview { get; } =
        new(
            "erasmus-review",
            "2025.1",
            "Ibáñez Ayuso 2025, review of 17 Erasmus+ projects",
            Read(StudyTables.ReviewCategories, CodeOrigin.Printed)
        );

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CodeBook> All { get; } = [AllianceMatrix, Approaches, ErasmusReview];

    private static IReadOnlyList<CodeDimension> Read(StudyTable table, CodeOrigin origin) =>
        [
            .. table
                .Rows.GroupBy(row => row["dimension"], StringComparer.Ordinal)
                .Select(rows => new CodeDimension(
                    rows.Key,
                    [.. rows.Select(row => new Code(row["code"], row["label"], row["indicator"], origin))]
                )),
        ];
}
