using Testamur.Education.Specifications;
using Testamur.Rdf;

namespace Testamur.Education.Vocabularies.Import;

/// <summary>Statements about concepts, gathered until the list can be made of them.</summary>
internal sealed class SkosStatements
{
    private const string Skos = "http://www.w3.org/2004/02/skos/core#";
    private const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private const string Title = "http://purl.org/dc/terms/title";
    private const string Identifier = "http://purl.org/dc/elements/1.1/identifier";
    private const string AuthorityCode = "http://publications.europa.eu/ontology/authority/authority-code";
    private const int LongestLabel = 1_000;
    private const int MostAlternatives = 500;

    private readonly Dictionary<string, Node> nodes = new(StringComparer.Ordinal);

    public void AddResource(string subject, string predicate, string value)
    {
        switch (predicate)
        {
            case Type when value == Skos + "Concept":
                Of(subject).IsConcept = true;
                break;
            case Type when value == Skos + "ConceptScheme":
                Of(subject).IsScheme = true;
                break;
            case Skos + "inScheme" or Skos + "topConceptOf":
                Of(subject).Schemes.Add(value);
                break;
        }
    }

    public void AddText(string subject, string predicate, string text, string? language)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length is 0 or > LongestLabel || (language is not null && !Literal.IsWellFormedLanguage(language)))
            return;
        switch (predicate)
        {
            // The first label of a language is the one that counts, as one is all there may be.
            case Skos + "prefLabel":
                Of(subject).Labels.TryAdd(language ?? "en", text);
                break;
            case Title:
                Of(subject).Titles.TryAdd(language ?? "en", text);
                break;
            case Skos + "altLabel" when Of(subject).Alternatives.Count < MostAlternatives:
                Of(subject).Alternatives.Add(text);
                break;
            case Skos + "notation":
                Of(subject).Notation ??= text;
                break;
            case Identifier or AuthorityCode:
                Of(subject).Code ??= text;
                break;
        }
    }

    /// <summary>Null when there is no list, or none can be chosen.</summary>
    public ControlledList? ToList(string? scheme, out string problem)
    {
        problem = "";
        var concepts = nodes.Where(node => node.Value.IsConcept).ToList();
        string[] schemes =
        [
            .. nodes
                .Where(node => node.Value.IsScheme)
                .Select(node => node.Key)
                .Concat(concepts.SelectMany(concept => concept.Value.Schemes))
                .Distinct(StringComparer.Ordinal),
        ];
        scheme ??= schemes.Length == 1 ? schemes[0] : null;
        if (scheme is null)
            problem = schemes.Length == 0 ? "the file has no concept scheme" : "the file has several concept schemes; say which";
        var members = concepts
            .Where(concept => concept.Value.Schemes.Count == 0 || concept.Value.Schemes.Contains(scheme ?? ""))
            .Where(concept => Iri.IsWellFormed(concept.Key))
            .ToList();
        if (problem.Length == 0 && members.Count is 0 or > SkosImport.MaxConcepts)
            problem = members.Count == 0 ? "the file has no concept of that scheme" : "the list has too many concepts";
        if (problem.Length > 0)
            return null;
        return new(NameOf(scheme!), scheme!, members.Select(member => ConceptOf(member.Key, member.Value))); // no scheme is a problem
    }

    private string NameOf(string scheme) =>
        nodes.GetValueOrDefault(scheme) is { } node && node.Labels.Count + node.Titles.Count > 0
            ? new LangText(node.Labels.Count > 0 ? node.Labels : node.Titles).In("en")
            : LastPart(scheme);

    private static Concept ConceptOf(string uri, Node node) =>
        new(uri, node.Notation ?? node.Code ?? LastPart(uri), new(node.Labels)) { Alternatives = [.. node.Alternatives] };

    private static string LastPart(string uri)
    {
        var last = uri[(uri.TrimEnd('/', '#').LastIndexOfAny(['/', '#']) + 1)..];
        return last.Length > 0 ? last : uri;
    }

    private Node Of(string uri)
    {
        if (!nodes.TryGetValue(uri, out var node))
            nodes[uri] = node = new();
        return node;
    }

    private sealed class Node
    {
        public bool IsConcept { get; set; }

        public bool IsScheme { get; set; }

        public HashSet<string> Schemes { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Labels { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, string> Titles { get; } = new(StringComparer.OrdinalIgnoreCase);

        public SortedSet<string> Alternatives { get; } = new(StringComparer.Ordinal);

        public string? Notation { get; set; }

        public string? Code { get; set; }
    }
}
