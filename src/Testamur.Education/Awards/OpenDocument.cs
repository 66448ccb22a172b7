using System.Text.Json.Nodes;

namespace Testamur.Education.Awards;

/// <summary>
/// A document of any shape being read. It remembers what was taken, so that what nobody asked for can be told, finds nodes that are
/// only named elsewhere, and bounds the work: a short document can name one long node many times.
/// </summary>
internal sealed class OpenDocument
{
    private const int MaxVisits = 10_000;
    public const int MaxFindings = 200;

    private readonly HashSet<JsonNode> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, JsonObject> _byId = new(StringComparer.Ordinal);
    private readonly List<AwardFinding> _findings = [];
    private readonly int _mostVisits;
    private int _visits;

    public OpenDocument(JsonObject root, int mostVisits = MaxVisits)
    {
        _mostVisits = mostVisits;
        Index(root);
        Root = new(this, root);
    }

    public DocumentNode Root { get; }

    public IReadOnlyCollection<JsonObject> Named => _byId.Values;

    /// <summary>True when so much was found that more would help nobody.</summary>
    public bool IsFull => _findings.Count >= MaxFindings;

    public void Report(AwardFindingKind kind, string path, string text)
    {
        if (!IsFull && _findings.All(known => known.Path != path || known.Text != text))
            _findings.Add(new(kind, path, text));
    }

    public void Take(JsonNode node) => _taken.Add(node);

    /// <summary>False when the document asks for more work than any honest one.</summary>
    public bool MayVisit()
    {
        if (++_visits <= _mostVisits)
            return true;
        Report(AwardFindingKind.NotRead, "", "The document repeats itself too often; the rest was not read.");
        return false;
    }

    /// <summary>The node with its content, where the object at hand only names it.</summary>
    public JsonObject Resolve(JsonObject mention) =>
        IdOf(mention) is { } id && IsMention(mention) && _byId.TryGetValue(id, out var full) ? full : mention;

    private static bool IsMention(JsonObject node) => node.All(member => member.Key is "id" or "@id" or "type" or "@type");

    public JsonObject? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>What was reported while reading.</summary>
    public IReadOnlyList<AwardFinding> Reported => _findings;

    /// <summary>All findings, those about members that were not read last.</summary>
    /// <param name="most">How many members that were not read are told.</param>
    public IReadOnlyList<AwardFinding> Findings(int most = MaxFindings)
    {
        var unread = new List<AwardFinding>();
        AddUnread(Root.Value, unread, [], most);
        return [.. _findings, .. unread];
    }

    public static string? IdOf(JsonObject node) =>
        (node["id"] ?? node["@id"]) is JsonValue value && value.TryGetValue<string>(out var id) ? id : null;

    private void Index(JsonNode? node)
    {
        if (node is JsonArray array)
            foreach (var item in array)
                Index(item);
        if (node is not JsonObject value)
            return;
        if (IdOf(value) is { } id && (!_byId.TryGetValue(id, out var known) || known.Count < value.Count))
            _byId[id] = value;
        foreach (var (_, member) in value)
            Index(member);
    }

    // A node that is written out in several places is read at one of them; the other copies are not unread.
    private bool IsTaken(JsonNode node) =>
        _taken.Contains(node)
        || (node is JsonObject value && Resolve(value) is var full && full != value && _taken.Contains(full));

    private void AddUnread(JsonObject node, List<AwardFinding> unread, HashSet<JsonObject> seen, int most)
    {
        if (!seen.Add(node))
            return;
        foreach (var (name, member) in node)
        {
            if (name is "id" or "@id" or "type" or "@type" or "@context" || member is null || IsTaken(member))
                continue;
            foreach (var item in member is JsonArray array ? array : (IEnumerable<JsonNode?>)[member])
            {
                if (unread.Count >= most)
                    return;
                if (item is null || IsTaken(item))
                    continue;
                if (item is JsonObject inner && Visited.Contains(Resolve(inner)))
                    AddUnread(Resolve(inner), unread, seen, most);
                else if (
                    !(
                        item is JsonObject { Count: <= 2 } mention
                        && IdOf(mention) is { } id
                        && _byId.TryGetValue(id, out var known)
                        && Visited.Contains(known)
                    )
                )
                    unread.Add(
                        new(AwardFindingKind.NotRead, Pointer(item), $"'{name}' has no place in an award and was not read.")
                    );
            }
        }
    }

    /// <summary>Nodes of which single members were asked for.</summary>
    public HashSet<JsonObject> Visited { get; } = new(ReferenceEqualityComparer.Instance);

    public static string Pointer(JsonNode node)
    {
        var steps = new Stack<string>();
        for (var at = node; at.Parent is { } parent; at = parent)
            steps.Push(
                parent is JsonArray list
                    ? list.IndexOf(at).ToString(null, null)
                    : at.GetPropertyName()
                        .Replace("~", "~0", StringComparison.Ordinal)
                        .Replace("/", "~1", StringComparison.Ordinal)
            );
        return string.Concat(steps.Select(step => "/" + step));
    }
}
