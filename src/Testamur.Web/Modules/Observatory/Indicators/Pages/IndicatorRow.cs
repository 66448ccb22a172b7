using Testamur.Web.Modules.Observatory.Indicators.Figures;

namespace Testamur.Web.Modules.Observatory.Indicators.Pages;

/// <summary>A line of a list of indicators.</summary>
/// <param name="Finding">What the figure says.</param>
/// <param name="Figure">Null when there are no data.</param>
public sealed record IndicatorRow(Indicator Indicator, string Finding, Figure? Figure)
{
    /// <summary>What others found about the same figure.</summary>
    public PublishedFigure? Published => Indicator.Published.FirstOrDefault(one => one.Part == Figure?.Part);
}
