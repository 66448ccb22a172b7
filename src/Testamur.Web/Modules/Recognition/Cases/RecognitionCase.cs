using Testamur.Education.Recognition;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Cases;

/// <summary>
/// Somebody asks an institution to recognise one credential for one purpose. What the credential says is kept as it was understood when it
/// came in (<see cref="Facts"/>), the document itself beside it; the decision is kept whole and appended to by an appeal.
/// </summary>
internal sealed class RecognitionCase : IOfTarget
{
    public const int LongestText = 2000;

    public required InstitutionId Institution { get; init; }

    public required CaseId Id { get; init; }

    /// <summary>Null once the account is closed: the decision stays as a precedent without its person.</summary>
    public PersonId? Applicant { get; private set; }

    public required CreditPurpose Purpose { get; init; }

    /// <summary>The receiver's specification it is to stand for; null for credits toward study.</summary>
    public Guid? Target { get; init; }

    public int? TargetVersion { get; init; }

    /// <summary>Stable address of the target, without version.</summary>
    public string? TargetUri { get; init; }

    /// <summary>What it is to count for, in words: the target's title, or the study as the applicant calls it.</summary>
    public required string TargetTitle { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>While it is set nobody opens a second case of the person on the same credential and target: it is unique.</summary>
    public string? OpenKey { get; private set; }

    public RecognitionState State { get; private set; }

    public RecognitionRoute Route { get; private set; }

    public CaseFacts Facts { get; private set; } = CaseFacts.Unknown;

    /// <summary>Which of the credentials in the document; null while nobody has said.</summary>
    public int? Part { get; private set; }

    /// <summary>SHA-256 of the document.</summary>
    public string DocumentHash { get; private set; } = "";

    /// <summary>The holding in the applicant's wallet it came from.</summary>
    public Guid? Holding { get; private set; }

    /// <summary>The verifier's report, complete, as JSON.</summary>
    public string Report { get; private set; } = "";

    public FactVerdict Verdict { get; private set; }

    public DateTimeOffset VerifiedAt { get; private set; }

    /// <summary>What the applicant says about it.</summary>
    public string? Note { get; private set; }

    /// <summary>What is missing, for the applicant to read; null while nothing is.</summary>
    public string? Missing { get; private set; }

    /// <summary>When the file was complete: the clock runs from then. An appeal starts it anew.</summary>
    public DateTimeOffset? ClockFrom { get; private set; }

    /// <summary>The day by which the applicant was promised an answer.</summary>
    public DateOnly? PromisedOn { get; private set; }

    /// <summary>The last day the rules of the institution allow.</summary>
    public DateOnly? DeadlineOn { get; private set; }

    public string? DelayReason { get; private set; }

    /// <summary>The officer's form, as JSON; null before anybody assessed.</summary>
    public string? Form { get; private set; }

    public PersonId? ProposedBy { get; private set; }

    public RecognitionOutcome? Outcome { get; private set; }

    /// <summary>In hundredths of a credit.</summary>
    public int AcceptedEcts { get; private set; }

    public string? Reason { get; private set; }

    public string? Grade { get; private set; }

    /// <summary>Null when an agreement decided.</summary>
    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The last day for an appeal.</summary>
    public DateOnly? AppealUntil { get; private set; }

    /// <summary>The agreement that decided.</summary>
    public Guid? Agreement { get; private set; }

    /// <summary>Person, agreement and how often that agreement has decided for the person: unique, so that two requests at once cannot pass a cap together.</summary>
    public string? AgreementKey { get; private set; }

    /// <summary>The agreement's title, version and clause, or the rule it was decided by, to be cited.</summary>
    public string? Basis { get; private set; }

    /// <summary>The decided case this one follows.</summary>
    public CaseId? Precedent { get; private set; }

    /// <summary>By what it was seen that the condition of a conditional recognition is met.</summary>
    public string? ConditionMet { get; private set; }

    public PersonId? ConditionMetBy { get; private set; }

    public DateTimeOffset? ConditionMetAt { get; private set; }

    public string? Appeal { get; private set; }

    /// <summary>Who decided before the appeal: somebody else decides that.</summary>
    public PersonId? AppealedAgainst { get; private set; }

    /// <summary>Raised by each change, so that two changes at once cannot both succeed.</summary>
    public int Revision { get; private set; }

    /// <summary>Whether the time to decide runs.</summary>
    public bool ClockRuns => RecognitionMoves.ClockRuns(State);

    /// <summary>A case that was just received and keeps a second one away.</summary>
    public RecognitionCase Opened(PersonId applicant, string? note)
    {
        (Applicant, Note, State) = (applicant, note, RecognitionState.Received);
        return this;
    }

    /// <summary>Takes what was handed in, now or instead of what was there: facts, document and report belong together.</summary>
    public void HandIn(
        CaseFacts facts,
        int? part,
        string documentHash,
        Guid? holding,
        FactVerdict verdict,
        string report,
        DateTimeOffset at
    )
    {
        (Facts, Part, DocumentHash, Holding) = (facts, part, documentHash, holding);
        (Verdict, Report, VerifiedAt) = (verdict, report, at);
        OpenKey = Applicant is { } person ? $"{Institution.Value:n}/{person.Value:n}/{documentHash}/{part}/{Target:n}" : null;
        Revision++;
    }

    /// <summary>Something is missing; the clock does not run.</summary>
    /// <param name="missing">For the applicant to read.</param>
    public Problem? AskFor(string missing, RecognitionRole by)
    {
        if (Do(RecognitionAct.AskForMore, by) is { } refused)
            return refused;
        Missing = missing;
        StopClock();
        return null;
    }

    /// <summary>Everything is there: the clock starts.</summary>
    public Problem? Complete(CaseClock clock, RecognitionRoute route, RecognitionRole by)
    {
        if (Do(RecognitionAct.FindComplete, by) is { } refused)
            return refused;
        (Missing, Route) = (null, route);
        StartClock(clock);
        return null;
    }

    /// <summary>A new day is promised, with the reason.</summary>
    public Problem? Delay(DateOnly until, string reason)
    {
        if (!ClockRuns)
            return RecognitionProblems.WrongState();
        (PromisedOn, DelayReason) = (until, reason);
        Revision++;
        return null;
    }

    /// <summary>The verifier was asked again, as the last thing before people compare.</summary>
    public Problem? Verify(FactVerdict verdict, string report, DateTimeOffset at, RecognitionRole by)
    {
        if (Do(RecognitionAct.Verify, by) is { } refused)
            return refused;
        (Verdict, Report, VerifiedAt) = (verdict, report, at);
        return null;
    }

    public Problem? Assess(RecognitionRole by) => Do(RecognitionAct.Assess, by);

    /// <summary>Keeps what an officer has filled in so far.</summary>
    public Problem? Keep(string form)
    {
        if (State is not (RecognitionState.Assessing or RecognitionState.Proposed or RecognitionState.Appealed))
            return RecognitionProblems.WrongState();
        Form = form;
        Revision++;
        return null;
    }

    public Problem? Propose(string? form, PersonId? by, RecognitionRole role)
    {
        if (Do(RecognitionAct.Propose, role) is { } refused)
            return refused;
        (Form, ProposedBy) = (form, by);
        return null;
    }

    /// <summary>Decides, by a person or an agreement; the applicant is told in the same transaction.</summary>
    /// <param name="appealUntil">The last day for an appeal.</param>
    public Problem? Decide(CaseDecision decision, RecognitionRole by, DateTimeOffset now, DateOnly appealUntil)
    {
        if (Do(RecognitionAct.Decide, by) is { } refused)
            return refused;
        Take(decision, now);
        AppealUntil = appealUntil;
        return null;
    }

    public Problem? Notify(RecognitionRole by) => Do(RecognitionAct.Notify, by);

    /// <summary>The condition is met: what was accepted counts from now on.</summary>
    /// <param name="outcome">In full, or in part where less was accepted than claimed.</param>
    /// <param name="reason">For the statement: the reason of the decision with how the condition was met.</param>
    public Problem? MeetCondition(string evidence, RecognitionOutcome outcome, string reason, PersonId by, DateTimeOffset now)
    {
        if (
            Outcome != RecognitionOutcome.Conditional
            || State
                is not (
                    RecognitionState.Notified
                    or RecognitionState.Upheld
                    or RecognitionState.Changed
                    or RecognitionState.Closed
                )
        )
            return RecognitionProblems.WrongState();
        (ConditionMet, ConditionMetBy, ConditionMetAt) = (evidence, by, now);
        (Outcome, Reason) = (outcome, reason);
        Revision++;
        return null;
    }

    public Problem? MakeAppeal(string text, DateOnly today, CaseClock clock)
    {
        if (Appeal is not null)
            return RecognitionProblems.AppealedBefore();
        if (State == RecognitionState.Notified && AppealUntil < today)
            return RecognitionProblems.AppealOver();
        if (Do(RecognitionAct.Appeal, RecognitionRole.Applicant) is { } refused)
            return refused;
        (Appeal, AppealedAgainst, DelayReason) = (text, DecidedBy, null);
        StartClock(clock);
        return null;
    }

    /// <summary>The decision stands.</summary>
    public Problem? Uphold(string reason, PersonId by, DateTimeOffset now)
    {
        if (Do(RecognitionAct.Uphold, RecognitionRole.AppealPanel) is { } refused)
            return refused;
        (Reason, DecidedBy, DecidedAt) = (reason, by, now);
        return null;
    }

    /// <summary>The decision is another one.</summary>
    public Problem? Change(CaseDecision decision, DateTimeOffset now)
    {
        if (Do(RecognitionAct.Change, RecognitionRole.AppealPanel) is { } refused)
            return refused;
        Take(decision, now);
        return null;
    }

    public Problem? Close(RecognitionRole by)
    {
        if (Do(RecognitionAct.Close, by) is { } refused)
            return refused;
        OpenKey = null;
        return null;
    }

    private void Take(CaseDecision decision, DateTimeOffset now)
    {
        (Outcome, AcceptedEcts, Reason, Grade) = (decision.Outcome, decision.AcceptedEcts, decision.Reason, decision.Grade);
        (DecidedBy, DecidedAt, Form) = (decision.By, now, decision.Form ?? Form);
        (Agreement, Basis, Precedent) = (decision.Agreement, decision.Basis, decision.Precedent);
        AgreementKey =
            decision.Agreement is { } agreement && Applicant is { } person
                ? $"{person.Value:n}/{agreement:n}/{decision.AgreementUse}"
                : null;
    }

    private void StartClock(CaseClock clock) =>
        (ClockFrom, PromisedOn, DeadlineOn) = (clock.From, clock.PromisedOn, clock.DeadlineOn);

    private void StopClock() => (ClockFrom, PromisedOn, DeadlineOn) = (null, null, null);

    private Problem? Do(RecognitionAct act, RecognitionRole by)
    {
        if (RecognitionMoves.Find(State, act, by) is not { } move)
            return RecognitionProblems.WrongState();
        State = move.To;
        Revision++;
        return null;
    }
}
