using System.Text.Json.Nodes;
using Testamur.Education.Linter;
using Testamur.Education.Specifications;

namespace Testamur.Education.Changes;

/// <summary>What became of a part.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Changed,
}

/// <summary>One difference between two states of a specification.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Path">JSON Pointer of the place in the later document; in the earlier one for what is gone.</param>
/// <param name="Before">What it was; null for what is new.</param>
/// <param name="After">What it is; null for what is gone.</param>
public sealed record SpecificationChange(ChangeKind Kind, string Path, JsonNode? Before, JsonNode? After);

/// <summary>Says in which places two states of a specification differ: whole list items that came or went, and single values else. Pure.</summary>
public static class SpecificationDiff
{
    /// <summary>The differences in the order of the later document. The version number is none.</summary>
    public static IReadOnlyList<SpecificationChange> Compare(Specification before, Specification after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<SpecificationChange>();
        Members("", Document.Of(before with { Version = after.Version }), Document.Of(after), changes);
        return changes;
    }

    private static void Members(string path, JsonObject before, JsonObject after, List<SpecificationChange> changes)
    {
        foreach (var name in after.Select(member => member.Key).Union(before.Select(member => member.Key)))
            Value(path + JsonPlace.To(name), before[name], after[name], changes);
    }

    private static void Value(string path, JsonNode? before, JsonNode? after, List<SpecificationChange> changes)
    {
        if (JsonNode.DeepEquals(before, after))
            return;
        if (before is JsonObject old && after is JsonObject now)
            Members(path, old, now, changes);
        else if (before is JsonArray or null && after is JsonArray or null)
            Items(path, before as JsonArray ?? [], after as JsonArray ?? [], changes);
        else
            changes.Add(
                new(
                    before is null ? ChangeKind.Added
                        : after is null ? ChangeKind.Removed
                        : ChangeKind.Changed,
                    path,
                    before,
                    after
                )
            );
    }

    private static void Items(string path, JsonArray before, JsonArray after, List<SpecificationChange> changes)
    {
        var origin = ListAlignment.Of(before, after);
        for (var i = 0; i < origin.Length; i++)
            if (origin[i] < 0)
                changes.Add(new(ChangeKind.Added, path + JsonPlace.To(i), null, after[i]));
            else
                Value(path + JsonPlace.To(i), before[origin[i]], after[i], changes);
        var kept = origin.ToHashSet();
        for (var i = 0; i < before.Count; i++)
            if (!kept.Contains(i))
                changes.Add(new(ChangeKind.Removed, path + JsonPlace.To(i), before[i], null));
    }
}
