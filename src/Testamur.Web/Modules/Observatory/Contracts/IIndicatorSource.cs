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

/// <summary>One figure of an indicator, as counts: the share or the mean follows from them. Small numbers of people are hidden already.</summary>
/// <param name="Part">What of the indicator, as the key of a text <c>Part.{Part}</c>.</param>
/// <param name="Unit">How it is written.</param>
/// <param name="Numerator">How many it holds for; for a mean the sum.</param>
/// <param name="Denominator">Of how many who answered; 0 when there are no data. A count has 1.</param>
/// <param name="Missing">How many are left out since nothing is known of them; null when that is kept back.</param>
/// <param name="Scale">In how many parts the numerator counts one of the figure's units: 100 for a mean of hundredths.</param>
/// <param name="Statistic">A statistic that is no quotient of the two, such as kappa; null otherwise.</param>
internal sealed record IndicatorLine(
    string Part,
    IndicatorUnit Unit,
    long Numerator,
    long Denominator,
    long? Missing,
    int Scale = 1,
    double? Statistic = null
)
{
    /// <summary>Its name in the reader's language, where the room has one; otherwise the text of the part.</summary>
    public string? Label { get; init; }
}

/// <summary>How a figure is written.</summary>
public enum IndicatorUnit
{
    /// <summary>From 0 to 1, written in percent.</summary>
    Share,
    Count,
    Days,
    Euro,
    Number,
}
