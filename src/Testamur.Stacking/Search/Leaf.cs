namespace Testamur.Stacking.Search;

internal enum LeafKind
{
    Credential,
    Credits,
    Count,
    Outcomes,
    Capstone,
}

/// <summary>A leaf of a requirement tree in a model.</summary>
/// <param name="Path">Its place.</param>
/// <param name="Used">The variable that says whether its branch is used.</param>
internal sealed record Leaf(string Path, LeafKind Kind, RuleNode Node, int Used)
{
    public Selector? Selector => Node.Credential ?? Node.Capstone ?? (Node.Credits ?? Node.Count)?.Selector;

    public bool TakesOne => Kind is LeafKind.Credential or LeafKind.Capstone;

    /// <summary>Least credits in hundredths, or least number.</summary>
    public long Min =>
        Kind == LeafKind.Credits ? Numbers.Hundredths(Node.Credits!.Min)
        : TakesOne ? 1
        : (long)(Node.Count?.Min ?? 0);

    /// <summary>Most credits in hundredths, or largest number; null without limit.</summary>
    public long? Max =>
        Kind == LeafKind.Credits
            ? Node.Credits!.Max is { } max
                ? Numbers.Hundredths(max)
                : null
            : TakesOne
                ? 1
                : (long?)Node.Count?.Max;

    public static LeafKind? KindOf(RuleNode node) =>
        node switch
        {
            { Credential: not null } => LeafKind.Credential,
            { Capstone: not null } => LeafKind.Capstone,
            { Credits: not null } => LeafKind.Credits,
            { Count: not null } => LeafKind.Count,
            { Outcomes: not null } => LeafKind.Outcomes,
            _ => null,
        };
}

/// <summary>A candidate given to a leaf.</summary>
/// <param name="Leaf">Place of the leaf in the list.</param>
/// <param name="Given">The variable that is 1 when it is.</param>
/// <param name="Amount">The variable of the part it gives in hundredths, when holdings may be split.</param>
/// <param name="Credits">What it pays there, in units.</param>
internal sealed record Use(int Leaf, int Given, int? Amount, Terms Credits);
