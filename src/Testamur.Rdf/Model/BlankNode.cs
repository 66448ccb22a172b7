namespace Testamur.Rdf;

/// <summary>A blank node (<see href="https://www.w3.org/TR/rdf11-concepts/#section-blank-nodes">RDF 1.1 Concepts §3.4</see>).</summary>
/// <param name="Label">Its label in this dataset, without <c>_:</c>; two datasets may use one label for two nodes.</param>
public sealed record BlankNode(string Label) : RdfTerm
{
    /// <inheritdoc/>
    public override TermKind Kind => TermKind.BlankNode;

    /// <summary>
    /// Whether the text may follow <c>_:</c>
    /// (<see href="https://www.w3.org/TR/n-quads/#grammar-production-BLANK_NODE_LABEL">N-Quads §4</see>).
    /// </summary>
    public static bool IsWellFormedLabel(ReadOnlySpan<char> label) => TermRules.IsLabel(label);

    /// <inheritdoc cref="IsWellFormedLabel(ReadOnlySpan{char})"/>
    public static bool IsWellFormedLabel(ReadOnlySpan<byte> utf8) => TermRules.IsLabel(utf8);
}
