using System.Text;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.JsonLd.Direct;

/// <summary>What a name in a document stands for.</summary>
internal enum TermUse
{
    /// <summary>Nothing, or something that is left to the algorithms of the specification.</summary>
    Other,

    Property,
    Context,
    Id,
    Type,
    Value,
    Language,

    /// <summary>Any other keyword.</summary>
    Keyword,
}

/// <summary>How the plain text of a property is to be read.</summary>
internal enum TextUse
{
    Literal,
    Datatype,
    Id,
    Vocab,
    Json,
}

/// <summary>What writing quads asks of a term, worked out once and in UTF-8.</summary>
internal sealed class CompiledTerm
{
    private static readonly CompiledTerm Context = new("@context");
    private static readonly CompiledTerm Id = new("@id");
    private static readonly CompiledTerm Type = new("@type");
    private static readonly CompiledTerm Value = new("@value");
    private static readonly CompiledTerm LanguageKeyword = new("@language");
    private static readonly CompiledTerm Other = new("@other");

    public CompiledTerm(TermDefinition definition)
        : this(definition.Iri)
    {
        Definition = definition;
        Text = definition.Type switch
        {
            null or "@none" => TextUse.Literal,
            "@id" => TextUse.Id,
            "@vocab" => TextUse.Vocab,
            "@json" => TextUse.Json,
            _ => TextUse.Datatype,
        };
        if (Text == TextUse.Datatype)
            Datatype = Encoding.UTF8.GetBytes(definition.Type!); // has a value here
        // A datatype that RDF cannot have is a loss where it is used.
        if (definition.IsReverse || (Text == TextUse.Datatype && !Iris.IsWellFormed(definition.Type!)))
            Use = TermUse.Other;
        Language = definition.Language is { } language ? Encoding.UTF8.GetBytes(language.ToLowerInvariant()) : [];
    }

    /// <summary>A name without a definition: an IRI, a compact IRI, or a word of the vocabulary mapping; or a keyword.</summary>
    /// <param name="iri">What it was expanded to.</param>
    public CompiledTerm(string? iri)
    {
        Use = iri switch
        {
            "@context" => TermUse.Context,
            "@id" => TermUse.Id,
            "@type" => TermUse.Type,
            "@value" => TermUse.Value,
            "@language" => TermUse.Language,
            ['@', ..] => TermUse.Keyword,
            not null when Iris.IsWellFormed(iri) => TermUse.Property,
            _ => TermUse.Other,
        };
        IriToken = Use == TermUse.Property ? Encoding.UTF8.GetBytes($"<{iri}>") : [];
    }

    public TermUse Use { get; }

    /// <summary>The IRI of a property or type as a token of canonical N-Quads; well-formed.</summary>
    public byte[] IriToken { get; }

    public TermDefinition? Definition { get; }

    public Container Container => Definition?.Container ?? Container.None;

    public TextUse Text { get; }

    /// <summary>The type mapping, when it is a datatype.</summary>
    public byte[] Datatype { get; } = [];

    /// <summary>The language mapping in lower case; empty for none.</summary>
    public byte[] Language { get; } = [];

    /// <summary>A name that starts like a keyword.</summary>
    public static CompiledTerm Keyword(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("@context"u8) ? Context
        : name.SequenceEqual("@id"u8) ? Id
        : name.SequenceEqual("@type"u8) ? Type
        : name.SequenceEqual("@value"u8) ? Value
        : name.SequenceEqual("@language"u8) ? LanguageKeyword
        : Other;
}
