namespace Testamur.Web.Modules.Observatory.Indicators.Aggregates;

/// <summary>By what an aggregate is cut.</summary>
internal enum Axis
{
    /// <summary>Everything together.</summary>
    All,
    Institution,
    Alliance,
    Country,
    Field,

    /// <summary>An institution and a field at once: <c>{institution}/{field}</c>.</summary>
    InstitutionField,
}

/// <summary>A sum that pages read: kept up to date by the same events that write the facts.</summary>
internal sealed class Cell
{
    public required string Measure { get; init; }

    public required Axis Axis { get; init; }

    /// <summary>Of the axis: an institution's id, a country's code, …; empty for <see cref="Aggregates.Axis.All"/>.</summary>
    public required string Value { get; init; }

    /// <summary>Year and month, 202611, of everything together; <see cref="CellSums.AllMonths"/> on every other axis.</summary>
    public required int Month { get; init; }

    public required string Part { get; init; }

    public required long Count { get; init; }

    public required long Sum { get; init; }
}

/// <summary>What names a cell.</summary>
internal readonly record struct CellKey(string Measure, Axis Axis, string Value, int Month, string Part) : IComparable<CellKey>
{
    /// <summary>All writers take cells in this order, so that two of them never wait for each other in a ring.</summary>
    public int CompareTo(CellKey other)
    {
        var by = string.CompareOrdinal(Measure, other.Measure);
        if (by == 0)
            by = Axis.CompareTo(other.Axis);
        if (by == 0)
            by = string.CompareOrdinal(Value, other.Value);
        if (by == 0)
            by = Month.CompareTo(other.Month);
        return by == 0 ? string.CompareOrdinal(Part, other.Part) : by;
    }
}
