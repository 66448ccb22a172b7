using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Linter;

/// <summary>
/// What the linter may know beside the specification. A fact that is null is not known: rules that need it are reported as not
/// checked, never as passed. An empty list is a fact: there is none.
/// </summary>
public sealed record LintContext
{
    /// <summary>Nothing known.</summary>
    public static LintContext None { get; } = new();

    /// <summary>Today, for dates that must lie ahead or not too far back (Q02, Q04, R02, R05).</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Published versions of the same specification (S05).</summary>
    public IReadOnlyList<Specification>? EarlierVersions { get; init; }

    /// <summary>Other current specifications of the same awarding body (S04, T06, L06).</summary>
    public IReadOnlyList<Specification>? Siblings { get; init; }

    /// <summary>Who approves, and who wrote the version (Q03).</summary>
    public ApprovalFacts? Approval { get; init; }

    /// <summary>Institutional quality assurance of the awarding bodies, from a register such as DEQAR (Q02).</summary>
    public IReadOnlyList<AccreditationFacts>? Accreditations { get; init; }

    /// <summary>True when a report of an agency that still holds is on record beside the specification (Q08).</summary>
    public bool? ExternalReview { get; init; }

    /// <summary>Days on which awards are planned; today stands in when null (Q02).</summary>
    public IReadOnlyList<DateOnly>? PlannedAwards { get; init; }

    /// <summary>Loaded skill frameworks by name, such as "ESCO" (O07).</summary>
    public IReadOnlyDictionary<string, ControlledList>? SkillFrameworks { get; init; }

    /// <summary>Active pathways: id, and the ids of the specifications it names (L02).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Pathways { get; init; }

    /// <summary>Specifications that can be obtained: id, and the ids of those they require (L05).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Obtainable { get; init; }

    /// <summary>What trial credentials in the declared formats came to (P01).</summary>
    public IReadOnlyList<FormatTrial>? FormatTrials { get; init; }

    /// <summary>What the issuing system does of itself (P02, P04).</summary>
    public IssuingFacts? Issuing { get; init; }

    /// <summary>The issuer (U01).</summary>
    public IssuerFacts? Issuer { get; init; }

    /// <summary>One award that is about to be made (U02, U03).</summary>
    public PlannedAward? Award { get; init; }
}

/// <summary>Who approves, and who wrote.</summary>
/// <param name="Approver">The approver's id.</param>
/// <param name="Authors">Ids of everybody who changed the version.</param>
public sealed record ApprovalFacts(string Approver, IReadOnlyList<string> Authors);

/// <summary>A period of institutional quality assurance.</summary>
/// <param name="Organisation">Id of the organisation as the specification names it.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null without end.</param>
/// <param name="Source">Register or report.</param>
public sealed record AccreditationFacts(string Organisation, DateOnly From, DateOnly? Until, string Source);

/// <summary>A trial credential.</summary>
/// <param name="Format">Format as the specification names it.</param>
/// <param name="Valid">Whether it rendered and followed its schema.</param>
/// <param name="Detail">What was wrong.</param>
public sealed record FormatTrial(string Format, bool Valid, string Detail);

/// <summary>What the issuing system does where the specification says nothing.</summary>
/// <param name="Formats">Formats it issues; null when not known.</param>
/// <param name="StatusMethod">Method by which it withdraws credentials; null when it cannot.</param>
public sealed record IssuingFacts(IReadOnlyList<string>? Formats, string? StatusMethod);

/// <summary>The issuer.</summary>
/// <param name="IdentityVerified">Whether its legal identity was verified.</param>
/// <param name="KeyCurrent">Whether it has a signing key that is current.</param>
public sealed record IssuerFacts(bool IdentityVerified, bool KeyCurrent);

/// <summary>An award that is about to be made.</summary>
/// <param name="IdentityChecked">Whether evidence of the learner's identity is stored at the level the tasks ask for.</param>
/// <param name="Place">Place of the award; null when not known.</param>
/// <param name="Date">Day of the award; null when not known.</param>
public sealed record PlannedAward(bool IdentityChecked, string? Place, DateOnly? Date);

/// <summary>A fact a rule can lack.</summary>
public enum Fact
{
    /// <summary><see cref="LintContext.Today"/>.</summary>
    Today,

    /// <summary><see cref="LintContext.EarlierVersions"/>.</summary>
    EarlierVersions,

    /// <summary><see cref="LintContext.Siblings"/>.</summary>
    Siblings,

    /// <summary>The size range the institution declares (<see cref="Packs.Pack.SizeRange"/>).</summary>
    SizeRange,

    /// <summary><see cref="LintContext.Approval"/>.</summary>
    Approval,

    /// <summary><see cref="LintContext.Accreditations"/>.</summary>
    Accreditations,

    /// <summary>A list of verbs in the language of the outcomes.</summary>
    VerbList,

    /// <summary>A readability limit in the language of the summary.</summary>
    Readability,

    /// <summary>The framework a skill is from (<see cref="LintContext.SkillFrameworks"/>).</summary>
    SkillFramework,

    /// <summary><see cref="LintContext.Pathways"/>.</summary>
    Pathways,

    /// <summary>A note in a language whose words for "no automatic right" are known.</summary>
    EntitlementWords,

    /// <summary><see cref="LintContext.Obtainable"/>.</summary>
    Obtainable,

    /// <summary><see cref="LintContext.FormatTrials"/>.</summary>
    FormatTrials,

    /// <summary><see cref="LintContext.Issuing"/>.</summary>
    Issuing,

    /// <summary><see cref="LintContext.Issuer"/>.</summary>
    Issuer,

    /// <summary><see cref="LintContext.Award"/>.</summary>
    Award,
}
