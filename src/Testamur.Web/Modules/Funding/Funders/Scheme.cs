using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Funding.Funders;

/// <summary>What kind of help it is.</summary>
internal enum SchemeKind
{
    /// <summary>An individual learning account: an amount that may pay several offers until it is used up.</summary>
    Account,

    /// <summary>A voucher pays one offer, once.</summary>
    Voucher,
}

/// <summary>One scheme of a funder. Amounts are in minor units of its currency.</summary>
/// <param name="Percent">How much of a price it pays, 1 to 100.</param>
/// <param name="Most">The most it pays of one price.</param>
/// <param name="WhoCan">Who has a right to it, in the funder's words.</param>
internal sealed record Scheme(
    string Id,
    LangText Name,
    LangText Funder,
    SchemeKind Kind,
    string Currency,
    int Percent,
    long Most,
    DateOnly ValidFrom,
    DateOnly ValidUntil,
    OfferRule Offers,
    RefundRule Refund,
    LangText WhoCan
);

/// <summary>The register of eligible offers: what is listed, or everything that fits what is asked for. Empty lists ask for nothing.</summary>
/// <param name="Specifications">Addresses of specifications that are listed one by one.</param>
/// <param name="Fields">ISCED-F codes, with everything below them.</param>
/// <param name="Institutions">Short names of providers.</param>
/// <param name="EqfLevels">Levels of the European Qualifications Framework.</param>
internal sealed record OfferRule(
    IReadOnlyList<string> Specifications,
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Institutions,
    IReadOnlyList<int> EqfLevels
)
{
    public bool Lists(string specification, IReadOnlyList<string> fields, string institution, int? eqf) =>
        Specifications.Contains(specification, StringComparer.Ordinal)
        || (
            Fields.Count + Institutions.Count + EqfLevels.Count > 0
            && (Fields.Count == 0 || fields.Any(field => Fields.Any(wide => field.StartsWith(wide, StringComparison.Ordinal))))
            && (Institutions.Count == 0 || Institutions.Contains(institution, StringComparer.Ordinal))
            && (EqfLevels.Count == 0 || (eqf is { } level && EqfLevels.Contains(level)))
        );
}

/// <summary>What the funder gets back when a learner leaves a run that has begun. A cancelled run always gives everything back.</summary>
/// <param name="FullDays">Everything until so many days after the first day.</param>
/// <param name="PartDays">A part until so many days after it; nothing later.</param>
/// <param name="PartPercent">The part, 0 to 100.</param>
internal sealed record RefundRule(int FullDays, int PartDays, int PartPercent)
{
    /// <param name="used">In minor units; a part is rounded down.</param>
    /// <param name="days">Since the first day of the run; below zero before it.</param>
    public long Back(long used, int days) =>
        days <= FullDays ? used
        : days <= PartDays ? used * PartPercent / 100
        : 0;
}
