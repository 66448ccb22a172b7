namespace Testamur.Education.Observatory;

/// <summary>Figures of the study of alliances.</summary>
internal static class AllianceRules
{
    private const int Several = 3;

    public static Finding ShareMentioning(ReproductionTarget target, StudyTables tables)
    {
        if (target.Said is not [> 0 and var mapped, var mentioning] || StudyNumbers.Percent(target.Printed) is not { } printed)
            return Finding.Missing(target.Id);
        var counted = tables.Alliances.Count;
        return counted == mentioning
            ? Finding.Shared(counted, mapped, printed)
            : Finding.Bad(
                Finding.Percent(counted, mapped),
                ReproductionReason.CountDiffers,
                Finding.Text(counted),
                Finding.Text(mentioning)
            );
    }

    public static Finding Rows(ReproductionTarget target, StudyTables tables) =>
        Printed(target) is { } printed ? Finding.Counted(tables.Alliances.Count, printed) : Finding.Missing(target.Id);

    /// <summary>The marks of a column, as a count and as a share of the rows.</summary>
    public static Finding Approach(ReproductionTarget target, StudyTables tables, int column)
    {
        var rows = tables.Alliances.Count;
        if (rows == 0 || Printed(target) is not { } printed || StudyNumbers.Percent(target.Printed) is not { } share)
            return Finding.Missing(target.Id);
        var counted = Marks(tables, AllianceRow.Approaches[column]);
        var computed = $"{Finding.Text(counted)} ({Finding.Percent(counted, rows)})";
        return counted == printed
            ? Finding.Shared(counted, rows, share, computed)
            : Finding.Bad(computed, ReproductionReason.CountDiffers, Finding.Text(counted), Finding.Text(printed));
    }

    /// <summary>The marks, the printed totals of the rows and the printed totals of the columns have one sum.</summary>
    public static Finding ThreeSums(ReproductionTarget target, StudyTables tables)
    {
        var columns = tables
            .Targets.Rows.Where(row => row["id"] is "RT03" or "RT04" or "RT05" or "RT06" or "RT07" or "RT08")
            .Select(row => StudyNumbers.Counts(row["printed"]) is [var count, ..] ? count : (int?)null)
            .ToList();
        if (Printed(target) is not { } printed || columns.Count != AllianceRow.Approaches.Count || columns.Contains(null))
            return Finding.Missing(target.Id);
        var marks = tables.Alliances.Sum(row => row.Shown.Count);
        int[] sums = [marks, tables.Alliances.Sum(row => row.PrintedTotal ?? 0), columns.Sum() ?? 0];
        return Array.TrueForAll(sums, sum => sum == printed)
            ? Finding.Good(Finding.Text(marks), ReproductionReason.PartsFit)
            : Finding.Bad(
                string.Join(" / ", sums.Select(Finding.Text)),
                ReproductionReason.PartsDiffer,
                string.Join(" / ", sums.Select(Finding.Text)),
                Finding.Text(printed)
            );
    }

    public static Finding RowTotals(ReproductionTarget target, StudyTables tables)
    {
        var rows = tables.Alliances.Count;
        var equal = tables.Alliances.Count(row => row.PrintedTotal == row.Shown.Count);
        var computed = $"{Finding.Text(equal)} / {Finding.Text(rows)}";
        return equal == rows
            ? Finding.Good(computed, ReproductionReason.Same)
            : Finding.Bad(computed, ReproductionReason.CountDiffers, Finding.Text(equal), Finding.Text(rows));
    }

    /// <summary>The alliances with three approaches or more are those that the study names.</summary>
    public static Finding ThreeOrMore(ReproductionTarget target, StudyTables tables)
    {
        if (Printed(target) is not { } printed)
            return Finding.Missing(target.Id);
        var found = tables
            .Alliances.Where(row => row.Shown.Count >= Several)
            .Select(row => row.Alliance)
            .ToHashSet(StringComparer.Ordinal);
        var counted = Finding.Counted(found.Count, printed);
        found.SymmetricExceptWith(
            target.Inputs.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
        return counted.Verdict != ReproductionVerdict.Matches || found.Count == 0
            ? counted
            : Finding.Bad(
                counted.Computed,
                ReproductionReason.NamesDiffer,
                string.Join(", ", found.Order(StringComparer.Ordinal))
            );
    }

    public static Finding Distribution(ReproductionTarget target, StudyTables tables) =>
        new(
            string.Join(
                '/',
                tables.Alliances.CountBy(row => row.Shown.Count).OrderBy(one => one.Key).Select(one => Finding.Text(one.Value))
            ),
            ReproductionVerdict.NotStated,
            ReproductionReason.NotPrinted
        );

    /// <summary>Dimensions that the text names beside those that have codes.</summary>
    public static Finding Dimensions(ReproductionTarget target, StudyTables tables)
    {
        var dimensions = tables.Matrix.Rows.Select(row => row["dimension"]).Distinct(StringComparer.Ordinal).Count();
        var codes = Finding.Text(tables.Matrix.Rows.Count);
        if (
            StudyNumbers.Word(target.Inputs) is not { } named
            || StudyNumbers.Counts(target.Printed) is not [var shown, var shownCodes]
        )
            return Finding.Missing(target.Id);
        if (dimensions != shown || tables.Matrix.Rows.Count != shownCodes)
            return Finding.Bad(codes, ReproductionReason.CountDiffers, codes, Finding.Text(shownCodes));
        return dimensions == named
            ? Finding.Good(codes, ReproductionReason.Same)
            : Finding.Bad(codes, ReproductionReason.CodesMissing, Finding.Text(dimensions), Finding.Text(named));
    }

    private static int Marks(StudyTables tables, string approach) =>
        tables.Alliances.Count(row => row.Shown.Contains(approach, StringComparer.Ordinal));

    private static int? Printed(ReproductionTarget target) =>
        StudyNumbers.Counts(target.Printed) is [var printed, ..] ? printed : null;
}
