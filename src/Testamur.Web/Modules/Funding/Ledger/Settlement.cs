using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Learning.Contracts;

namespace Testamur.Web.Modules.Funding.Ledger;

/// <summary>
/// What has to happen to the money of one enrolment next. It looks at how things stand, not at what was reported, so events may come
/// late, twice or in another order. Pure.
/// </summary>
internal static class Settlement
{
    /// <param name="sums">What is reserved and used for the enrolment.</param>
    /// <returns>Null when nothing is to be done.</returns>
    public static (LedgerAct Act, long Amount)? Next(EnrolmentSums sums, RefundRule rule, EnrolmentView enrolment)
    {
        var gone = enrolment.Phase is EnrolmentPhase.Refused or EnrolmentPhase.Withdrawn || enrolment.Run == RunPhase.Cancelled;
        if (sums.Reserved > 0)
        {
            return gone ? (LedgerAct.Release, sums.Reserved)
                : enrolment is { Phase: EnrolmentPhase.Placed, Run: RunPhase.Begun } ? (LedgerAct.Use, sums.Reserved)
                : null;
        }

        if (!gone || sums.Used == 0 || sums.Refunded > 0)
            return null;
        var back = enrolment.Run == RunPhase.Cancelled ? sums.Used : rule.Back(sums.Used, Days(enrolment));
        return back > 0 ? (LedgerAct.Refund, back) : null;
    }

    private static int Days(EnrolmentView enrolment) =>
        enrolment.WithdrawnAt is { } at
            ? DateOnly.FromDateTime(at.UtcDateTime).DayNumber - enrolment.StartsOn.DayNumber
            : int.MaxValue;
}
