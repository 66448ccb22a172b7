using System.Globalization;

namespace Testamur.Education.Observatory;

/// <summary>Figures of the survey of quality agencies, and of the size of an hour.</summary>
internal static class AgencyRules
{
    private const string Answers = "respondents / agencies";

    public static Finding Share(ReproductionTarget target, StudyTables tables, string item)
    {
        var row = tables.Agencies.Rows.FirstOrDefault(row => row["item"] == item);
        var answers = tables.Agencies.Rows.FirstOrDefault(row => row["item"] == Answers)?["count_of_64_implied"] ?? "";
        if (
            row?.Count("count_of_64_implied") is not { } count
            || StudyNumbers.Counts(answers) is not [> 0 and var all, ..]
            || StudyNumbers.Percent(target.Printed) is not { } printed
        )
            return Finding.Missing(item);
        return Finding.Shared(count, all, printed);
    }

    /// <summary>One hour, where 25 make a credit.</summary>
    public static Finding Hour(ReproductionTarget target, StudyTables tables)
    {
        if (target.Said is not [var hour, > 0 and var hours] || StudyNumbers.Decimal(target.Printed) is not { } printed)
            return Finding.Missing(target.Id);
        var exact = (decimal)hour / hours;
        var computed = exact.ToString("0.####", CultureInfo.InvariantCulture);
        return printed.IsRounded(exact)
            ? Finding.Good(computed, exact == printed.Value ? ReproductionReason.Same : ReproductionReason.Rounded)
            : Finding.Bad(
                computed,
                ReproductionReason.CountDiffers,
                computed,
                printed.Value.ToString(CultureInfo.InvariantCulture)
            );
    }
}
