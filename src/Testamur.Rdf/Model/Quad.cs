namespace Testamur.Rdf;

/// <summary>
/// A statement and the graph it stands in (<see href="https://www.w3.org/TR/rdf11-concepts/#section-dataset">RDF 1.1 Concepts §4</see>).
/// </summary>
/// <param name="Subject">An IRI or a blank node.</param>
/// <param name="Predicate">An IRI (in generalized RDF also a blank node).</param>
/// <param name="Object">An IRI, a blank node or a literal.</param>
/// <param name="Graph">An IRI or a blank node; null for the default graph.</param>
public sealed record Quad(RdfTerm Subject, RdfTerm Predicate, RdfTerm Object, RdfTerm? Graph = null)
{
    /// <summary>The quad as a line of canonical N-Quads, without the line feed.</summary>
    public override string ToString() =>
        Graph is null ? $"{Subject} {Predicate} {Object} ." : $"{Subject} {Predicate} {Object} {Graph} .";
}
