using System.Globalization;

namespace Testamur.Education.Observatory;

/// <summary>Figures of the study of 19 cases.</summary>
internal static class CaseRules
{
    /// <summary>A year has 365.25 days on average, a twelfth of which is a month.</summary>
    private const decimal WeeksPerMonth = 365.25m / 12 / 7;

    public static Finding Supervision(ReproductionTarget target, StudyTables tables)
    {
        string[] items =
        [
            "supervision: unsupervised, identity verified",
            "supervision: supervised online, identity verified",
            "supervision: supervised, identity not verified",
        ];
        if (Counts(tables, items) is not { } counts || StudyNumbers.Counts(target.Printed) is not [var cases])
            return Finding.Missing(items[0]);
        var sum = counts.Sum();
        return sum == cases
            ? Finding.Good(Finding.Text(sum), ReproductionReason.PartsFit)
            : Finding.Bad(Finding.Text(sum), ReproductionReason.PartsDiffer, Finding.Text(sum), Finding.Text(cases));
    }

    /// <summary>Several answers per case were allowed: none may be more than the cases, together they are not less.</summary>
    public static Finding Stackability(ReproductionTarget target, StudyTables tables)
    {
        string[] items =
        [
            "stackability: independent/standalone",
            "stackability: stackable within other short courses",
            "stackability: designed for recognition in a degree",
        ];
        if (Counts(tables, items) is not { } counts || StudyNumbers.Counts(target.Printed) is not [var cases])
            return Finding.Missing(items[0]);
        var sum = counts.Sum();
        if (!counts.SequenceEqual(target.Said))
            return Finding.Bad(
                Finding.Text(sum),
                ReproductionReason.CountDiffers,
                string.Join(", ", counts.Select(Finding.Text)),
                target.Inputs
            );
        return counts.TrueForAll(count => count <= cases) && sum >= cases
            ? Finding.Good(Finding.Text(sum), sum > cases ? ReproductionReason.SeveralAnswers : ReproductionReason.PartsFit)
            : Finding.Bad(Finding.Text(sum), ReproductionReason.PartsDiffer, Finding.Text(sum), Finding.Text(cases));
    }

    public static Finding Accredited(ReproductionTarget target, StudyTables tables)
    {
        const string item = "accredited by an external agency";
        var row = Row(tables, item);
        return
            row?.Count("count") is { } count
            && row.Count("of") is > 0 and { } cases
            && StudyNumbers.Percent(target.Printed) is { } printed
            ? Finding.Shared(count, cases, printed)
            : Finding.Missing(item);
    }

    /// <summary>The longest duration in weeks is printed in months.</summary>
    public static Finding Longest(ReproductionTarget target, StudyTables tables)
    {
        const string item = "duration weeks, maximum";
        if (Row(tables, item)?.Count("count") is not { } weeks || StudyNumbers.Word(target.Printed) is not { } printed)
            return Finding.Missing(item);
        var months = (int)Math.Round(weeks / WeeksPerMonth, MidpointRounding.AwayFromZero);
        var exact = (weeks / WeeksPerMonth).ToString("0.00", CultureInfo.InvariantCulture);
        return months == printed
            ? Finding.Good(exact, ReproductionReason.Rounded)
            : Finding.Bad(
                exact,
                ReproductionReason.UnitDiffers,
                Finding.Text(weeks),
                Finding.Text(months),
                Finding.Text(printed)
            );
    }

    private static List<int>? Counts(StudyTables tables, string[] items)
    {
        var counts = items.Select(item => Row(tables, item)?.Count("count")).OfType<int>().ToList();
        return counts.Count == items.Length ? counts : null;
    }

    private static StudyRow? Row(StudyTables tables, string item) => tables.Cases.Rows.FirstOrDefault(row => row["item"] == item);
}
