using System.Text.Json.Serialization;
using Testamur.Web.Modules.Observatory.Contracts;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>One figure of an indicator with what it was made of.</summary>
/// <param name="Part">Which of the indicator's figures.</param>
/// <param name="Value">Null when there are no data: never nothing.</param>
/// <param name="Numerator">In the unit that was counted or measured.</param>
/// <param name="Denominator">Of how many.</param>
/// <param name="Missing">How many are left out since they do not say; null when that number is kept back.</param>
public sealed record Figure(string Part, IndicatorUnit Unit, double? Value, long Numerator, long Denominator, long? Missing)
{
    /// <summary>Whether the value is kept back, since too few people stand behind it.</summary>
    public bool Hidden { get; private init; }

    /// <summary>Whether the numerator is a sum of measured values and no count.</summary>
    public bool IsMean { get; private init; }

    /// <summary>Its name in the reader's language, where the text of the part says less.</summary>
    [JsonIgnore]
    public string? Label { get; init; }

    /// <summary>How many of the units that were summed make one that people speak of, such as a million for credits summed in millionths.</summary>
    [JsonIgnore]
    public int UnitsInOne { get; init; } = 1;

    /// <param name="scale">How many units of the numerator make one of the figure's; more than 1 for a mean.</param>
    public static Figure Quotient(
        string part,
        IndicatorUnit unit,
        long numerator,
        long denominator,
        long? missing,
        int scale = 1
    ) =>
        new(part, unit, denominator == 0 ? null : (double)numerator / denominator / scale, numerator, denominator, missing)
        {
            IsMean = scale > 1 || unit != IndicatorUnit.Share,
        };

    /// <summary>A number that stands for itself.</summary>
    /// <param name="known">Whether there are data; otherwise nothing counted means nothing known.</param>
    public static Figure Counted(string part, long count, bool known, long? missing = 0) =>
        new(part, IndicatorUnit.Count, known ? count : null, count, count, missing);

    public static Figure NoData(string part, IndicatorUnit unit) => new(part, unit, null, 0, 0, 0);

    /// <summary>The same figure without what it says.</summary>
    public Figure Hide() => this with { Value = null, Numerator = 0, Denominator = 0, Missing = null, Hidden = true };
}
