using System.Text.Json;

namespace Testamur.Education.Packs;

/// <summary>
/// Thresholds of a jurisdiction, an alliance or an institution as dated data; every value names its source. A value marked
/// <c>unverified</c> is never enforced as an error: its rule speaks as a warning. A pack that extends another names only what
/// differs. The file's form is <c>Data/packs/pack.schema.json</c>.
/// </summary>
public sealed record Pack
{
    /// <summary>Short name, such as "european".</summary>
    public required string Id { get; init; }

    /// <summary>Day of the file.</summary>
    public required DateOnly Version { get; init; }

    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    public required string About { get; init; }

    /// <summary>Id of the pack whose values hold where this one has none.</summary>
    public string? Extends { get; init; }

    /// <summary>ISO 3166 code of the jurisdiction; null for none.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>Hours of work per credit (T03).</summary>
    public required HoursBand HoursPerEcts { get; init; }

    /// <summary>Size limits in credits (T01, T02).</summary>
    public required SizeLimits Ects { get; init; }

    /// <summary>EQF levels of the higher education profile (T07).</summary>
    public required IntRange Eqf { get; init; }

    /// <summary>Length of a title in characters (S02).</summary>
    public required IntRange TitleLength { get; init; }

    /// <summary>Words a title must not contain (S03).</summary>
    public required SourcedWords TitleBannedWords { get; init; }

    /// <summary>Number of learning outcomes (O01).</summary>
    public required OutcomeLimits Outcomes { get; init; }

    /// <summary>Most words of an outcome (O04).</summary>
    public required SourcedInt OutcomeWords { get; init; }

    /// <summary>Step of the verb ladder by level (O05).</summary>
    public required VerbLevels VerbLevels { get; init; }

    /// <summary>From which share of common words two outcomes count as alike, percent (O08).</summary>
    public required SourcedInt OutcomeOverlapPercent { get; init; }

    /// <summary>How far activity hours may differ from the stated hours, percent (T04).</summary>
    public required SourcedInt ActivityTolerancePercent { get; init; }

    /// <summary>Size ranges an institution may declare (T06).</summary>
    public required DeclaredRanges DeclaredRanges { get; init; }

    /// <summary>The range the institution declared; null before it did (T05).</summary>
    public SourcedEctsRange? SizeRange { get; init; }

    /// <summary>The size most widely stacked (T16).</summary>
    public required SourcedEctsRange StackedSize { get; init; }

    /// <summary>Whole workload in hours, where a framework sets it beside the credits (T03).</summary>
    public IntRange? TotalHours { get; init; }

    /// <summary>Usual length in weeks (T15).</summary>
    public required IntRange Weeks { get; init; }

    /// <summary>Most hours a week for people in work (T13).</summary>
    public required SourcedInt WeeklyHours { get; init; }

    /// <summary>Least asynchronous share for people in work, percent (C03).</summary>
    public required SourcedInt AsynchronousPercent { get; init; }

    /// <summary>Levels of national frameworks (T08).</summary>
    public IReadOnlyList<NqfMap> NqfMaps
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Award classes of the jurisdiction; data for forms.</summary>
    public SourcedWords? AwardClasses { get; init; }

    /// <summary>Rules of approval and review (Q03, Q04).</summary>
    public required ApprovalRules Approval { get; init; }

    /// <summary>Functions that must sign; null when nobody in particular (U01).</summary>
    public SourcedWords? Signatories { get; init; }

    /// <summary>Oldest evidence of need, months (R02).</summary>
    public required SourcedInt NeedMonths { get; init; }

    /// <summary>Most content taken over without an adaptation note, percent (R04).</summary>
    public required SourcedInt ReusedPercent { get; init; }

    /// <summary>Where identity must be verified (A06).</summary>
    public required IdentityRule IdentityRule { get; init; }

    /// <summary>Most weight of self- and peer assessment, percent (A11).</summary>
    public required SourcedInt PeerWeightPercent { get; init; }

    /// <summary>What a stackable micro-credential must count toward (L02).</summary>
    public required StackingRule Stacking { get; init; }

    /// <summary>From which share of common outcomes two micro-credentials overlap, percent (L06).</summary>
    public required SourcedInt SiblingOverlapPercent { get; init; }

    /// <summary>Languages in which every text must exist beside the declared ones (S06).</summary>
    public SourcedWords? Languages { get; init; }

    /// <summary>How the plain summary reads (I01).</summary>
    public required PlainLanguage Summary { get; init; }

    /// <summary>Most months a recognition case may take; data for recognition.</summary>
    public SourcedInt? RecognitionMonths { get; init; }

    /// <summary>Days from a complete file within which this institution or jurisdiction decides; the months hold where it is absent or longer.</summary>
    public SourcedInt? RecognitionDeadlineDays { get; init; }

    /// <summary>Credit systems whose conversion into ECTS is published; for any other none is made.</summary>
    public IReadOnlyList<SourcedCreditSystem> CreditSystems
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Most prior learning in an award, percent; data for recognition.</summary>
    public SourcedInt? PriorLearningPercent { get; init; }

    /// <summary>Reads a pack; strict, as specifications are. One that extends another takes that from the shipped packs.</summary>
    /// <exception cref="JsonException">Not a pack; the message names the member.</exception>
    public static Pack Read(string json) => PackReader.Read(json);

    /// <summary>This pack with an institution's own policy laid over it.</summary>
    /// <exception cref="ArgumentException">The policy contradicts itself; <see cref="CreditPolicy.Check"/> says how.</exception>
    public Pack With(CreditPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Over(this);
    }
}

/// <summary>The packs shipped with the library.</summary>
public static class Packs
{
    /// <summary>European defaults.</summary>
    public static Pack European { get; } = Load("european");

    /// <summary>All of them: the European defaults first, then by id.</summary>
    public static IReadOnlyList<Pack> All { get; } = [European, .. new[] { "cmf", "ee", "es-ct", "ie", "nl" }.Select(Load)];

    /// <summary>The shipped pack with that id, or null.</summary>
    public static Pack? Find(string id) => All.FirstOrDefault(pack => pack.Id == id);

    internal static string? Source(string id)
    {
        using var stream = typeof(Packs).Assembly.GetManifestResourceStream($"Testamur.Education.Data.packs.{id}.json");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Pack Load(string id) =>
        Pack.Read(Source(id) ?? throw new InvalidOperationException($"The pack {id} is not embedded."));
}
