namespace Testamur.Rdf.Canonicalization;

/// <summary>
/// An identifier issuer (<see href="https://www.w3.org/TR/rdf-canon/#issue-identifier">RDFC-1.0 §4.5</see>): numbers nodes in the
/// order in which they come. Its prefix is known to those who write the identifiers.
/// </summary>
internal sealed class IdentifierIssuer
{
    private readonly Dictionary<int, int> numbers;
    private readonly List<int> order;

    public IdentifierIssuer()
    {
        numbers = [];
        order = [];
    }

    private IdentifierIssuer(IdentifierIssuer other)
    {
        numbers = new(other.numbers);
        order = [.. other.order];
    }

    /// <summary>The nodes in the order in which they got their identifiers.</summary>
    public IReadOnlyList<int> Order => order;

    public IdentifierIssuer Copy() => new(this);

    public bool TryGet(int node, out int number) => numbers.TryGetValue(node, out number);

    /// <summary>The number of the node, a new one if it had none.</summary>
    public int Issue(int node)
    {
        if (numbers.TryGetValue(node, out var number))
            return number;
        number = order.Count;
        numbers.Add(node, number);
        order.Add(node);
        return number;
    }
}
