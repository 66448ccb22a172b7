namespace Testamur.Stacking;

/// <summary>Rules whose fulfilment gives a larger award.</summary>
public sealed record Pathway
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>What it leads to.</summary>
    public required PathwayTarget Target { get; init; }

    /// <summary>Home institution; information only.</summary>
    public string? Home { get; init; }

    /// <summary>Version of the rules; information only.</summary>
    public string? Version { get; init; }

    /// <summary>How holdings are counted.</summary>
    public PathwayPolicy Policy { get; init; } = new();

    /// <summary>The tree of requirements.</summary>
    public required RuleNode Root { get; init; }

    /// <summary>Conditions on the whole.</summary>
    public IReadOnlyList<Constraint> Constraints { get; init; } = [];
}

/// <summary>What a pathway leads to.</summary>
/// <param name="Title">Name of the award; may be missing.</param>
/// <param name="Ects">Its credits: the base of shares, by itself no minimum. Null when nobody has said yet.</param>
public sealed record PathwayTarget(string? Title, decimal? Ects);

/// <summary>How holdings are counted.</summary>
/// <param name="Split">True: <c>credits</c> rules may take part of a holding and leave the rest to others.</param>
/// <param name="Overlap">What shared outcomes do.</param>
public sealed record PathwayPolicy(bool Split = false, OverlapPolicy Overlap = OverlapPolicy.Exclude);

/// <summary>What outcomes that several counted holdings share do.</summary>
public enum OverlapPolicy
{
    /// <summary>Two holdings above the threshold of <see cref="Constraint.NoOverlap"/> are not both counted.</summary>
    Exclude,

    /// <summary>Each outcome pays once, in the order of award: the credits of a holding shrink by its repeated outcomes.</summary>
    Discount,

    /// <summary>Nothing.</summary>
    Ignore,
}
