using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Proofs.SelectiveDisclosure;

/// <summary>
/// The part of a document that JSON pointers select, with what gives it meaning: contexts, ids and types on the way
/// (<see href="https://www.w3.org/TR/vc-di-ecdsa/#selectjsonld">VC-DI-ECDSA §3.4.13</see>).
/// </summary>
internal static class JsonSelection
{
    /// <summary>More pointers than this are refused.</summary>
    private const int MaxPointers = 1000;

    /// <summary>Null when there is no pointer.</summary>
    /// <exception cref="ArgumentException">A pointer is not well formed or selects nothing.</exception>
    public static JsonObject? Select(JsonObject document, IReadOnlyCollection<string> pointers)
    {
        if (pointers.Count == 0)
            return null;
        if (pointers.Count > MaxPointers)
            throw new ArgumentException($"More than {MaxPointers} pointers.", nameof(pointers));
        var root = new Selected(document);
        foreach (var pointer in pointers)
            root.Add(pointer, Parse(pointer));
        var selection = (JsonObject)root.ToJson()!; // a selected object is an object
        if (document.TryGetPropertyValue("@context", out var context))
            selection["@context"] = context?.DeepClone();
        return selection;
    }

    /// <summary>RFC 6901: a slash before each step; "~1" is a slash, "~0" a tilde.</summary>
    private static string[] Parse(string pointer)
    {
        if (pointer.Length == 0)
            return [];
        if (pointer[0] != '/')
            throw new ArgumentException($"The pointer {pointer} does not begin with a slash.", nameof(pointer));
        return
        [
            .. pointer[1..]
                .Split('/')
                .Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)),
        ];
    }

    /// <summary>A value of the document, whole or with some of what is in it.</summary>
    private sealed class Selected(JsonNode? source)
    {
        private readonly SortedDictionary<int, Selected> items = [];
        private readonly Dictionary<string, Selected> members = new(StringComparer.Ordinal);
        private bool whole;

        public void Add(string pointer, ReadOnlySpan<string> steps)
        {
            if (steps.IsEmpty)
            {
                whole = true;
                return;
            }
            var child = source switch
            {
                JsonObject value when value.TryGetPropertyValue(steps[0], out var found) => Child(members, steps[0], found),
                JsonArray array when Index(steps[0], array.Count) is { } index => Child(items, index, array[index]),
                _ => throw new ArgumentException($"The pointer {pointer} selects nothing.", nameof(pointer)),
            };
            child.Add(pointer, steps[1..]);
        }

        public JsonNode? ToJson()
        {
            if (whole)
                return source?.DeepClone();
            if (source is JsonArray)
                return new JsonArray([.. items.Values.Select(item => item.ToJson())]);
            var result = new JsonObject();
            if (source is not JsonObject value)
                return result;
            // Without them the rest would be said about nobody, or of another kind.
            if (value.Text("id") is { } id && !id.StartsWith("_:", StringComparison.Ordinal))
                result["id"] = id;
            if (value.TryGetPropertyValue("type", out var type))
                result["type"] = type?.DeepClone();
            foreach (var (name, member) in members)
                result[name] = member.ToJson();
            return result;
        }

        private static Selected Child<T>(IDictionary<T, Selected> children, T at, JsonNode? found)
        {
            if (!children.TryGetValue(at, out var child))
                children[at] = child = new Selected(found);
            return child;
        }

        private static int? Index(string step, int count) =>
            int.TryParse(
                step,
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var index
            )
            && index < count
            && (step.Length == 1 || step[0] != '0')
                ? index
                : null;
    }
}
