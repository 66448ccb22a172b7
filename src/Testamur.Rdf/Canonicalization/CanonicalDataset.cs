using System.Text;

namespace Testamur.Rdf.Canonicalization;

/// <summary>
/// A canonicalized dataset (<see href="https://www.w3.org/TR/rdf-canon/#dfn-canonicalized-dataset">RDFC-1.0 §4.4</see>): its
/// canonical form and the labels it gave.
/// </summary>
public sealed class CanonicalDataset
{
    internal CanonicalDataset(byte[] nquads, IReadOnlyDictionary<string, string> issuedIdentifiers)
    {
        NQuads = nquads;
        IssuedIdentifiers = issuedIdentifiers;
    }

    /// <summary>The canonical form: canonical N-Quads in code point order, UTF-8.</summary>
    public ReadOnlyMemory<byte> NQuads { get; }

    /// <summary>
    /// The issued identifiers map (<see href="https://www.w3.org/TR/rdf-canon/#canon-state">RDFC-1.0 §4.2</see>): from the labels of
    /// the dataset to the canonical ones, both without <c>_:</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> IssuedIdentifiers { get; }

    /// <summary>The canonical form as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(NQuads.Span);
}
