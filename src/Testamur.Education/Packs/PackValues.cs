using Testamur.Education.Specifications;

namespace Testamur.Education.Packs;

/// <summary>A value of a pack with where it comes from.</summary>
public interface IPackValue
{
    /// <summary>Where it was read.</summary>
    string Source { get; }

    /// <summary>True when no named source was checked: findings that rest on it are never errors.</summary>
    bool Unverified { get; }

    /// <summary>Clause of the source, named by findings that rest on the value.</summary>
    string? Clause { get; }
}

/// <summary>Hours of work per credit.</summary>
/// <param name="Low">Least hours per credit.</param>
/// <param name="High">Most hours per credit.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Unverified">Never enforced as an error.</param>
/// <param name="Clause">Clause of the source.</param>
/// <param name="Typical">Usual hours per credit; the low end when absent.</param>
public sealed record HoursBand(
    decimal Low,
    decimal High,
    string Source,
    bool Unverified = false,
    string? Clause = null,
    decimal? Typical = null
) : IPackValue;

/// <summary>Least and most credits of the higher education profile, and the size no micro-credential reaches.</summary>
public sealed record SizeLimits(Ects Min, Ects Max, Ects Below, string Source, bool Unverified = false, string? Clause = null)
    : IPackValue;

/// <summary>A range of whole numbers, both ends included.</summary>
public sealed record IntRange(int Min, int Max, string Source, bool Unverified = false, string? Clause = null) : IPackValue;

/// <summary>Number of outcomes: hard limits and the usual range.</summary>
public sealed record OutcomeLimits(
    int Min,
    int Max,
    int AdviseMin,
    int AdviseMax,
    string Source,
    bool Unverified = false,
    string? Clause = null
) : IPackValue;

/// <summary>A number with its source.</summary>
public sealed record SourcedInt(int Value, string Source, bool Unverified = false, string? Clause = null) : IPackValue;

/// <summary>A size range in credits.</summary>
public sealed record EctsRange(Ects Min, Ects Max);

/// <summary>One size range in credits with its source.</summary>
public sealed record SourcedEctsRange(Ects Min, Ects Max, string Source, bool Unverified = false, string? Clause = null)
    : IPackValue;

/// <summary>Ranges to choose from.</summary>
public sealed record DeclaredRanges(
    IReadOnlyList<EctsRange> Ranges,
    string Source,
    bool Unverified = false,
    string? Clause = null
) : IPackValue;

/// <summary>Words, compared without regard to case.</summary>
public sealed record SourcedWords(IReadOnlyList<string> Words, string Source, bool Unverified = false, string? Clause = null)
    : IPackValue;

/// <summary>How hard a text may be to read.</summary>
/// <param name="MaxWords">Most words of a summary.</param>
/// <param name="MaxLix">Highest readability index by language: words per sentence plus percent of words over six letters (Björnsson, 1968).</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Unverified">Never enforced as an error.</param>
/// <param name="Clause">Clause of the source.</param>
public sealed record PlainLanguage(
    int MaxWords,
    IReadOnlyDictionary<string, int> MaxLix,
    string Source,
    bool Unverified = false,
    string? Clause = null
) : IPackValue;

/// <summary>The step of the verb ladder that outcomes of a level reach.</summary>
/// <param name="Reach">EQF level to step.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Unverified">Never enforced as an error.</param>
/// <param name="Clause">Clause of the source.</param>
public sealed record VerbLevels(
    IReadOnlyDictionary<string, VerbLevel> Reach,
    string Source,
    bool Unverified = false,
    string? Clause = null
) : IPackValue;

/// <summary>Levels of a national framework and the EQF level each is referenced to.</summary>
public sealed record NqfMap(
    string Country,
    string Framework,
    IReadOnlyDictionary<string, int> Levels,
    string Source,
    bool Unverified = false,
    string? Clause = null
) : IPackValue;

/// <summary>Where identity must be verified in a summative task.</summary>
/// <param name="FromEqf">Lowest level.</param>
/// <param name="OnlineOnly">True when it is asked of online awards alone.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Unverified">Never enforced as an error.</param>
/// <param name="Clause">Clause of the source.</param>
public sealed record IdentityRule(int FromEqf, bool OnlineOnly, string Source, bool Unverified = false, string? Clause = null)
    : IPackValue;

/// <summary>Whether counting toward a pathway is enough, or a degree must receive it.</summary>
public sealed record StackingRule(bool DegreeRequired, string Source, bool Unverified = false, string? Clause = null)
    : IPackValue;

/// <summary>Who may approve and for how long an approval and a review last, in months.</summary>
public sealed record ApprovalRules(
    bool ApproverMustNotBeAuthor,
    int ValidityMonths,
    int ReviewMonths,
    string Source,
    bool Unverified = false,
    string? Clause = null
) : IPackValue
{
    /// <summary>True when this person may approve what these authors wrote.</summary>
    public bool MayApprove(string approver, IEnumerable<string> authors) =>
        !ApproverMustNotBeAuthor || !authors.Contains(approver, StringComparer.Ordinal);

    /// <summary>Last day an approval given on that day is valid.</summary>
    public DateOnly ValidUntil(DateOnly approvedOn) => approvedOn.AddMonths(ValidityMonths);
}

/// <summary>A credit system whose conversion into ECTS somebody published.</summary>
/// <param name="Names">Names and URIs by which documents name it; upper and lower case are the same.</param>
/// <param name="Credits">So many of its credits…</param>
/// <param name="Ects">…are so many ECTS credits.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Unverified">No named source was checked.</param>
/// <param name="Clause">Clause of the source.</param>
public sealed record SourcedCreditSystem(
    IReadOnlyList<string> Names,
    int Credits,
    Ects Ects,
    string Source,
    bool Unverified = false,
    string? Clause = null
) : IPackValue;
