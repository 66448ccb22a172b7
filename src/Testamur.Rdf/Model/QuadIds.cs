namespace Testamur.Rdf;

/// <summary>A quad by the numbers of its terms: what algorithms work on, without an object per term.</summary>
/// <param name="Subject">An IRI or a blank node.</param>
/// <param name="Predicate">An IRI (in generalized RDF also a blank node).</param>
/// <param name="Object">An IRI, a blank node or a literal.</param>
/// <param name="Graph">An IRI, a blank node, or none for the default graph.</param>
public readonly record struct QuadIds(TermId Subject, TermId Predicate, TermId Object, TermId Graph);
