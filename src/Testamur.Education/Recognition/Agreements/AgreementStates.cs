using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>The states of one version of an agreement.</summary>
[JsonConverter(typeof(CamelCaseEnum<AgreementState>))]
public enum AgreementState
{
    /// <summary>Being written; parties may have agreed to it as it stands.</summary>
    Draft,

    /// <summary>Every party agreed to the same text; signatures are gathered.</summary>
    Negotiated,

    /// <summary>Every party signed; its first day has not come.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The state's own name in the field; no number is meant.")]
    Signed,

    /// <summary>It decides.</summary>
    InForce,

    /// <summary>Signed, but for the time being it decides nothing.</summary>
    Suspended,

    /// <summary>Over: withdrawn before it was signed, or after its last day.</summary>
    Ended,
}

/// <summary>What is done with a version.</summary>
[JsonConverter(typeof(CamelCaseEnum<AgreementAct>))]
public enum AgreementAct
{
    /// <summary>Its text or its machine part is changed: whoever agreed or signed has to look again.</summary>
    Change,

    /// <summary>A party agrees to it as it stands.</summary>
    Agree,

    /// <summary>A party gives it up before it is signed.</summary>
    Withdraw,

    /// <summary>A party signs with its institution's key.</summary>
    Sign,

    /// <summary>Its first day comes.</summary>
    Begin,

    /// <summary>A party stops it for a reason.</summary>
    Suspend,

    /// <summary>The party that stopped it lets it go on.</summary>
    Resume,

    /// <summary>A party gives notice: its last day moves forward.</summary>
    GiveNotice,

    /// <summary>Its last day is over.</summary>
    End,
}

/// <summary>Who does it.</summary>
[JsonConverter(typeof(CamelCaseEnum<AgreementActor>))]
public enum AgreementActor
{
    /// <summary>Somebody who negotiates for a party.</summary>
    Negotiator,

    /// <summary>Somebody who signs for a party.</summary>
    Signatory,

    /// <summary>Nobody: the day comes.</summary>
    Calendar,
}

/// <summary>A move that is allowed; every other is refused.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">The state after.</param>
/// <param name="By">Who does it.</param>
/// <param name="ByEveryParty">Whether the state is left only once every party has done it.</param>
public sealed record AgreementMove(
    AgreementState From,
    AgreementAct Act,
    AgreementState To,
    AgreementActor By,
    bool ByEveryParty = false
);

/// <summary>The life of a version as a table, and which state a day finds it in.</summary>
public static class AgreementStates
{
    /// <summary>Every move.</summary>
    public static IReadOnlyList<AgreementMove> Moves { get; } =
    [
        new(AgreementState.Draft, AgreementAct.Change, AgreementState.Draft, AgreementActor.Negotiator),
        new(AgreementState.Draft, AgreementAct.Agree, AgreementState.Negotiated, AgreementActor.Negotiator, ByEveryParty: true),
        new(AgreementState.Draft, AgreementAct.Withdraw, AgreementState.Ended, AgreementActor.Negotiator),
        new(AgreementState.Negotiated, AgreementAct.Change, AgreementState.Draft, AgreementActor.Negotiator),
        new(AgreementState.Negotiated, AgreementAct.Withdraw, AgreementState.Ended, AgreementActor.Negotiator),
        new(AgreementState.Negotiated, AgreementAct.Sign, AgreementState.Signed, AgreementActor.Signatory, ByEveryParty: true),
        new(AgreementState.Signed, AgreementAct.Begin, AgreementState.InForce, AgreementActor.Calendar),
        new(AgreementState.Signed, AgreementAct.GiveNotice, AgreementState.Signed, AgreementActor.Signatory),
        new(AgreementState.Signed, AgreementAct.End, AgreementState.Ended, AgreementActor.Calendar),
        new(AgreementState.InForce, AgreementAct.Suspend, AgreementState.Suspended, AgreementActor.Signatory),
        new(AgreementState.InForce, AgreementAct.GiveNotice, AgreementState.InForce, AgreementActor.Signatory),
        new(AgreementState.InForce, AgreementAct.End, AgreementState.Ended, AgreementActor.Calendar),
        new(AgreementState.Suspended, AgreementAct.Resume, AgreementState.InForce, AgreementActor.Signatory),
        new(AgreementState.Suspended, AgreementAct.GiveNotice, AgreementState.Suspended, AgreementActor.Signatory),
        new(AgreementState.Suspended, AgreementAct.End, AgreementState.Ended, AgreementActor.Calendar),
    ];

    /// <summary>The move, or null when it is not allowed.</summary>
    public static AgreementMove? Find(AgreementState from, AgreementAct act) =>
        Moves.FirstOrDefault(move => move.From == from && move.Act == act);

    /// <summary>
    /// The state on a day: the calendar's moves need nobody, so they are read off the dates and never late. A suspension outlasts the
    /// first day and ends with the last.
    /// </summary>
    /// <param name="reached">The state that people brought it to.</param>
    /// <param name="from">Its first day.</param>
    /// <param name="last">Its last day.</param>
    /// <param name="on">The day asked about.</param>
    public static AgreementState On(AgreementState reached, DateOnly from, DateOnly last, DateOnly on) =>
        reached is not (AgreementState.Signed or AgreementState.InForce or AgreementState.Suspended) ? reached
        : on > last ? AgreementState.Ended
        : reached == AgreementState.Suspended ? reached
        : on >= from ? AgreementState.InForce
        : AgreementState.Signed;
}
