using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Elm;

/// <summary>The small nodes of which an ELM document is made.</summary>
internal static class ElmParts
{
    public static JsonObject Node(string id, string type) => new() { ["id"] = id, ["type"] = type };

    /// <summary>Adds a member when there is a value.</summary>
    public static JsonObject With(this JsonObject node, string name, JsonNode? value)
    {
        if (value is not null)
            node[name] = value;
        return node;
    }

    /// <summary>Adds one value as itself and several as a list; nothing when there is none.</summary>
    public static JsonObject WithMany(this JsonObject node, string name, IEnumerable<JsonNode?> values)
    {
        JsonNode[] some = [.. values.OfType<JsonNode>()];
        return some.Length == 0 ? node : node.With(name, some.Length == 1 ? some[0] : new JsonArray(some));
    }

    /// <summary>A language map; null when nothing is said.</summary>
    public static JsonObject? Words(LangText text)
    {
        var map = new JsonObject();
        foreach (var (language, said) in text)
            if (!string.IsNullOrWhiteSpace(said))
                map[language] = said;
        return map.Count == 0 ? null : map;
    }

    public static JsonObject Words(string language, string text) => new() { [language] = text };

    public static JsonObject Concept(string uri, string? scheme, JsonObject? label)
    {
        var concept = Node(uri, "Concept");
        if (scheme is not null)
            concept["inScheme"] = Node(scheme, "ConceptScheme");
        return concept.With("prefLabel", label);
    }

    /// <summary>The concept with that code of a list; null when the list has none.</summary>
    public static JsonObject? Listed(string list, string? code) =>
        ElmLists.Get(list) is var vocabulary && vocabulary.Find(code) is { } term ? Concept(vocabulary, term) : null;

    /// <summary>The concept with that address of a list; null when the list has none.</summary>
    public static JsonObject? ListedUri(string list, string? uri) =>
        ElmLists.FindUri(list, uri) is { } term ? Concept(ElmLists.Get(list), term) : null;

    public static JsonObject Concept(Vocabulary list, Term term) => Concept(term.Uri, list.Scheme, Words(term.Labels));

    /// <summary>As <see cref="Listed"/>; a value that the list does not have becomes a concept without a list.</summary>
    public static JsonObject? ListedOrOwn(string list, string? code, ElmIds ids, string language) =>
        string.IsNullOrWhiteSpace(code) ? null
        : Listed(list, code) is { } known ? known
        : Uri.IsWellFormedUriString(code, UriKind.Absolute) ? Concept(code, null, null)
        : Concept(ids.Of("concept", code), null, Words(language, code));

    public static JsonObject? Note(string id, LangText text, string? about = null) =>
        Words(text) is { } words
            ? Node(id, "Note")
                .With("noteLiteral", words)
                .With(
                    "subject",
                    about is null ? null : Concept($"{ElmIds.Notes}:{about}", ElmIds.Notes, Words("en", about.Replace('-', ' ')))
                )
            : null;

    public static JsonObject? WebResource(string id, string? url) =>
        url is null ? null : Node(id, "WebResource").With("contentURL", url);

    public static JsonObject Credit(string id, Ects ects) =>
        Node(id, "CreditPoint").With("framework", Listed("education-credit", "ects")).With("point", ects.ToString());

    public static JsonObject? LegalIdentifier(string id, LegalIdentifier? identifier) =>
        identifier is null
            ? null
            : Node(id, "LegalIdentifier")
                .With("notation", identifier.Notation)
                .With("spatial", Listed("country", identifier.Country));

    public static JsonObject Identifier(string id, string scheme, string notation) =>
        Node(id, "Identifier").With("schemeName", scheme).With("notation", notation);

    public static JsonObject? Location(string id, string? country, string? region, string language) =>
        Listed("country", country) is { } code
            ? Node(id, "Location")
                .With("address", Node(id + "-address", "Address").With("countryCode", code))
                .With("geographicName", region is null ? null : Words(language, region))
            : null;

    public static JsonObject Organisation(ElmIds ids, Organisation body, string language)
    {
        var id = ids.Of("org", body.Id);
        return Node(id, "Organisation")
            .With("legalName", Words(body.Name))
            .With("location", Location(id + "-location", body.Country, body.Region, language))
            .With("registration", LegalIdentifier(id + "-registration", body.Registration))
            .With("homepage", WebResource(id + "-homepage", body.Url));
    }

    public static JsonObject Base64(string id, ReadOnlySpan<byte> content, string fileType) =>
        Node(id, "MediaObject")
            .With("content", Convert.ToBase64String(content))
            .With("contentEncoding", Listed("encoding", "base64"))
            .With("contentType", Listed("file-type", fileType));

    // Whole seconds in UTC, as the platform's other documents have it.
    public static string Instant(DateTimeOffset at) => Credentials.Json.DateTimeStamp.Format(at);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}
