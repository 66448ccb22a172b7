namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>How a figure is written.</summary>
internal enum Unit
{
    /// <summary>From 0 to 1, written in percent.</summary>
    Share,
    Count,
    Days,
    Euro,
    Number,
}

/// <summary>One figure of an indicator with what it was made of.</summary>
/// <param name="Part">Which of the indicator's figures.</param>
/// <param name="Value">Null when there are no data: never nothing.</param>
/// <param name="Numerator">In the unit that was counted or measured.</param>
/// <param name="Denominator">Of how many.</param>
/// <param name="Missing">How many are left out since they do not say.</param>
internal sealed record Figure(string Part, Unit Unit, double? Value, long Numerator, long Denominator, long Missing)
{
    /// <summary>Whether the value is kept back, since too few people stand behind it.</summary>
    public bool Hidden { get; private init; }

    public static Figure Quotient(string part, Unit unit, long numerator, long denominator, long missing, int scale = 1) =>
        new(part, unit, denominator == 0 ? null : (double)numerator / denominator / scale, numerator, denominator, missing);

    /// <summary>A number that stands for itself.</summary>
    /// <param name="of">The whole it is counted in; without it there are no data, and nothing counted means nothing known.</param>
    public static Figure Counted(string part, long count, long of, long missing = 0) =>
        new(part, Unit.Count, of == 0 ? null : count, count, of, missing);

    public static Figure NoData(string part, Unit unit) => new(part, unit, null, 0, 0, 0);

    /// <summary>The same figure without what it says.</summary>
    public Figure Hide() => this with { Value = null, Numerator = 0, Denominator = 0, Missing = 0, Hidden = true };
}
