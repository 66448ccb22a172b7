using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Rdf;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.Syntax;

namespace Testamur.Education.Elm;

/// <summary>A dataset in Turtle as the document that <see cref="LoqReader"/> reads: the same statements under the names of the profile's context.</summary>
internal static class LoqTurtle
{
    private const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private const string String = "http://www.w3.org/2001/XMLSchema#string";

    // The one member to which the context gives the type of a plain string: without the type it would go by another name.
    private const string Point = "http://data.europa.eu/snb/model/elm/point";

    private static readonly JsonLdProcessor Processor = new(
        BuiltInContexts.Loader,
        new JsonLdOptions
        {
            Safe = false,
            Limits = new() { MaxBytes = LoqReader.MaxBytes, MaxNodes = 2_000_000 },
        }
    );
    private static readonly byte[] Context = LoadContext();

    /// <exception cref="RdfSyntaxException">It is no Turtle.</exception>
    /// <exception cref="RdfLimitException">It passes a budget.</exception>
    /// <exception cref="JsonLdException">It cannot be told in the terms of the context.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> utf8)
    {
        var nodes = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var quad in Turtle.Read(utf8))
        {
            if (quad.Predicate is not Iri predicate)
                continue;
            var subject = Name(quad.Subject);
            if (!nodes.TryGetValue(subject, out var node))
                nodes[subject] = node = new JsonObject { ["@id"] = subject };
            if (predicate.Value == Type)
                Add(node, "@type", Name(quad.Object));
            else
                Add(node, predicate.Value, Value(quad.Object, predicate.Value == Point));
        }

        var expanded = JsonSerializer.SerializeToUtf8Bytes(new JsonArray([.. nodes.Values]), ElmVersionsJson.Default.JsonNode);
        var document = Processor.Compact(expanded, Context);
        return document.ContainsKey("@graph") ? document : new JsonObject { ["@graph"] = new JsonArray(document) };
    }

    private static void Add(JsonObject node, string member, JsonNode? value)
    {
        if (node[member] is JsonArray values)
            values.Add(value);
        else
            node[member] = new JsonArray(value);
    }

    private static JsonObject Value(RdfTerm term, bool typed)
    {
        if (term is not Literal literal)
            return new() { ["@id"] = Name(term) };
        var value = new JsonObject { ["@value"] = literal.Value };
        if (literal.Language is { Length: > 0 } language)
            value["@language"] = language;
        else if (typed || literal.Datatype != String)
            value["@type"] = literal.Datatype;
        return value;
    }

    private static string Name(RdfTerm term) => term is BlankNode blank ? "_:" + blank.Label : ((Iri)term).Value;

    private static byte[] LoadContext()
    {
        using var stream = Resources.Open("loq-context.json");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Encoding.UTF8.GetBytes($"{{\"@context\":{reader.ReadToEnd()}}}");
    }
}
