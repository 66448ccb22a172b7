namespace Testamur.Web.Modules.Funding.Ledger;

/// <summary>How an account stands, in minor units of its currency.</summary>
internal readonly record struct Balance(long Granted, long Available, long Reserved, long Used)
{
    /// <summary>What holds after every line: all that was granted is available, reserved or used, and nothing is below zero.</summary>
    public bool IsSound => Granted == Available + Reserved + Used && Available >= 0 && Reserved >= 0 && Used >= 0;

    /// <summary>What changes when the funder grants another sum: more becomes available, and less is taken from what is still available.</summary>
    /// <returns>Below zero for what is taken; 0 when nothing changes.</returns>
    public long ChangeTo(long granted) => Math.Max(granted - Granted, -Available);

    /// <summary>The account as it stands with what the funder grants today.</summary>
    public Balance WithGranted(long granted) => After(LedgerAct.Grant, ChangeTo(granted));

    public Balance After(LedgerAct act, long amount) =>
        act switch
        {
            LedgerAct.Grant => this with { Granted = Granted + amount, Available = Available + amount },
            LedgerAct.Reserve => this with { Available = Available - amount, Reserved = Reserved + amount },
            LedgerAct.Use => this with { Reserved = Reserved - amount, Used = Used + amount },
            LedgerAct.Release => this with { Reserved = Reserved - amount, Available = Available + amount },
            LedgerAct.Refund => this with { Used = Used - amount, Available = Available + amount },
            _ => this with { Granted = Granted - amount, Available = Available - amount },
        };
}

/// <summary>How far the money for one enrolment has come.</summary>
/// <param name="Refunded">What of the used part came back.</param>
internal readonly record struct EnrolmentSums(long Reserved, long Used, long Refunded)
{
    public EnrolmentSums After(LedgerAct act, long amount) =>
        act switch
        {
            LedgerAct.Reserve => this with { Reserved = Reserved + amount },
            LedgerAct.Use => this with { Reserved = Reserved - amount, Used = Used + amount },
            LedgerAct.Release => this with { Reserved = Reserved - amount },
            LedgerAct.Refund => this with { Used = Used - amount, Refunded = Refunded + amount },
            _ => this,
        };
}
