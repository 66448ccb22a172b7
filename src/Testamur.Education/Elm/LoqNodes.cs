using System.Text.Json.Nodes;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Elm;

/// <summary>
/// The small nodes of a dataset. Nodes with an id are described where they come first and only named afterwards: two descriptions of one node would
/// be read as one with everything twice.
/// </summary>
internal sealed class LoqNodes(string dataset)
{
    private const string EscoSkills = "http://data.europa.eu/esco/concept-scheme/skills";

    private readonly HashSet<string> described = new(StringComparer.Ordinal);

    public JsonObject Once(string id, string type, Action<JsonObject> describe)
    {
        var node = new JsonObject { ["id"] = id };
        if (!described.Add(id))
            return node;
        node["type"] = type;
        describe(node);
        return node;
    }

    /// <summary>Null when the list has no such concept.</summary>
    public JsonObject? Concept(string list, Func<ControlledList, Concept?> find)
    {
        var from = ControlledList.Get(list);
        return find(from) is { } concept ? Concept(concept, from.Scheme) : null;
    }

    public JsonObject Skill(Skill skill) => Concept(new(skill.Uri, skill.Uri, skill.Label), IsEsco(skill) ? EscoSkills : null);

    public static bool IsEsco(Skill skill) => skill.Uri.StartsWith("http://data.europa.eu/esco/", StringComparison.Ordinal);

    public JsonObject Concept(Concept concept, string? scheme) =>
        Once(
            concept.Uri,
            "Concept",
            node =>
            {
                if (scheme is not null)
                    node["inScheme"] = Once(scheme, "ConceptScheme", _ => { });
                Put(node, "prefLabel", Text(concept.Labels));
            }
        );

    public JsonObject Organisation(Organisation organisation) =>
        Once(
            $"{dataset}#organisation-{Uri.EscapeDataString(organisation.Id)}",
            "Organisation",
            node =>
            {
                Put(node, "legalName", Text(organisation.Name));
                var address = new JsonObject { ["type"] = "Address" };
                Put(address, "countryCode", Country(organisation));
                node["location"] = new JsonObject { ["type"] = "Location", ["address"] = address };
                Put(node, "homepage", Page(organisation.Url));
            }
        );

    /// <summary>The shapes ask for the country of every organisation.</summary>
    public static bool CanName(Organisation organisation) =>
        !organisation.Name.IsBlank && ControlledList.Get("country").FindCode(organisation.Country) is not null;

    private JsonObject? Country(Organisation organisation) => Concept("country", list => list.FindCode(organisation.Country));

    /// <summary>Null for what is no address of the web.</summary>
    public static JsonObject? Page(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new JsonObject { ["type"] = "WebResource", ["contentURL"] = address.AbsoluteUri }
            : null;

    public static JsonObject? Note(LangText text) =>
        Text(text) is { } literal ? new JsonObject { ["type"] = "Note", ["noteLiteral"] = literal } : null;

    /// <summary>Null when there is no text in any language.</summary>
    public static JsonObject? Text(LangText text) =>
        text.IsBlank
            ? null
            : new JsonObject(
                text.Where(pair => text.Has(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))
            );

    public static void Put(JsonObject node, string member, JsonNode? value)
    {
        if (value is not null)
            node[member] = value;
    }

    /// <summary>Nothing when there is none, the value itself when there is one.</summary>
    public static void Put(JsonObject node, string member, IEnumerable<JsonObject?> values)
    {
        JsonNode?[] present = [.. values.Where(value => value is not null)];
        if (present.Length > 0)
            node[member] = present.Length == 1 ? present[0] : new JsonArray(present);
    }
}
