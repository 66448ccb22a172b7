namespace Testamur.Web.Modules.Mandates;

internal enum MandateState
{
    /// <summary>Written down; waits for a second person of the institution that gives it.</summary>
    Recorded,

    /// <summary>Signed off; waits for the other institution.</summary>
    Offered,
    Declined,

    /// <summary>Accepted; its first day is to come.</summary>
    Agreed,

    /// <summary>Under it credentials may be sealed.</summary>
    InForce,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>Ended by who gave it.</summary>
    Withdrawn,

    /// <summary>Ended by who got it.</summary>
    LaidDown,
}

/// <summary>How a mandate stands at a moment, from what both sides wrote. Pure; asked about the past when a credential is verified.</summary>
internal static class MandateLife
{
    public static MandateState StateAt(Mandate mandate, MandateAnswer? answer, DateTimeOffset at)
    {
        if (mandate.WithdrawnAt <= at)
            return MandateState.Withdrawn;
        if (answer?.EndedAt <= at)
            return MandateState.LaidDown;
        // Days are those of the calendar in UTC, as elsewhere.
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        if (answer is { Accepted: false } && answer.At <= at)
            return MandateState.Declined;
        if (mandate.ValidUntil < day)
            return MandateState.Expired;
        if (mandate.SignedAt is not { } signed || signed > at)
            return MandateState.Recorded;
        if (answer is null || answer.At > at)
            return MandateState.Offered;
        return day < mandate.ValidFrom ? MandateState.Agreed : MandateState.InForce;
    }

    /// <summary>Whether nothing more can come of it.</summary>
    public static bool IsOver(this MandateState state) =>
        state is MandateState.Declined or MandateState.Expired or MandateState.Withdrawn or MandateState.LaidDown;

    public static DateTimeOffset WholeSeconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
