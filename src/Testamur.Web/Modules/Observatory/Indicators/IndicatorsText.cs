namespace Testamur.Web.Modules.Observatory.Indicators;

/// <summary>Names the texts of the indicators: IndicatorsText.resx beside it.</summary>
internal sealed class IndicatorsText;
