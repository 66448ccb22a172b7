using System.Text;

namespace Testamur.Rdf.Syntax;

/// <summary>
/// The labels of one document. A label is kept unless the builder uses it already for another node: of an earlier document, or one
/// that the reader made up.
/// </summary>
internal sealed class BlankNodeScope(DatasetBuilder builder)
{
    private readonly Dictionary<string, TermId> nodes = new(StringComparer.Ordinal);

    public TermId Node(ReadOnlySpan<byte> label)
    {
        var name = Encoding.UTF8.GetString(label);
        if (nodes.TryGetValue(name, out var known))
            return known;
        var terms = builder.Terms;
        var before = terms.Count;
        var node = builder.BlankNode(label);
        // A number that is not new was given to another node.
        if (terms.Count == before)
            node = builder.NewBlankNode();
        nodes.Add(name, node);
        return node;
    }
}
