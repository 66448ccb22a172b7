namespace Testamur.Rdf;

/// <summary>
/// A literal (<see href="https://www.w3.org/TR/rdf11-concepts/#section-Graph-Literal">RDF 1.1 Concepts §3.3</see>). The lexical form
/// is kept as written: <c>"1"</c> and <c>"01"</c> are two literals whatever their datatype.
/// </summary>
/// <param name="Value">The lexical form.</param>
/// <param name="Datatype">The datatype IRI; <c>xsd:string</c> when none was written, <c>rdf:langString</c> with a language.</param>
/// <param name="Language">The language tag as written, or null.</param>
public sealed record Literal(string Value, string Datatype, string? Language = null) : RdfTerm
{
    /// <summary>The datatype of literals that name none.</summary>
    public const string XsdString = "http://www.w3.org/2001/XMLSchema#string";

    /// <summary>The datatype of literals with a language.</summary>
    public const string RdfLangString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

    /// <summary>A plain string.</summary>
    public Literal(string value)
        : this(value, XsdString) { }

    /// <summary>A text in a language.</summary>
    public static Literal InLanguage(string value, string language) => new(value, RdfLangString, language);

    /// <inheritdoc/>
    public override TermKind Kind => TermKind.Literal;

    /// <summary>
    /// Whether the text is a language tag by the grammar of
    /// <see href="https://www.w3.org/TR/n-quads/#grammar-production-LANGTAG">N-Quads §4</see>: letters, then parts of letters and
    /// digits after hyphens.
    /// </summary>
    public static bool IsWellFormedLanguage(ReadOnlySpan<char> tag) => TermRules.IsLanguage(tag);

    /// <inheritdoc cref="IsWellFormedLanguage(ReadOnlySpan{char})"/>
    public static bool IsWellFormedLanguage(ReadOnlySpan<byte> utf8) => TermRules.IsLanguage(utf8);
}
