namespace Testamur.Rdf;

/// <summary>
/// An IRI, a blank node or a literal (<see href="https://www.w3.org/TR/rdf11-concepts/#section-triples">RDF 1.1 Concepts §3.1</see>).
/// Terms are equal when they are term-equal: character by character.
/// </summary>
public abstract record RdfTerm
{
    private protected RdfTerm() { }

    /// <summary>Which of the three it is.</summary>
    public abstract TermKind Kind { get; }

    /// <summary>The term in canonical N-Quads (<see href="https://www.w3.org/TR/rdf-canon/#canonical-quads">RDFC-1.0</see>).</summary>
    public sealed override string ToString()
    {
        var terms = new TermTable(RdfLimits.None);
        return System.Text.Encoding.UTF8.GetString(terms.Token(terms.Add(this)));
    }
}
