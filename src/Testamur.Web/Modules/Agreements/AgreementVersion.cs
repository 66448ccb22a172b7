using System.Text;
using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Agreements;

/// <summary>
/// One version of an agreement. It belongs to no institution but to its parties. People bring it as far as signed; the calendar does the
/// rest, so that it is in force on its first day and on no other account.
/// </summary>
internal sealed class AgreementVersion
{
    public const int LongestReason = 2000;

    private readonly List<VersionParty> _parties = [];

    public required AgreementId Agreement { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>How far people brought it; never <see cref="AgreementState.InForce"/>, which is a matter of the day.</summary>
    public AgreementState Reached { get; private set; }

    /// <summary>The document as JSON; what is signed is its canonical form.</summary>
    public string Document { get; private set; } = "{}";

    public IReadOnlyList<VersionParty> Parties => _parties;

    /// <summary>When the last party signed.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>Of a signed version.</summary>
    public DateOnly? FirstDay { get; private set; }

    /// <summary>Of a signed version: the agreed one, or an earlier one by notice or by the next version.</summary>
    public DateOnly? LastDay { get; private set; }

    public InstitutionId? SuspendedBy { get; private set; }

    /// <summary>The review day that the parties were reminded of.</summary>
    public DateOnly? RemindedOf { get; private set; }

    /// <summary>Why it is suspended, or ends early.</summary>
    public string? Reason { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Raised by each act, so that two at once cannot both succeed.</summary>
    public int Revision { get; private set; }

    /// <summary>Of a stored version: it was read before, so it reads again.</summary>
    public Agreement Read() =>
        ReadIfWhole() ?? throw new InvalidOperationException($"Agreement {Agreement.Value} {Number} cannot be read.");

    /// <summary>The same for whoever must not stumble over a document that somebody spoiled in the database.</summary>
    public Agreement? ReadIfWhole() =>
        AgreementJson.TryRead(Encoding.UTF8.GetBytes(Document), out var agreement, out _) ? agreement : null;

    /// <summary>Of exactly what is signed; empty for a document that somebody spoiled in the database.</summary>
    public string Fingerprint => AgreementJson.Fingerprint(Encoding.UTF8.GetBytes(Document)) ?? "";

    public AgreementState StateOn(DateOnly day) =>
        FirstDay is { } first && LastDay is { } last ? AgreementStates.On(Reached, first, last, day) : Reached;

    public VersionParty? PartyOf(InstitutionId institution) => _parties.Find(party => party.Institution == institution);

    public bool IsSigned => SignedAt is not null;

    public Problem? Change(Agreement content, IReadOnlyCollection<InstitutionId> parties, DateTimeOffset now)
    {
        if (Move(AgreementAct.Change, now) is { } refused)
            return refused;
        Document = AgreementJson.Write(content);
        _parties.RemoveAll(party => !parties.Contains(party.Institution));
        foreach (var party in _parties)
            party.StartAgain();
        foreach (var institution in parties.Where(one => PartyOf(one) is null))
            _parties.Add(
                new()
                {
                    Agreement = Agreement,
                    Number = Number,
                    Institution = institution,
                }
            );
        return null;
    }

    public Problem? Agree(VersionParty party, PersonId by, DateTimeOffset now)
    {
        if (Find(AgreementAct.Agree, now) is null)
            return AgreementsProblems.WrongState();
        if (party.AgreedAt is not null)
            return AgreementsProblems.DoneBefore();
        party.Agree(by, now);
        Step(AgreementAct.Agree, _parties.TrueForAll(one => one.AgreedAt is not null), now);
        return null;
    }

    /// <returns>A refusal, or null; <see cref="IsSigned"/> tells whether the party was the last.</returns>
    public Problem? Sign(
        VersionParty party,
        string signature,
        string signatory,
        PersonId by,
        Agreement content,
        DateTimeOffset now
    )
    {
        if (Find(AgreementAct.Sign, now) is null)
            return AgreementsProblems.WrongState();
        if (party.SignedAt is not null)
            return AgreementsProblems.DoneBefore();
        party.Sign(signature, signatory, by, now);
        var last = _parties.TrueForAll(one => one.SignedAt is not null);
        Step(AgreementAct.Sign, last, now);
        if (last)
            (SignedAt, FirstDay, LastDay) = (now, content.From, content.Until);
        return null;
    }

    public Problem? Withdraw(string reason, DateTimeOffset now) => Move(AgreementAct.Withdraw, now, reason);

    public Problem? Suspend(InstitutionId by, string reason, DateTimeOffset now)
    {
        if (Move(AgreementAct.Suspend, now, reason) is { } refused)
            return refused;
        SuspendedBy = by;
        return null;
    }

    public Problem? Resume(InstitutionId by, DateTimeOffset now)
    {
        if (SuspendedBy is { } who && who != by)
            return AgreementsProblems.NotYours();
        if (Move(AgreementAct.Resume, now) is { } refused)
            return refused;
        (SuspendedBy, Reason) = (null, null);
        return null;
    }

    /// <param name="last">The last day; not before the notice has run out, and not after the agreed one.</param>
    public Problem? GiveNotice(DateOnly last, DateOnly earliest, string reason, DateTimeOffset now)
    {
        if (Find(AgreementAct.GiveNotice, now) is null)
            return AgreementsProblems.WrongState();
        if (last < earliest || last > LastDay)
            return AgreementsProblems.NoticeDay();
        LastDay = last;
        return Move(AgreementAct.GiveNotice, now, reason);
    }

    /// <summary>Whether the parties are to be reminded now that they agreed to look at it again: once, while it applies or is suspended.</summary>
    /// <param name="near">So many days before the review day.</param>
    public DateOnly? RemindOfReview(DateOnly today, int near)
    {
        if (
            StateOn(today) is not (AgreementState.InForce or AgreementState.Suspended)
            || ReadIfWhole()?.ReviewOn is not { } review
            || review > today.AddDays(near)
            || RemindedOf == review
        )
            return null;
        (RemindedOf, Revision) = (review, Revision + 1);
        return review;
    }

    /// <summary>The next version takes over on its first day.</summary>
    public void EndBefore(DateOnly next, DateTimeOffset now)
    {
        if (LastDay >= next)
            (LastDay, ChangedAt, Revision) = (next.AddDays(-1), now, Revision + 1);
    }

    private AgreementMove? Find(AgreementAct act, DateTimeOffset now) => AgreementStates.Find(StateOn(Day(now)), act);

    private Problem? Move(AgreementAct act, DateTimeOffset now, string? reason = null)
    {
        if (Find(act, now) is null)
            return AgreementsProblems.WrongState();
        Reason = reason ?? Reason;
        Step(act, complete: true, now);
        return null;
    }

    // The calendar's states are read off the dates and not stored.
    private void Step(AgreementAct act, bool complete, DateTimeOffset now)
    {
        var to = complete ? Find(act, now)!.To : StateOn(Day(now)); // the caller asked for the move
        Reached = to == AgreementState.InForce ? AgreementState.Signed : to;
        (ChangedAt, Revision) = (now, Revision + 1);
    }

    public static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
