using System.Globalization;

namespace Testamur.Education.Observatory;

/// <summary>
/// Computes 30 published figures again from the tables of the studies. Of the list of targets it reads what a study prints and says, never what
/// somebody computed before.
/// </summary>
public static class Reproduction
{
    /// <summary>The figures in the order of the list; a row whose id is not known here is left out.</summary>
    public static IReadOnlyList<ReproducedFigure> Run(StudyTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return
        [
            .. tables
                .Targets.Rows.Select(row => new ReproductionTarget(row["id"], row["instrument"], row["inputs"], row["printed"]))
                .Select(target => Rule(target.Id) is { } rule ? Apply(rule, target, tables) : null)
                .OfType<ReproducedFigure>(),
        ];
    }

    private static ReproducedFigure Apply(
        Func<ReproductionTarget, StudyTables, Finding> rule,
        ReproductionTarget target,
        StudyTables tables
    )
    {
        var found = rule(target, tables);
        return new(target.Id, target.Instrument, target.Printed, found.Computed, found.Verdict, found.Reason, found.Facts);
    }

    private static Func<ReproductionTarget, StudyTables, Finding>? Rule(string id) =>
        id switch
        {
            "RT01" => AllianceRules.ShareMentioning,
            "RT02" => AllianceRules.Rows,
            "RT03" => (target, tables) => AllianceRules.Approach(target, tables, 0),
            "RT04" => (target, tables) => AllianceRules.Approach(target, tables, 1),
            "RT05" => (target, tables) => AllianceRules.Approach(target, tables, 2),
            "RT06" => (target, tables) => AllianceRules.Approach(target, tables, 3),
            "RT07" => (target, tables) => AllianceRules.Approach(target, tables, 4),
            "RT08" => (target, tables) => AllianceRules.Approach(target, tables, 5),
            "RT09" => AllianceRules.ThreeSums,
            "RT10" => AllianceRules.RowTotals,
            "RT11" => AllianceRules.ThreeOrMore,
            "RT12" => AllianceRules.Distribution,
            "RT13" => AllianceRules.Dimensions,
            "RT14" => ReviewRules.Projects,
            "RT15" => ReviewRules.Topics,
            "RT16" => ReviewRules.Leads,
            "RT17" => ReviewRules.TertiaryOnly,
            "RT18" => ReviewRules.Competencies,
            "RT19" => ReviewRules.Civic,
            "RT20" => ReviewRules.Actors,
            "RT21" => CaseRules.Supervision,
            "RT22" => CaseRules.Stackability,
            "RT23" => CaseRules.Accredited,
            "RT24" => CaseRules.Longest,
            "RT25" => (target, tables) => AgencyRules.Share(target, tables, "external QA of micro-credentials in use"),
            "RT26" => (target, tables) => AgencyRules.Share(target, tables, "dedicated approach in development"),
            "RT27" => (target, tables) =>
                AgencyRules.Share(target, tables, "rely fully or partly on the institutions' internal QA"),
            "RT28" => (target, tables) =>
                AgencyRules.Share(target, tables, "do not validate or review recognition of others' micro-credentials"),
            "RT29" => (target, tables) => AgencyRules.Share(target, tables, "not engaged in any recognition activity"),
            "RT30" => AgencyRules.Hour,
            _ => null,
        };
}

/// <summary>A published figure: what the study says goes into it, and what it prints.</summary>
internal sealed record ReproductionTarget(string Id, string Instrument, string Inputs, string Printed)
{
    /// <summary>The whole numbers that the study says go into it.</summary>
    public IReadOnlyList<int> Said => StudyNumbers.Counts(Inputs);
}

/// <summary>What a rule finds.</summary>
internal sealed record Finding(
    string Computed,
    ReproductionVerdict Verdict,
    ReproductionReason Reason,
    params IReadOnlyList<string> Facts
)
{
    public static Finding Missing(string what) => new("-", ReproductionVerdict.NotStated, ReproductionReason.InputMissing, what);

    public static Finding Good(string computed, ReproductionReason reason) => new(computed, ReproductionVerdict.Matches, reason);

    public static Finding Bad(string computed, ReproductionReason reason, params IReadOnlyList<string> facts) =>
        new(computed, ReproductionVerdict.DoesNotMatch, reason, facts);

    /// <summary>A count beside the printed one.</summary>
    public static Finding Counted(int counted, int printed) =>
        counted == printed
            ? Good(Text(counted), ReproductionReason.Same)
            : Bad(Text(counted), ReproductionReason.CountDiffers, Text(counted), Text(printed));

    /// <summary>A share of a whole beside the printed percentage.</summary>
    public static Finding Shared(int count, int whole, PrintedNumber printed, string? computed = null)
    {
        var exact = 100m * count / whole;
        var shown = computed ?? Percent(count, whole);
        if (printed.IsRounded(exact))
            return Good(shown, exact == printed.Value ? ReproductionReason.Same : ReproductionReason.Rounded);
        if (!printed.Nearly && printed.IsCut(exact))
            return Good(shown, ReproductionReason.Cut);
        var other = Enumerable
            .Range(0, whole + 1)
            .Where(one => printed.IsRounded(100m * one / whole))
            .Select(one => (int?)one)
            .FirstOrDefault();
        var said = $"{printed.Value.ToString(CultureInfo.InvariantCulture)}%";
        return other is { } one
            ? Bad(shown, ReproductionReason.PercentOfAnother, said, Text(one), Text(whole))
            : Bad(shown, ReproductionReason.PercentDiffers, Percent(count, whole), said);
    }

    public static string Percent(int count, int whole) =>
        Math.Round(100m * count / whole, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
