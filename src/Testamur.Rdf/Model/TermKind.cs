namespace Testamur.Rdf;

/// <summary>What a term is (<see href="https://www.w3.org/TR/rdf11-concepts/#section-triples">RDF 1.1 Concepts §3.1</see>).</summary>
public enum TermKind : byte
{
    /// <summary>No term: where a graph name could stand, the default graph.</summary>
    None = 0,

    /// <summary>An IRI.</summary>
    Iri = 1,

    /// <summary>A blank node; its label means nothing outside its dataset.</summary>
    BlankNode = 2,

    /// <summary>A literal: lexical form with a datatype or a language.</summary>
    Literal = 3,
}
