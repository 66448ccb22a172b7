namespace Testamur.Rdf;

/// <summary>
/// The budgets within which a dataset is read or built. What would pass one ends in <see cref="RdfLimitException"/>; a value at the
/// limit is still accepted.
/// </summary>
public sealed record RdfLimits
{
    /// <summary>The defaults below.</summary>
    public static RdfLimits Default { get; } = new();

    internal static RdfLimits None { get; } =
        new()
        {
            MaxBytes = int.MaxValue,
            MaxTermBytes = int.MaxValue,
            MaxStoredBytes = int.MaxValue,
            MaxExpandedBytes = int.MaxValue,
            MaxQuads = int.MaxValue,
        };

    /// <summary>Bytes of a document. Default: 16 MiB.</summary>
    public int MaxBytes { get; init; } = 16 << 20;

    /// <summary>Bytes of one term in canonical N-Quads, datatype and language included. Default: 1 MiB.</summary>
    public int MaxTermBytes { get; init; } = 1 << 20;

    /// <summary>
    /// Bytes of all distinct terms together in canonical N-Quads. It bounds what prefixes, base IRIs and datatypes make of a short
    /// document. Default: 64 MiB.
    /// </summary>
    public int MaxStoredBytes { get; init; } = 64 << 20;

    /// <summary>
    /// Bytes that Turtle makes of prefixed names, relative IRIs and prefix declarations, counted each time one is met: it bounds the
    /// work a short document makes with a long prefix or base. Relative IRIs cost more and count four times. Default: 64 MiB.
    /// </summary>
    public int MaxExpandedBytes { get; init; } = 64 << 20;

    /// <summary>Distinct quads. Default: 1,000,000.</summary>
    public int MaxQuads { get; init; } = 1_000_000;

    /// <summary>Brackets and parentheses of Turtle open at once. Default: 64.</summary>
    public int MaxDepth { get; init; } = 64;
}
