namespace Testamur.Rdf;

/// <summary>
/// The number of a term within one <see cref="DatasetBuilder"/> and the <see cref="Dataset"/> it builds: equal numbers are equal
/// terms, and a number means nothing in another dataset. The default value is no term (as a graph name: the default graph).
/// </summary>
public readonly record struct TermId
{
    internal TermId(int value) => Value = value;

    /// <summary>1 for the first term, counting up in order of first appearance; 0 for no term.</summary>
    public int Value { get; }

    /// <summary>Whether this is no term.</summary>
    public bool IsNone => Value == 0;
}
