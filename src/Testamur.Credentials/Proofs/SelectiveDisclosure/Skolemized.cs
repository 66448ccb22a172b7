using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Rdf;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Proofs.SelectiveDisclosure;

/// <summary>
/// A document in which every node has an identifier, so that a part of it speaks about the same nodes as the whole
/// (<see href="https://www.w3.org/TR/vc-di-ecdsa/#skolemizecompactjsonld">VC-DI-ECDSA §3.4.9 to 3.4.12</see>).
/// </summary>
internal sealed class Skolemized
{
    private const string Prefix = "urn:bnid:";

    private readonly JsonLdProcessor jsonLd;

    private Skolemized(JsonObject compact, Dataset dataset, JsonLdProcessor jsonLd)
    {
        this.jsonLd = jsonLd;
        Compact = compact;
        Dataset = dataset;
    }

    /// <summary>The document with identifiers; pointers select in it.</summary>
    public JsonObject Compact { get; }

    /// <summary>Its statements, with blank nodes again.</summary>
    public Dataset Dataset { get; }

    /// <exception cref="JsonLdException">The document is refused.</exception>
    /// <exception cref="ArgumentException">The document has identifiers of the form that is used here.</exception>
    public static Skolemized Of(JsonObject document, JsonLdProcessor jsonLd)
    {
        var text = JsonText.Write(document);
        if (text.AsSpan().IndexOf("urn:bnid:"u8) >= 0)
            throw new ArgumentException(
                $"The document has identifiers that begin with {Prefix}, which stand for nodes without one.",
                nameof(document)
            );
        var expanded = jsonLd.Expand(text);
        var count = 0;
        foreach (var node in expanded)
            Name(node, ref count);
        var context = JsonText.Write(new JsonObject { ["@context"] = document["@context"]?.DeepClone() });
        var compact = jsonLd.Compact(JsonText.Write(expanded), context);
        return new(compact, Blank(jsonLd.ToRdf(JsonText.Write(compact))), jsonLd);
    }

    /// <summary>The statements of a part of <see cref="Compact"/>; empty for none.</summary>
    public Dataset Select(IReadOnlyCollection<string> pointers) =>
        JsonSelection.Select(Compact, pointers) is { } part ? Blank(jsonLd.ToRdf(JsonText.Write(part))) : Dataset.Empty;

    private static void Name(JsonNode? node, ref int count)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Name(item, ref count);
        }
        if (node is not JsonObject value || value.ContainsKey("@value"))
            return;
        foreach (var (_, member) in value.ToArray())
            Name(member, ref count);
        // Lists, sets and the maps of reverse properties are no nodes.
        if (value.ContainsKey("@list") || value.ContainsKey("@set") || IsReverseMap(value))
            return;
        var id = value.Text("@id");
        if (id is null)
            value["@id"] = string.Create(CultureInfo.InvariantCulture, $"{Prefix}_b{count++}");
        else if (id.StartsWith("_:", StringComparison.Ordinal))
            value["@id"] = Prefix + id[2..];
    }

    private static bool IsReverseMap(JsonObject value) => value.Parent is JsonObject && value.GetPropertyName() == "@reverse";

    private static Dataset Blank(Dataset named)
    {
        var builder = new DatasetBuilder();
        foreach (var quad in named)
            builder.Add(
                new Quad(Term(quad.Subject), quad.Predicate, Term(quad.Object), quad.Graph is null ? null : Term(quad.Graph))
            );
        return builder.Build();
    }

    private static RdfTerm Term(RdfTerm term) =>
        term is Iri iri && iri.Value.StartsWith(Prefix, StringComparison.Ordinal)
            ? new BlankNode(iri.Value[Prefix.Length..])
            : term;
}
