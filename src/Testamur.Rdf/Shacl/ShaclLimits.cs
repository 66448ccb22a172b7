namespace Testamur.Rdf.Shacl;

/// <summary>
/// The budgets within which shapes are compiled and data is validated. What would pass one ends in <see cref="ShaclLimitException"/>, save
/// for <see cref="MaxResults"/>; a value at the limit is still accepted.
/// </summary>
public sealed record ShaclLimits
{
    /// <summary>The defaults below.</summary>
    public static ShaclLimits Default { get; } = new();

    /// <summary>Shapes of one graph. Default: 50,000.</summary>
    public int MaxShapes { get; init; } = 50_000;

    /// <summary>Graphs that are imported, directly or by what is imported. Default: 100.</summary>
    public int MaxImports { get; init; } = 100;

    /// <summary>
    /// The number of parts of a regular expression of <c>sh:pattern</c>, repetitions multiplied out: it bounds what is made of
    /// <c>(a{1000}){1000}</c>. Default: 20,000.
    /// </summary>
    public int MaxPatternParts { get; init; } = 20_000;

    /// <summary>The values and triples looked at in one validation, each time one is. Default: 50,000,000.</summary>
    public int MaxWork { get; init; } = 50_000_000;

    /// <summary>The results that one validation reports; with more, <see cref="ShaclReport.IsTruncated"/> is set. Default: 10,000.</summary>
    public int MaxResults { get; init; } = 10_000;

    /// <summary>How deep shapes are checked within shapes. Default: 200.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>The longest time one text may be compared with one regular expression. Default: 250 ms.</summary>
    public TimeSpan MaxPatternTime { get; init; } = TimeSpan.FromMilliseconds(250);
}
