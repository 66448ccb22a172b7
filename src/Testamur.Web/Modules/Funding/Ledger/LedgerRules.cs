namespace Testamur.Web.Modules.Funding.Ledger;

/// <summary>Why an act is not written down.</summary>
internal enum LedgerRefusal
{
    /// <summary>Nothing, less than nothing, or more than any account holds.</summary>
    NotAnAmount,

    /// <summary>An act that is for an enrolment names none, or the other way round.</summary>
    WrongPurpose,

    /// <summary>The key names an act that was another one.</summary>
    KeyTaken,

    /// <summary>The money is not where the act would take it from: it was never there, or it was taken before.</summary>
    NotThere,
}

/// <param name="Line">What to write down; on a repetition what was written down then.</param>
/// <param name="Repeated">The same act was done before: nothing is to be written.</param>
internal readonly record struct LedgerDecision(LedgerLine? Line, bool Repeated, LedgerRefusal? Refusal);

/// <summary>Which act may follow which lines. Pure: whoever has the same lines comes to the same answer, here and at the funder's.</summary>
internal static class LedgerRules
{
    /// <summary>No single amount is larger, so that no sum of an account's lines leaves 64 bits.</summary>
    public const long MostAmount = 1_000_000_000_000;

    public static Balance BalanceOf(IEnumerable<LedgerLine> lines) =>
        lines.Aggregate(default(Balance), (balance, line) => balance.After(line.Act, line.Amount));

    public static EnrolmentSums SumsOf(IEnumerable<LedgerLine> lines, Guid enrolment) =>
        lines
            .Where(line => line.Enrolment == enrolment)
            .Aggregate(default(EnrolmentSums), (sums, line) => sums.After(line.Act, line.Amount));

    public static LedgerDecision Decide(IReadOnlyList<LedgerLine> lines, LedgerOrder order)
    {
        if (order.Amount is <= 0 or > MostAmount)
            return Refused(LedgerRefusal.NotAnAmount);
        if ((order.Enrolment is null) != (order.Act is LedgerAct.Grant or LedgerAct.Withdraw))
            return Refused(LedgerRefusal.WrongPurpose);
        if (lines.FirstOrDefault(line => line.Key == order.Key) is { } before)
        {
            var same = (before.Act, before.Amount, before.Enrolment) == (order.Act, order.Amount, order.Enrolment);
            return same ? new(before, Repeated: true, null) : Refused(LedgerRefusal.KeyTaken);
        }

        return order.Amount <= At(lines, order)
            ? new(new(lines.Count + 1, order.Act, order.Amount, order.Enrolment, order.Key), Repeated: false, null)
            : Refused(LedgerRefusal.NotThere);
    }

    // What lies where the act takes from. A second reservation for the same enrolment would pay one place twice.
    private static long At(IReadOnlyList<LedgerLine> lines, LedgerOrder order)
    {
        var balance = BalanceOf(lines);
        var sums = order.Enrolment is { } enrolment ? SumsOf(lines, enrolment) : default;
        return order.Act switch
        {
            LedgerAct.Grant => MostAmount - balance.Granted,
            LedgerAct.Reserve => sums.Reserved + sums.Used == 0 ? balance.Available : 0,
            LedgerAct.Use or LedgerAct.Release => sums.Reserved,
            LedgerAct.Refund => sums.Used,
            _ => balance.Available,
        };
    }

    private static LedgerDecision Refused(LedgerRefusal why) => new(null, Repeated: false, why);
}
