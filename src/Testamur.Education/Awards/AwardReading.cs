namespace Testamur.Education.Awards;

/// <summary>What a reader made of a document. Reading never throws; what could not be read is a finding.</summary>
/// <param name="Awards">The awards, the main one first; none when the document is of another kind.</param>
/// <param name="Findings">What was not read, not understood, or doubtful.</param>
public sealed record AwardReading(IReadOnlyList<MicroCredential> Awards, IReadOnlyList<AwardFinding> Findings)
{
    /// <summary>The main award, or null.</summary>
    public MicroCredential? Award => Awards.Count > 0 ? Awards[0] : null;

    internal static AwardReading Refused(string why) => new([], [new(AwardFindingKind.Refused, "", why)]);
}

/// <summary>Kind of a finding.</summary>
public enum AwardFindingKind
{
    /// <summary>The whole document could not be read.</summary>
    Refused,

    /// <summary>The member has no place in an award and was left.</summary>
    NotRead,

    /// <summary>The value is not of the list it should be of; it was kept as it stands.</summary>
    UnknownValue,

    /// <summary>The value was read but is hardly meant so.</summary>
    Doubtful,

    /// <summary>Something that must be there is missing.</summary>
    Missing,
}

/// <summary>One finding of a reader.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Path">JSON Pointer of the member, empty for the document.</param>
/// <param name="Text">The finding as an English sentence.</param>
public sealed record AwardFinding(AwardFindingKind Kind, string Path, string Text);
