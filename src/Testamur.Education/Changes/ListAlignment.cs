using System.Text.Json.Nodes;

namespace Testamur.Education.Changes;

/// <summary>
/// Which item of a list was which item of an earlier state of the list. Items with a key (<c>id</c>, <c>uri</c> or
/// <c>criterion</c>) are known by it. Others are the same when they are equal, in the order of a longest common subsequence; what
/// stands between two such items is paired by position when it is an object, since it was then most likely rewritten.
/// </summary>
internal static class ListAlignment
{
    private const int MostCompared = 1_000_000; // pairs; beyond, equal items are taken in order
    private static readonly string[] Keys = ["id", "uri", "criterion"];

    /// <returns>For each item of <paramref name="after"/> its index in <paramref name="before"/>; -1 for a new one.</returns>
    public static int[] Of(JsonArray before, JsonArray after)
    {
        var origin = new int[after.Count];
        Array.Fill(origin, -1);
        if (KeysOf(before) is { } old && KeysOf(after) is { } now)
        {
            var known = old.Index().ToDictionary(key => key.Item, key => key.Index, StringComparer.Ordinal);
            for (var i = 0; i < origin.Length; i++)
                origin[i] = known.GetValueOrDefault(now[i], -1);
            return origin;
        }

        MatchEqual(Texts(before), Texts(after), origin);
        PairBetween(before, after, origin);
        return origin;
    }

    /// <summary>What an item is known by; null for one without a key.</summary>
    public static string? KeyOf(JsonNode? item) =>
        item is JsonObject holder && Keys.FirstOrDefault(holder.ContainsKey) is { } key && holder[key] is JsonValue value
            ? value.ToString()
            : null;

    // Null unless every item has a key of its own.
    private static string[]? KeysOf(JsonArray list)
    {
        string[] keys = [.. list.Select(KeyOf).OfType<string>()];
        return keys.Length < list.Count || keys.Distinct(StringComparer.Ordinal).Count() < keys.Length ? null : keys;
    }

    private static string[] Texts(JsonArray list) => [.. list.Select(item => item?.ToJsonString() ?? "null")];

    private static void MatchEqual(string[] before, string[] after, int[] origin)
    {
        var start = 0;
        for (; start < before.Length && start < after.Length && before[start] == after[start]; start++)
            origin[start] = start;
        var (oldEnd, newEnd) = (before.Length, after.Length);
        while (oldEnd > start && newEnd > start && before[oldEnd - 1] == after[newEnd - 1])
            origin[--newEnd] = --oldEnd;
        if ((long)(oldEnd - start) * (newEnd - start) > MostCompared)
            MatchInOrder(before, after, origin, start, oldEnd, newEnd);
        else
            MatchMost(before, after, origin, start, oldEnd, newEnd);
    }

    private static void MatchMost(string[] before, string[] after, int[] origin, int start, int oldEnd, int newEnd)
    {
        var lengths = new int[oldEnd - start + 1, newEnd - start + 1];
        for (var i = oldEnd - 1; i >= start; i--)
        for (var j = newEnd - 1; j >= start; j--)
            lengths[i - start, j - start] =
                before[i] == after[j]
                    ? lengths[i - start + 1, j - start + 1] + 1
                    : Math.Max(lengths[i - start + 1, j - start], lengths[i - start, j - start + 1]);
        for (int i = start, j = start; i < oldEnd && j < newEnd; )
            if (before[i] == after[j])
                origin[j++] = i++;
            else if (lengths[i - start + 1, j - start] >= lengths[i - start, j - start + 1])
                i++;
            else
                j++;
    }

    private static void MatchInOrder(string[] before, string[] after, int[] origin, int start, int oldEnd, int newEnd)
    {
        var places = Enumerable
            .Range(start, oldEnd - start)
            .GroupBy(i => before[i], StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => new Queue<int>(same), StringComparer.Ordinal);
        var next = start;
        for (var j = start; j < newEnd; j++)
        {
            if (!places.TryGetValue(after[j], out var same))
                continue;
            while (same.TryPeek(out var passed) && passed < next)
                same.Dequeue();
            if (!same.TryDequeue(out var found))
                continue;
            origin[j] = found;
            next = found + 1;
        }
    }

    private static void PairBetween(JsonArray before, JsonArray after, int[] origin)
    {
        var (old, now) = (0, 0);
        while (now < origin.Length)
        {
            var end = now;
            while (end < origin.Length && origin[end] < 0)
                end++;
            var oldEnd = end < origin.Length ? origin[end] : before.Count;
            for (; now < end && old < oldEnd; now++, old++)
                if (before[old] is JsonObject && after[now] is JsonObject)
                    origin[now] = old;
            (old, now) = (oldEnd + 1, end + 1);
        }
    }
}
