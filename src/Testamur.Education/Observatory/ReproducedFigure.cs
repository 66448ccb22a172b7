namespace Testamur.Education.Observatory;

/// <summary>A published figure beside what its table gives.</summary>
/// <param name="Id"><c>RT01</c> to <c>RT30</c>.</param>
/// <param name="Instrument">The study: <c>alliances</c>, <c>erasmus</c>, <c>mce</c>, <c>enqa</c>, <c>eciu</c>.</param>
/// <param name="Printed">What the study prints; a dash where it prints nothing.</param>
/// <param name="Computed">What was computed, in figures; a dash where a table lacks what is needed.</param>
/// <param name="Verdict">Whether the two agree.</param>
/// <param name="Reason">Why, as a key of <see cref="ReproductionText"/>.</param>
/// <param name="Facts">The figures that the reason names, in its order.</param>
public sealed record ReproducedFigure(
    string Id,
    string Instrument,
    string Printed,
    string Computed,
    ReproductionVerdict Verdict,
    ReproductionReason Reason,
    IReadOnlyList<string> Facts
);

/// <summary>Whether a published figure could be computed again.</summary>
public enum ReproductionVerdict
{
    /// <summary>The table gives what is printed.</summary>
    Matches,

    /// <summary>The table gives something else.</summary>
    DoesNotMatch,

    /// <summary>The study prints no such figure, or its table lacks what is needed: there is nothing to compare.</summary>
    NotStated,
}

/// <summary>Why a verdict is what it is.</summary>
public enum ReproductionReason
{
    /// <summary>The same figure.</summary>
    Same,

    /// <summary>Rounded as printed.</summary>
    Rounded,

    /// <summary>The printed percentage leaves decimals out instead of rounding.</summary>
    Cut,

    /// <summary>Parts make up the whole.</summary>
    PartsFit,

    /// <summary>Several answers were allowed, so parts may be more than the whole.</summary>
    SeveralAnswers,

    /// <summary>Only computed; the study does not print it.</summary>
    NotPrinted,

    /// <summary>The counts differ. Facts: counted, printed.</summary>
    CountDiffers,

    /// <summary>The percentage differs. Facts: computed, printed.</summary>
    PercentDiffers,

    /// <summary>The printed percentage is that of another count. Facts: printed percentage, its count, the whole.</summary>
    PercentOfAnother,

    /// <summary>Parts do not make up the whole. Facts: sum, whole.</summary>
    PartsDiffer,

    /// <summary>The text names more dimensions than have codes. Facts: printed with codes, named.</summary>
    CodesMissing,

    /// <summary>The same duration in another unit is another number. Facts: weeks, months, printed months.</summary>
    UnitDiffers,

    /// <summary>The names differ. Facts: those in one list only.</summary>
    NamesDiffer,

    /// <summary>A table lacks a figure. Facts: what it lacks.</summary>
    InputMissing,
}
