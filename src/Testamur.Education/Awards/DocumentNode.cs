using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Education.Specifications;

namespace Testamur.Education.Awards;

/// <summary>One object of an <see cref="OpenDocument"/>. A member of a wrong shape reads as absent and stays unread.</summary>
internal sealed class DocumentNode
{
    public DocumentNode(OpenDocument document, JsonObject value)
    {
        Document = document;
        Value = value;
        document.Visited.Add(value);
    }

    public OpenDocument Document { get; }

    public JsonObject Value { get; }

    public string? Id => OpenDocument.IdOf(Value);

    public string Path => OpenDocument.Pointer(Value);

    public bool Is(string type) =>
        Items("type")
            .Concat(Items("@type"))
            .Any(item => item is JsonValue value && value.TryGetValue<string>(out var name) && name == type);

    public bool Has(string name) => Value.TryGetPropertyValue(name, out var member) && member is not null;

    /// <summary>A string, or the first of several.</summary>
    public string? Text(string name) => Texts(name).FirstOrDefault();

    public IEnumerable<string> Texts(string name)
    {
        foreach (var item in Items(name))
            if (TextOf(item) is { } text)
            {
                Document.Take(item);
                yield return text;
            }
    }

    public bool? Flag(string name)
    {
        if (
            !Value.TryGetPropertyValue(name, out var member)
            || member is not JsonValue value
            || member.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)
        )
            return null;
        Document.Take(member);
        return value.GetValue<bool>();
    }

    /// <summary>A number, also one written as a text with a point or a comma.</summary>
    public decimal? Number(string name)
    {
        foreach (var item in Items(name))
        {
            var text =
                TextOf(item)?.Replace(',', '.') ?? (item.GetValueKind() == JsonValueKind.Number ? item.ToJsonString() : null);
            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                continue;
            Document.Take(item);
            return number;
        }
        return null;
    }

    public DateTimeOffset? Instant(string name)
    {
        // ELM files often leave the zone out; without one the time is taken as UTC.
        foreach (var item in Items(name))
            if (
                TextOf(item) is { } text
                && (DateTimeStamp.Parse(text) ?? DateTimeStamp.Parse(text + "Z") ?? DateTimeStamp.Parse(text + "T00:00:00Z"))
                    is { } instant
            )
            {
                Document.Take(item);
                return instant;
            }
        return null;
    }

    public DateOnly? Date(string name)
    {
        foreach (var item in Items(name))
            if (
                TextOf(item) is { Length: >= 10 } text
                && DateOnly.TryParseExact(
                    text[..10],
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var date
                )
            )
            {
                Document.Take(item);
                return date;
            }
        return null;
    }

    /// <summary>A language map, a plain text in <paramref name="plain"/>, or values with a language of their own; empty when absent.</summary>
    public LangText Words(string name, string plain)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in Items(name))
        {
            if (TextOf(item) is { } text && texts.TryAdd(plain, text))
                Document.Take(item);
            if (item is not JsonObject map)
                continue;
            if (
                TextOf(map["@value"]) is { } value
                && texts.TryAdd(TextOf(map["@language"]) is { Length: > 0 } tag ? tag : plain, value)
            )
                Document.Take(item);
            foreach (var (language, said) in map.ContainsKey("@value") ? [] : map)
                if (
                    First(said) is { } node
                    && TextOf(node) is { } word
                    && !string.IsNullOrWhiteSpace(language)
                    && texts.TryAdd(language, word)
                )
                    Document.Take(node);
            // Only what was not taken above is told as unread.
            Document.Visited.Add(map);
        }
        return texts.Count == 0 ? LangText.Empty : new(texts);
    }

    /// <summary>The objects under a name, each with its content even where it is only named.</summary>
    public IEnumerable<DocumentNode> Nodes(string name)
    {
        foreach (var item in Items(name))
        {
            if (!Document.MayVisit())
                yield break;
            var found =
                item is JsonObject mention ? Document.Resolve(mention)
                : TextOf(item) is { } id ? Document.Find(id)
                : null;
            if (found is null)
                continue;
            if (item is not JsonObject)
                Document.Take(item);
            yield return new(Document, found);
        }
    }

    public DocumentNode? Node(string name) => Nodes(name).FirstOrDefault();

    /// <summary>Marks a member as known although nothing is read of it.</summary>
    public void Skip(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        foreach (var item in Items(name))
            Document.Take(item);
    }

    /// <summary>Marks the whole node as read.</summary>
    public void TakeAll() => Document.Take(Value);

    public void Report(AwardFindingKind kind, string? member, string text)
    {
        // The path is searched for only when it is told.
        if (!Document.IsFull)
            Document.Report(kind, member is null ? Path : $"{Path}/{member}", text);
    }

    public static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.TryGetValue<string>(out var text)
            ? text
            : null;

    private static JsonNode? First(JsonNode? node) => node is JsonArray { Count: > 0 } many ? many[0] : node;

    [SuppressMessage("Performance", "CA1859", Justification = "A snapshot of the document: callers only enumerate it.")]
    private IEnumerable<JsonNode> Items(string name) =>
        !Value.TryGetPropertyValue(name, out var member) || member is null ? []
        : member is JsonArray array ? array.OfType<JsonNode>()
        : [member];
}
