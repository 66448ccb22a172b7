using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Reading;

/// <summary>What a format says where, and what only it can say: its own words for the type, and credits of other systems.</summary>
internal abstract class FactPlaces
{
    /// <summary>What it calls itself, in its own words and by the code of its format.</summary>
    public abstract IEnumerable<StatedType> Types { get; }

    /// <summary>Credits of whatever system, those of the award before those of what may be earned.</summary>
    public abstract IReadOnlyList<StatedCredit> Credits { get; }

    /// <summary>What the format's reader understood and a fact tells otherwise: translations, and words that became a code.</summary>
    public virtual IEnumerable<FurtherStatement> OwnWords => [];

    /// <summary>JSON Pointer of the place of a fact; null when it stands in no single one.</summary>
    public abstract string? Of(FactKind kind, int index);

    /// <summary>The place of a member that is there, or of one of its values.</summary>
    protected static string? At(DocumentNode? node, string member, int index = 0)
    {
        if (node is null || !node.Value.TryGetPropertyValue(member, out var value) || value is null)
            return null;
        return value is JsonArray many && many.ElementAtOrDefault(index) is { } item
            ? OpenDocument.Pointer(item)
            : OpenDocument.Pointer(value);
    }

    /// <summary>Everything that a member says.</summary>
    protected static IEnumerable<FurtherStatement> Words(DocumentNode? node, string member) =>
        node?.Value[member] is { } value ? FurtherStatements.All(value, member) : [];

    /// <summary>The first of several members that is there.</summary>
    protected static string? First(DocumentNode? node, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
            if (At(node, member) is { } path)
                return path;
        return null;
    }
}

/// <summary>A type as a document states it.</summary>
/// <param name="Code">The format's own code or URI.</param>
/// <param name="Text">In words; blank where the code is all.</param>
/// <param name="Kind">What that is.</param>
/// <param name="Path">Where it stands.</param>
internal sealed record StatedType(string Code, LangText Text, CredentialKind Kind, string? Path);
