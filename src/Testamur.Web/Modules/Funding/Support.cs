using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Funding;

/// <summary>How far the support of one enrolment has come.</summary>
public enum SupportStage
{
    /// <summary>Set aside; the run has not begun.</summary>
    Reserved,

    /// <summary>Paid: the run has begun.</summary>
    Used,

    /// <summary>Given back before the run began.</summary>
    Released,

    /// <summary>Given back in whole or in part after it had begun.</summary>
    Refunded,

    /// <summary>Given back since nobody used it in time.</summary>
    Lapsed,

    /// <summary>Never reserved.</summary>
    Refused,
}

/// <summary>
/// What a scheme pays for one enrolment, with the terms as they were that day. The money itself stands in the ledger; the stage is the last
/// thing that happened there.
/// </summary>
internal sealed class Support : ITenanted
{
    public required InstitutionId Institution { get; init; }

    /// <summary>One enrolment has one support.</summary>
    public required Guid Enrolment { get; init; }

    /// <summary>Null when it was refused to somebody without an account at the scheme.</summary>
    public FundingAccountId? Account { get; init; }

    public required string Scheme { get; init; }

    public required Guid Offering { get; init; }

    public required Guid Specification { get; init; }

    /// <summary>Of the micro-credential.</summary>
    public required string Title { get; init; }

    public required DateOnly StartsOn { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>The price, in minor units of the currency.</summary>
    public required long Price { get; init; }

    /// <summary>What the scheme pays of it, in minor units.</summary>
    public required long Amount { get; init; }

    public required int RefundFullDays { get; init; }

    public required int RefundPartDays { get; init; }

    public required int RefundPartPercent { get; init; }

    /// <summary>A reservation lapses after this day.</summary>
    public required DateOnly LapsesAfter { get; init; }

    public required SupportStage Stage { get; set; }

    /// <summary>Why it was refused; null unless it was.</summary>
    public NoSupport? Refusal { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset StageSince { get; set; }

    /// <summary>Raised by every change, so that two people cannot change it unseen.</summary>
    public int Version { get; private set; }

    public RefundRule Rule => new(RefundFullDays, RefundPartDays, RefundPartPercent);

    public long Net => Price - (Stage is SupportStage.Reserved or SupportStage.Used or SupportStage.Refunded ? Amount : 0);

    public void Become(SupportStage stage, DateTimeOffset now)
    {
        (Stage, StageSince) = (stage, now);
        Version++;
    }

    public static SupportStage StageAfter(LedgerAct act) =>
        act switch
        {
            LedgerAct.Use => SupportStage.Used,
            LedgerAct.Refund => SupportStage.Refunded,
            LedgerAct.Release => SupportStage.Released,
            _ => SupportStage.Reserved,
        };
}
