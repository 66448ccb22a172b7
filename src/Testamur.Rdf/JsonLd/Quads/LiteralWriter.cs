using System.Text;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Quads;

/// <summary>Value objects as literals: steps 4 to 14 of object to RDF conversion (<see href="https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion">§8.2.2</see>).</summary>
internal sealed class LiteralWriter(Run run, DatasetBuilder quads, Action<TermId, TermId, TermId, TermId> add)
{
    /// <summary>The literal, or the blank node that stands for it; none when RDF has no such literal.</summary>
    /// <param name="map">The value object.</param>
    /// <param name="value">Its <c>@value</c>.</param>
    /// <param name="graph">Where a compound literal is described.</param>
    public TermId Literal(JsonMap map, JsonItem? value, TermId graph)
    {
        var datatype = map.Text("@type");
        if (datatype == "@json")
            return quads.Literal(Canonical(value), Encoding.UTF8.GetBytes(RdfNames.Json));
        if (datatype is not null && !Iris.IsWellFormed(datatype))
        {
            run.Lost($"the datatype {datatype} is no IRI");
            return default;
        }
        return value switch
        {
            JsonText text when datatype is not null => quads.Literal(text.Value, datatype),
            JsonText text => Text(text.Value, map.Text("@language"), map.Text("@direction"), graph),
            JsonFlag flag => quads.Literal(flag.Value ? "true" : "false", datatype ?? RdfNames.Boolean),
            JsonNumber number when RdfNumbers.IsDouble(number.Value, datatype) => quads.Literal(
                RdfNumbers.Double(number.Value),
                datatype ?? RdfNames.Double
            ),
            JsonNumber number => quads.Literal(RdfNumbers.Integer(number.Value), datatype ?? RdfNames.Integer),
            _ => default,
        };
    }

    private TermId Text(string value, string? language, string? direction, TermId graph)
    {
        if (language is not null && !LanguageTags.IsWellFormed(language))
        {
            run.Lost($"{language} is no well-formed language tag");
            return default;
        }
        if (direction is not null)
        {
            switch (run.Options.RdfDirection)
            {
                case RdfDirection.I18nDatatype:
                    return quads.Literal(value, $"{RdfNames.I18n}{language?.ToLowerInvariant()}_{direction}");
                case RdfDirection.CompoundLiteral:
                    return Compound(value, language, direction, graph);
                default:
                    run.Lost("RDF would not have the base direction");
                    break;
            }
        }
        // RDF 1.1 Concepts §3.3 lets language tags be lowered; two spellings must not be two literals in what is signed.
        return language is null ? quads.Literal(value) : quads.LanguageLiteral(value, language.ToLowerInvariant());
    }

    private TermId Compound(string value, string? language, string direction, TermId graph)
    {
        var node = quads.NewBlankNode();
        add(node, quads.Iri(RdfNames.Value), quads.Literal(value), graph);
        if (language is not null)
            add(node, quads.Iri(RdfNames.Language), quads.Literal(language.ToLowerInvariant()), graph);
        add(node, quads.Iri(RdfNames.Direction), quads.Literal(direction), graph);
        return node;
    }

    // https://www.w3.org/TR/json-ld11-api/#data-round-tripping: the canonical form of a JSON literal is RFC 8785
    private byte[] Canonical(JsonItem? value)
    {
        try
        {
            return JsonCanonicalizer.Canonicalize(value.ToNode());
        }
        catch (ArgumentException e)
        {
            throw run.Error(JsonLdErrorCode.InvalidJsonLiteral, e.Message);
        }
    }
}
