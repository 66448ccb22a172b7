namespace Testamur.Rdf.Shacl.Compiling;

/// <summary>
/// The terms of the shapes that are compared with terms of data, numbered from 0. They are kept as the tokens by which a dataset finds
/// its own number of a term, so that validation compares numbers only.
/// </summary>
internal sealed class ShapeTerms
{
    private readonly TermTable table = new(RdfLimits.None);

    public ShapeTerms()
    {
        Type = Add(new Iri(Sh.Type));
        SubClassOf = Add(new Iri(Sh.SubClassOf));
    }

    public int Count => table.Count;

    /// <summary>rdf:type.</summary>
    public int Type { get; }

    /// <summary>rdfs:subClassOf.</summary>
    public int SubClassOf { get; }

    public int Add(RdfTerm term) => table.Add(term) - 1;

    public ReadOnlySpan<byte> Token(int number) => table.Token(number + 1);

    public RdfTerm Term(int number) => table.Term(number + 1);

    /// <summary>The number of a term of data, or -1.</summary>
    public int Find(ReadOnlySpan<byte> token) => table.Find(token) - 1;
}
