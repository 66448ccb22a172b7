namespace Testamur.Rdf;

/// <summary>An absolute IRI (<see href="https://www.w3.org/TR/rdf11-concepts/#section-IRIs">RDF 1.1 Concepts §3.2</see>).</summary>
/// <param name="Value">The characters of the IRI, never normalized.</param>
public sealed record Iri(string Value) : RdfTerm
{
    /// <inheritdoc/>
    public override TermKind Kind => TermKind.Iri;

    /// <summary>
    /// Whether a dataset can hold the text as an IRI: it begins with a scheme and a colon and has no character that IRIREF forbids
    /// (<see href="https://www.w3.org/TR/n-quads/#grammar-production-IRIREF">N-Quads §4</see>: controls, space and <c>&lt;&gt;"{}|^`\</c>),
    /// nor half a surrogate pair. The finer rules of RFC 3987 are not applied.
    /// </summary>
    public static bool IsWellFormed(ReadOnlySpan<char> iri) => TermRules.IsIri(iri);

    /// <inheritdoc cref="IsWellFormed(ReadOnlySpan{char})"/>
    public static bool IsWellFormed(ReadOnlySpan<byte> utf8) => TermRules.IsIri(utf8);
}
