using System.Text.Json.Nodes;
using Testamur.Education.Linter;
using Testamur.Education.Specifications;

namespace Testamur.Education.Changes;

/// <summary>Something that both sides changed, each in another way.</summary>
/// <param name="Path">JSON Pointer of the place in the merged specification.</param>
/// <param name="Mine">What one side wrote; null when it took the place out. It is what the merged specification holds, unless it is null.</param>
/// <param name="Theirs">What the other side wrote; null when it took the place out.</param>
public sealed record MergeConflict(string Path, JsonNode? Mine, JsonNode? Theirs);

/// <summary>What came of a merge.</summary>
/// <param name="Merged">Both sides' changes. Where there is a conflict it holds mine, or theirs where mine took it out.</param>
/// <param name="Conflicts">What somebody has to decide; empty when the changes did not touch.</param>
/// <param name="Taken">JSON Pointers, in the merged specification, of what only the other side changed; a list's own pointer for an item taken out.</param>
/// <param name="Renumbered">Whether rows of mine got other ids, because both sides had given the same id to new rows.</param>
public sealed record MergeResult(
    Specification Merged,
    IReadOnlyList<MergeConflict> Conflicts,
    IReadOnlyList<string> Taken,
    bool Renumbered
);

/// <summary>
/// Joins two changes of one specification. It works on the document's members and list items: what only one side changed is
/// taken, what both changed alike is taken once, and what both changed differently is a conflict. Nothing that either side wrote
/// is lost: it stands in the result or in the conflicts. Pure.
/// </summary>
public static class SpecificationMerge
{
    /// <param name="ancestor">What both sides started from; null when it is not known any more, so that every difference is a conflict.</param>
    /// <param name="mine">One side.</param>
    /// <param name="theirs">The other side.</param>
    public static MergeResult Merge(Specification? ancestor, Specification mine, Specification theirs)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        var apart = ancestor is null ? mine : NewRows.KeepApart(ancestor, mine, theirs);
        var merging = new Merging();
        var merged = merging.Members("", ancestor is null ? [] : Document.Of(ancestor), Document.Of(apart), Document.Of(theirs));
        return new(
            SpecificationJson.Read(merged.ToJsonString()),
            merging.Conflicts,
            merging.Taken,
            !ReferenceEquals(apart, mine)
        );
    }

    /// <summary>The merged specification with each named place set, or taken out where the value is null.</summary>
    /// <param name="merged">The result of a merge, or what was sent back from it.</param>
    /// <param name="choices">Places of conflicts in the order of <see cref="MergeResult.Conflicts"/>.</param>
    /// <exception cref="System.Text.Json.JsonException">A place is not there, or the value does not fit it.</exception>
    public static Specification Resolve(Specification merged, IReadOnlyList<(string Path, JsonNode? Value)> choices)
    {
        ArgumentNullException.ThrowIfNull(merged);
        ArgumentNullException.ThrowIfNull(choices);
        // Values first, then removals from the end, so that no place moves before its turn.
        var sets = choices.Where(choice => choice.Value is not null);
        var removals = choices.Where(choice => choice.Value is null).Reverse();
        PatchOperation[] patch =
        [
            .. sets.Select(choice => new PatchOperation("replace", choice.Path, choice.Value)),
            .. removals.Select(choice => new PatchOperation("remove", choice.Path)),
        ];
        return patch.Length == 0 ? merged : new Repair("", patch, "", []).Apply(merged);
    }
}

internal static class Document
{
    public static JsonObject Of(Specification specification) =>
        JsonNode.Parse(SpecificationJson.Write(specification))!.AsObject(); // it was just written
}
