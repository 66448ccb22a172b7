using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Compaction;

/// <summary>Value compaction (<see href="https://www.w3.org/TR/json-ld11-api/#value-compaction">JSON-LD 1.1 API §6.5</see>).</summary>
internal sealed class ValueCompactor(IriCompactor iris)
{
    /// <summary>The short form of a value object or node reference; null when the term of the property does not imply the rest.</summary>
    public Short? Compact(ActiveContext active, string? property, JsonMap value)
    {
        var term = active.Find(property);
        if (value.Text("@id") is { } id)
            return value.Count == (value.Has("@index") ? 2 : 1) ? CompactId(active, term, id) : null;
        if (!value.TryGet("@value", out var plain))
            return null;
        if (value.Has("@index") && term?.Is(Container.Index) != true)
            return null;
        if (term?.Type is { } own && own == value.Text("@type"))
            return new Short(plain);
        if (term?.Type == "@none" || value.Has("@type"))
            return null;
        // More careful than the Recommendation: an IRI that is by chance a term of its own was not selected for the type of that
        // term, and its value must not get that type.
        if (term?.Type is { } type && (plain is JsonText || type is not ("@id" or "@vocab")))
            return null;
        if (plain is not JsonText)
            return new Short(plain);
        var sameLanguage = string.Equals(
            value.Text("@language"),
            active.LanguageOf(property),
            StringComparison.OrdinalIgnoreCase
        );
        return sameLanguage && value.Text("@direction") == active.DirectionOf(property) ? new Short(plain) : null;
    }

    private Short? CompactId(ActiveContext active, TermDefinition? term, string id) =>
        term?.Type switch
        {
            "@id" => new Short(new JsonText(iris.Compact(active, id))),
            "@vocab" => new Short(new JsonText(iris.Compact(active, id, vocab: true))),
            _ => null,
        };

    /// <summary>The short form, which may be null itself.</summary>
    internal readonly record struct Short(JsonItem? Value);
}
