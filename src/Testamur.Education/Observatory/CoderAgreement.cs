namespace Testamur.Education.Observatory;

/// <summary>Statistics of agreement between coders, over nominal categories.</summary>
public static class CoderAgreement
{
    /// <summary>The normal quantile of a two-sided interval of 95 %.</summary>
    private const double Quantile = 1.959963984540054;
    private const double Confidence = 0.95;

    /// <summary>The share of units on which two coders agree. Not defined without a unit.</summary>
    public static AgreementStatistic Percent(IReadOnlyList<CodedPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0)
            return AgreementStatistic.None(0, NotDefinedReason.NoPair);
        var agreed = pairs.Count(pair => pair.Agrees);
        return new((double)agreed / pairs.Count, null, null, pairs.Count, null);
    }

    /// <summary>
    /// Cohen's kappa of two coders (Cohen 1960, <see href="https://doi.org/10.1177/001316446002000104"/>), with the large-sample standard error of
    /// Fleiss, Cohen and Everitt (1969, <see href="https://doi.org/10.1037/h0028106"/>) and the interval of 95 % that follows from it. Not defined
    /// without a unit, and when both coders gave one and the same category throughout.
    /// </summary>
    public static AgreementStatistic CohenKappa(IReadOnlyList<CodedPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0)
            return AgreementStatistic.None(0, NotDefinedReason.NoPair);
        double all = pairs.Count;
        var cells = pairs.CountBy(pair => (pair.First, pair.Second)).ToDictionary(cell => cell.Key, cell => cell.Value / all);
        var first = pairs.CountBy(pair => pair.First).ToDictionary(one => one.Key, one => one.Value / all, StringComparer.Ordinal);
        var second = pairs.CountBy(pair => pair.Second).ToDictionary(one => one.Key, one => one.Value / all, StringComparer.Ordinal);
        if (first.Count == 1 && second.Count == 1 && pairs[0].Agrees)
            return AgreementStatistic.None(pairs.Count, NotDefinedReason.OneCategory);
        var observed = pairs.Count(pair => pair.Agrees) / all;
        var expected = first.Sum(one => one.Value * second.GetValueOrDefault(one.Key));
        var kappa = (observed - expected) / (1 - expected);

        // Equation 13 of the paper of 1969: agreeing cells, disagreeing cells, and what the two marginals have in common.
        var agreeing = 0.0;
        var disagreeing = 0.0;
        foreach (var ((one, other), share) in cells)
        {
            if (one == other)
                agreeing += share * Squared(1 - ((first[one] + second[one]) * (1 - kappa)));
            else
                disagreeing += share * Squared(second.GetValueOrDefault(one) + first.GetValueOrDefault(other));
        }

        var variance =
            (agreeing + (Squared(1 - kappa) * disagreeing) - Squared(kappa - (expected * (1 - kappa))))
            / (Squared(1 - expected) * all);
        // Rounding may leave a little less than nothing.
        var error = Math.Sqrt(Math.Max(0, variance));
        return new(
            kappa,
            error,
            new(Math.Max(-1, kappa - (Quantile * error)), Math.Min(1, kappa + (Quantile * error)), Confidence),
            pairs.Count,
            null
        );
    }

    /// <summary>
    /// Krippendorff's alpha for nominal data of any number of coders, some of whom may have left units out (Krippendorff 2011, Computing
    /// Krippendorff's Alpha-Reliability). The interval of 95 % is a percentile bootstrap: 1,000 times as many units are drawn with replacement, from a
    /// fixed seed, so the same data give the same interval; a draw of one category only says nothing and is left out. Not defined without a unit
    /// that has two values, and when all values are the same.
    /// </summary>
    /// <param name="units">For each unit the categories its coders gave, null for a coder who gave none.</param>
    public static AgreementStatistic KrippendorffAlpha(IReadOnlyList<IReadOnlyList<string?>> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var coded = CodedUnits.Of(units);
        if (coded.Count == 0)
            return AgreementStatistic.None(0, NotDefinedReason.NoPair);
        if (coded.Alpha() is not { } alpha)
            return AgreementStatistic.None(coded.Count, NotDefinedReason.OneCategory);
        var drawn = coded.Bootstrap();
        Array.Sort(drawn);
        return new(
            alpha,
            null,
            drawn.Length == 0 ? null : new(Percentile(drawn, (1 - Confidence) / 2), Percentile(drawn, (1 + Confidence) / 2), Confidence),
            coded.Count,
            null
        );
    }

    private static double Percentile(double[] sorted, double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];

    private static double Squared(double value) => value * value;
}

/// <summary>What two coders said of one unit.</summary>
/// <param name="First">The category of the first coder.</param>
/// <param name="Second">The category of the second.</param>
public readonly record struct CodedPair(string First, string Second)
{
    /// <summary>They said the same.</summary>
    public bool Agrees => First == Second;
}
