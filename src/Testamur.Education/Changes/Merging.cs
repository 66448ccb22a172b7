using System.Text.Json.Nodes;
using Testamur.Education.Linter;

namespace Testamur.Education.Changes;

/// <summary>One merge of two documents that come from a third.</summary>
internal sealed class Merging
{
    public List<MergeConflict> Conflicts { get; } = [];

    public List<string> Taken { get; } = [];

    // Member names differ in case only between languages written differently, which are the same language.
    public JsonObject Members(string path, JsonObject old, JsonObject mine, JsonObject theirs)
    {
        var (mineBy, oldBy) = (ByName(mine), ByName(old));
        var names = theirs.Select(member => member.Key).ToList();
        var known = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        names.AddRange(mine.Select(member => member.Key).Where(known.Add));
        names.AddRange(old.Select(member => member.Key).Where(known.Add));
        var merged = new JsonObject();
        foreach (var name in names)
        {
            var place = path + JsonPlace.To(name);
            if (Value(place, oldBy.GetValueOrDefault(name), mineBy.GetValueOrDefault(name), theirs[name]) is { } value)
                merged[name] = value;
        }

        return merged;
    }

    private static Dictionary<string, JsonNode?> ByName(JsonObject document) => new(document, StringComparer.OrdinalIgnoreCase);

    private JsonNode? Value(string path, JsonNode? old, JsonNode? mine, JsonNode? theirs)
    {
        if (JsonNode.DeepEquals(mine, theirs) || JsonNode.DeepEquals(old, theirs))
            return mine?.DeepClone();
        if (JsonNode.DeepEquals(old, mine))
        {
            Taken.Add(path);
            return theirs?.DeepClone();
        }

        switch (mine, theirs)
        {
            case (JsonObject my, JsonObject their):
                return Members(path, old as JsonObject ?? [], my, their);
            case (JsonArray or null, JsonArray or null): // a list without items is not written
                return Items(path, old as JsonArray ?? [], mine as JsonArray ?? [], theirs as JsonArray ?? []);
            default:
                Conflicts.Add(new(path, mine?.DeepClone(), theirs?.DeepClone()));
                return (mine ?? theirs)?.DeepClone();
        }
    }

    private JsonArray Items(string path, JsonArray old, JsonArray mine, JsonArray theirs)
    {
        var (fromMine, fromTheirs) = (ListAlignment.Of(old, mine), ListAlignment.Of(old, theirs));
        // The order of whoever moved something; with both, of the other side.
        var byMine = Moved(fromMine) && !Moved(fromTheirs);
        var rows = byMine ? Row.Arrange(mine, fromMine, theirs, fromTheirs) : Row.Arrange(theirs, fromTheirs, mine, fromMine);
        var merged = new JsonArray();
        foreach (var row in rows)
        {
            var (my, their) = byMine ? (row.Frame, row.Other) : (row.Other, row.Frame);
            if (Item(path, merged.Count, row.Old < 0 ? null : old[row.Old], my, their) is { } item)
                merged.Add(item);
        }

        return merged;
    }

    private JsonNode? Item(string path, int index, JsonNode? old, JsonNode? mine, JsonNode? theirs)
    {
        var removedByThem = old is not null && theirs is null && JsonNode.DeepEquals(old, mine);
        if (!removedByThem)
            return Value(path + JsonPlace.To(index), old, mine, theirs);
        Taken.Add(path);
        return null;
    }

    private static bool Moved(int[] origin)
    {
        var last = -1;
        foreach (var index in origin.Where(index => index >= 0))
        {
            if (index < last)
                return true;
            last = index;
        }

        return false;
    }

    /// <summary>One place of the merged list.</summary>
    private sealed class Row
    {
        public int Old { get; private init; }

        public JsonNode? Frame { get; private init; }

        public JsonNode? Other { get; private set; }

        /// <summary>The items of the frame in their order; those only the other side has come after the one they follow there.</summary>
        public static LinkedList<Row> Arrange(JsonArray frame, int[] fromFrame, JsonArray other, int[] fromOther)
        {
            var rows = new LinkedList<Row>();
            var known = new Dictionary<int, LinkedListNode<Row>>();
            var added = new Dictionary<string, LinkedListNode<Row>>(StringComparer.Ordinal);
            foreach (var (i, item) in frame.Index())
            {
                var node = rows.AddLast(new Row { Old = fromFrame[i], Frame = item });
                if (fromFrame[i] >= 0)
                    known[fromFrame[i]] = node;
                else
                    added.TryAdd(Identity(item), node);
            }

            LinkedListNode<Row>? last = null;
            foreach (var (i, item) in other.Index())
            {
                LinkedListNode<Row>? same;
                if (fromOther[i] >= 0 ? known.TryGetValue(fromOther[i], out same) : added.Remove(Identity(item), out same))
                {
                    same.Value.Other = item;
                    last = same;
                }
                else
                {
                    var row = new Row { Old = fromOther[i], Other = item };
                    last = last is null ? rows.AddFirst(row) : rows.AddAfter(last, row);
                }
            }

            return rows;
        }

        // What both sides added is one item when it has the same key or is the same.
        private static string Identity(JsonNode? item) => ListAlignment.KeyOf(item) ?? item?.ToJsonString() ?? "";
    }
}
