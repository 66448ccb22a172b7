using Testamur.Rdf.JsonLd.Direct;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Contexts;

/// <summary>How the values of a term are arranged (<see href="https://www.w3.org/TR/json-ld11/#dfn-container-mapping">container mapping</see>).</summary>
[Flags]
internal enum Container
{
    None = 0,
    List = 1,
    Set = 2,
    Index = 4,
    Language = 8,
    Id = 16,
    Type = 32,
    Graph = 64,
}

/// <summary>
/// What a term means (<see href="https://www.w3.org/TR/json-ld11-api/#dfn-term-definition">term definition</see>). Filled while its
/// context is read, never changed afterwards.
/// </summary>
internal sealed class TermDefinition
{
    private CompiledTerm? _compiled;

    /// <summary>The IRI mapping; null for a term that is kept from meaning anything.</summary>
    public string? Iri { get; set; }

    public bool IsPrefix { get; set; }

    public bool IsProtected { get; set; }

    public bool IsReverse { get; set; }

    public Container Container { get; set; }

    /// <summary>The type mapping: an IRI, <c>@id</c>, <c>@vocab</c>, <c>@json</c>, <c>@none</c> or null.</summary>
    public string? Type { get; set; }

    /// <summary>Whether there is a scoped context; <see cref="Context"/> may then be null too.</summary>
    public bool HasContext { get; set; }

    public JsonItem? Context { get; set; }

    /// <summary>The base URL for remote contexts within <see cref="Context"/>.</summary>
    public string? ContextBase { get; set; }

    /// <summary>Whether <see cref="Language"/> replaces the default language, be it with null.</summary>
    public bool HasLanguage { get; set; }

    public string? Language { get; set; }

    public bool HasDirection { get; set; }

    public string? Direction { get; set; }

    public string? Nest { get; set; }

    /// <summary>The index mapping: the property that the keys of an index map are values of.</summary>
    public string? Index { get; set; }

    /// <summary>The same for writing quads directly; made when it is first asked for.</summary>
    public CompiledTerm Compiled => _compiled ??= new CompiledTerm(this);

    public bool Is(Container kind) => (Container & kind) != 0;

    /// <summary>Whether both say the same, protection aside.</summary>
    public bool Same(TermDefinition other) =>
        Iri == other.Iri
        && IsPrefix == other.IsPrefix
        && IsReverse == other.IsReverse
        && Container == other.Container
        && Type == other.Type
        && HasLanguage == other.HasLanguage
        && Language == other.Language
        && HasDirection == other.HasDirection
        && Direction == other.Direction
        && Nest == other.Nest
        && Index == other.Index
        && HasContext == other.HasContext
        && JsonItemComparer.Instance.Equals(Context, other.Context);
}
