using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Figures;

namespace Testamur.Web.Modules.Observatory.Indicators.Baselines;

/// <summary>The figures of one day, kept under a name to be compared with later ones. Nothing changes it.</summary>
public sealed class Baseline
{
    public const int LongestName = 120;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }
}

/// <summary>One figure of a baseline, as everybody could read it that day.</summary>
public sealed class BaselineFigure
{
    public required Guid Baseline { get; init; }

    public required string Indicator { get; init; }

    public required string Part { get; init; }

    public required IndicatorUnit Unit { get; init; }

    /// <summary>Null when there were no data, or too few.</summary>
    public double? Value { get; init; }

    public required long Numerator { get; init; }

    public required long Denominator { get; init; }

    /// <summary>Null when it was kept back.</summary>
    public long? Missing { get; init; }
}
