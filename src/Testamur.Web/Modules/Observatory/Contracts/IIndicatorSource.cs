namespace Testamur.Web.Modules.Observatory.Contracts;

/// <summary>
/// A room of the observatory that answers indicators from data of its own, such as surveys or coded studies. The pages of the indicators ask it
/// beside their own aggregates.
/// </summary>
internal interface IIndicatorSource
{
    /// <summary>The indicators it answers, by id: <c>K24</c>.</summary>
    IReadOnlyCollection<string> Indicators { get; }

    /// <summary>Its figures, over everything. No line means that there are no data yet.</summary>
    Task<IReadOnlyList<IndicatorLine>> ReadAsync(string indicator, CancellationToken cancel);
}

/// <summary>One figure of an indicator, as counts: the share or the mean follows from them.</summary>
/// <param name="Part">What of the indicator, as the key of a text <c>Part.{Part}</c>.</param>
/// <param name="Numerator">How many it holds for; for a mean the sum, in hundredths.</param>
/// <param name="Denominator">Of how many who answered.</param>
/// <param name="Missing">How many are left out since nothing is known of them.</param>
/// <param name="Statistic">A statistic that is no quotient of the two, such as kappa; null otherwise.</param>
internal sealed record IndicatorLine(string Part, long Numerator, long Denominator, long Missing, double? Statistic = null);
