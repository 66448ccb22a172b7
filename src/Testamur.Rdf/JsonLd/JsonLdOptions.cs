namespace Testamur.Rdf.JsonLd;

/// <summary>Which features a document may use (<see href="https://www.w3.org/TR/json-ld11/#dfn-processing-mode">processing mode</see>).</summary>
public enum JsonLdMode
{
    /// <summary>json-ld-1.1: everything.</summary>
    JsonLd11,

    /// <summary>json-ld-1.0: features of 1.1 are errors.</summary>
    JsonLd10,
}

/// <summary>How the base direction of a string appears in RDF (<see href="https://www.w3.org/TR/json-ld11-api/#dom-jsonldoptions-rdfdirection">rdfDirection</see>).</summary>
public enum RdfDirection
{
    /// <summary>Not at all: it is dropped, and refused in safe mode.</summary>
    None,

    /// <summary>As a datatype of the <c>https://www.w3.org/ns/i18n#</c> namespace.</summary>
    I18nDatatype,

    /// <summary>As a blank node with <c>rdf:value</c>, <c>rdf:language</c> and <c>rdf:direction</c>.</summary>
    CompoundLiteral,
}

/// <summary>
/// How documents are processed (<see href="https://www.w3.org/TR/json-ld11-api/#the-jsonldoptions-type">JsonLdOptions</see>). The
/// defaults are those for credentials: no base, and safe mode.
/// </summary>
public sealed record JsonLdOptions
{
    /// <summary>
    /// Whether everything that plain processing drops without a word is an error: undefined terms, relative identifiers and types,
    /// values without meaning. What is signed must be what is read. Default: true.
    /// </summary>
    public bool Safe { get; init; } = true;

    /// <summary>The base IRI of the document: an absolute IRI, or null for none. Default: null.</summary>
    public string? Base { get; init; }

    /// <summary>A context document (UTF-8 JSON) in force before the document's own. Default: empty, for none.</summary>
    public ReadOnlyMemory<byte> ExpandContext { get; init; }

    /// <summary>The processing mode. Default: <see cref="JsonLdMode.JsonLd11"/>.</summary>
    public JsonLdMode Mode { get; init; }

    /// <summary>How base directions appear in RDF. Default: <see cref="RdfDirection.None"/>.</summary>
    public RdfDirection RdfDirection { get; init; }

    /// <summary>Whether blank nodes may be predicates in RDF. Default: false.</summary>
    public bool GeneralizedRdf { get; init; }

    /// <summary>Whether compaction turns arrays of one element into that element. Default: true.</summary>
    public bool CompactArrays { get; init; } = true;

    /// <summary>Whether compaction makes identifiers relative to the base. Default: true.</summary>
    public bool CompactToRelative { get; init; } = true;

    /// <summary>The budgets of one run.</summary>
    public JsonLdLimits Limits { get; init; } = new();
}

/// <summary>
/// The budgets of one run over a stranger's document. Whoever exceeds one gets <see cref="JsonLdErrorCode.LimitExceeded"/>
/// (<see href="https://www.w3.org/TR/json-ld11/#security">JSON-LD 1.1 §C</see>).
/// </summary>
public sealed record JsonLdLimits
{
    /// <summary>The largest document or context, in bytes. Default: 1 MiB.</summary>
    public int MaxBytes { get; init; } = 1024 * 1024;

    /// <summary>The deepest nesting of a document or context. Default: 64.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>
    /// The number of values in the JSON of a document or context, and of the nodes and values that processing makes of it. Default:
    /// 100,000.
    /// </summary>
    public int MaxNodes { get; init; } = 100_000;

    /// <summary>
    /// The number of characters of all IRIs that prefixes, vocabularies and bases make of shorter text: a short document must not
    /// become a long one. Default: 16 Mi.
    /// </summary>
    public int MaxIriCharacters { get; init; } = 16 * 1024 * 1024;

    /// <summary>The number of different quads. Default: 200,000.</summary>
    public int MaxQuads { get; init; } = 200_000;

    /// <summary>The number of different remote contexts of one run. Default: 32.</summary>
    public int MaxRemoteContexts { get; init; } = 32;

    /// <summary>How deep contexts may refer to, or hold, further contexts, and terms be defined by further terms. Default: 16.</summary>
    public int MaxContextNesting { get; init; } = 16;

    /// <summary>The number of term definitions made, copied or compared in one run: the work that contexts cause. Default: 1,000,000.</summary>
    public int MaxContextTerms { get; init; } = 1_000_000;
}
