using System.Text.Json;
using Testamur.Education.Specifications;

namespace Testamur.Education.Packs;

/// <summary>
/// Thresholds of a jurisdiction or alliance as dated data; every value names its source. A value marked <c>unverified</c> is
/// never enforced as an error: its rule speaks as a warning.
/// </summary>
public sealed record Pack
{
    /// <summary>Short name, such as "european".</summary>
    public required string Id { get; init; }

    /// <summary>Day of the file, YYYY-MM-DD.</summary>
    public required string Version { get; init; }

    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    public required string About { get; init; }

    /// <summary>Hours of work per credit.</summary>
    public required HoursBand HoursPerEcts { get; init; }

    /// <summary>Size limits in credits.</summary>
    public required SizeLimits Ects { get; init; }

    /// <summary>EQF levels of the higher education profile.</summary>
    public required IntRange Eqf { get; init; }

    /// <summary>Length of a title in characters.</summary>
    public required IntRange TitleLength { get; init; }

    /// <summary>Number of learning outcomes.</summary>
    public required OutcomeLimits Outcomes { get; init; }

    /// <summary>How far activity hours may differ from the stated hours, percent.</summary>
    public required SourcedInt ActivityTolerancePercent { get; init; }

    /// <summary>Size ranges an institution may declare.</summary>
    public required DeclaredRanges DeclaredRanges { get; init; }

    /// <summary>Words a title must not contain.</summary>
    public required BannedWords TitleBannedWords { get; init; }

    /// <summary>Rules of approval.</summary>
    public required ApprovalRules Approval { get; init; }

    /// <summary>Reads a pack; strict, as specifications are.</summary>
    /// <exception cref="JsonException">Not a pack; the message names the member.</exception>
    public static Pack Read(string json) =>
        JsonSerializer.Deserialize(json, DataJsonContext.Default.Pack) ?? throw new JsonException("A pack is an object.");
}

/// <summary>Hours of work per credit.</summary>
public sealed record HoursBand(decimal Low, decimal High, string Source, bool Unverified = false);

/// <summary>Least and most credits of the higher education profile, and the size no micro-credential reaches.</summary>
public sealed record SizeLimits(Ects Min, Ects Max, Ects Below, string Source, bool Unverified = false);

/// <summary>A range of whole numbers, both ends included.</summary>
public sealed record IntRange(int Min, int Max, string Source, bool Unverified = false);

/// <summary>Number of outcomes: hard limits and the usual range.</summary>
public sealed record OutcomeLimits(int Min, int Max, int AdviseMin, int AdviseMax, string Source, bool Unverified = false);

/// <summary>A number with its source.</summary>
public sealed record SourcedInt(int Value, string Source, bool Unverified = false);

/// <summary>A size range in credits.</summary>
public sealed record EctsRange(Ects Min, Ects Max);

/// <summary>Ranges to choose from.</summary>
public sealed record DeclaredRanges(IReadOnlyList<EctsRange> Ranges, string Source, bool Unverified = false);

/// <summary>Whole words, compared without regard to case.</summary>
public sealed record BannedWords(IReadOnlyList<string> Words, string Source, bool Unverified = false);

/// <summary>Who may approve and for how long an approval and a review last, in months.</summary>
public sealed record ApprovalRules(
    bool ApproverMustNotBeAuthor,
    int ValidityMonths,
    int ReviewMonths,
    string Source,
    bool Unverified = false
)
{
    /// <summary>True when this person may approve what these authors wrote.</summary>
    public bool MayApprove(string approver, IEnumerable<string> authors) =>
        !ApproverMustNotBeAuthor || !authors.Contains(approver, StringComparer.Ordinal);

    /// <summary>Last day an approval given on that day is valid.</summary>
    public DateOnly ValidUntil(DateOnly approvedOn) => approvedOn.AddMonths(ValidityMonths);
}

/// <summary>The packs shipped with the library.</summary>
public static class Packs
{
    /// <summary>European defaults.</summary>
    public static Pack European { get; } = Load("pack.european.json");

    /// <summary>The shipped pack with that id, or null.</summary>
    public static Pack? Find(string id) => id == European.Id ? European : null;

    private static Pack Load(string file)
    {
        using var reader = new StreamReader(Resources.Open(file));
        return Pack.Read(reader.ReadToEnd());
    }
}
