using Testamur.Education.Recognition;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Verification.Contracts;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>A case as the officer sees it: everything the credential says, compared with the target, before anybody has typed a word.</summary>
/// <param name="Applicant">Null once the account is closed.</param>
/// <param name="NameDiffers">Whether the credential names somebody else than the account, or nobody.</param>
/// <param name="Verification">The report, in the language of the request.</param>
/// <param name="Facts">What the credential says; a kind it does not say is listed as absent.</param>
/// <param name="Further">What else it says, for which no fact has a place.</param>
/// <param name="Theirs">Its outcomes, in their order.</param>
/// <param name="Ours">The target's outcomes, in their order.</param>
/// <param name="Pairs">What they have in common: suggestions.</param>
/// <param name="Form">What was filled in last; null before.</param>
/// <param name="Suggested">The form as the documents fill it.</param>
/// <param name="Grade">What the grading tables make of its grade.</param>
/// <param name="IsSecured">Whether the document carries a seal, proof or signature, whatever that is worth.</param>
/// <param name="IsOwn">Whether the reader is the applicant, and so leaves the case to others.</param>
/// <param name="Awards">Of the institution to the applicant, once something counts.</param>
/// <param name="DocumentHash">SHA-256 of what was handed in.</param>
public sealed record CaseView(
    MyCaseView Case,
    string? Applicant,
    string? Note,
    bool NameDiffers,
    VerdictView? Verification,
    IReadOnlyList<FactView> Facts,
    IReadOnlyList<FurtherStatement> Further,
    IReadOnlyList<ElementView> Elements,
    IReadOnlyList<PointReading> Points,
    IReadOnlyList<string> Theirs,
    IReadOnlyList<string> Ours,
    IReadOnlyList<OutcomePair> Pairs,
    CreditView Claimed,
    IReadOnlyList<PrecedentView> Precedents,
    DecisionForm? Form,
    DecisionForm Suggested,
    GradeView Grade,
    bool IsSecured,
    string DocumentHash,
    bool HasDocument,
    bool IsOwn,
    bool MayDecide,
    bool MayAskForMore,
    bool MayDelay,
    bool MayDecideAppeal,
    bool MayMeetCondition,
    IReadOnlyList<AwardChoice> Awards
);

/// <param name="Text">In the language of the request where the document has it.</param>
/// <param name="Path">JSON Pointer of its place in the document.</param>
/// <param name="ConfirmedBy">Who says the same.</param>
/// <param name="ContradictedBy">Who says something else, and what.</param>
public sealed record FactView(
    FactKind Kind,
    string Text,
    Standing Standing,
    string? Path,
    string? ConfirmedBy,
    IReadOnlyList<string> ContradictedBy
);

/// <param name="Suggested">Null when the documents do not say enough.</param>
/// <param name="Reason">Why, in the language of the request.</param>
public sealed record ElementView(RecognitionElement Element, Difference? Suggested, string Reason);

/// <param name="Ects">Null when no credits can be taken.</param>
/// <param name="Sum">How they were found; empty for ECTS as stated.</param>
public sealed record CreditView(decimal? Ects, CreditBasis Basis, string Sum, string Reason);

/// <summary>An award of the institution to the applicant, for which a diploma supplement can be issued.</summary>
public sealed record AwardChoice(Guid Id, string Title, DateOnly AwardedOn);

/// <param name="Stated">As the sender states it; null when it states none.</param>
/// <param name="Proposed">As the grading tables convert it; null when they cannot.</param>
/// <param name="Method">How: the groups, the sum and the rule for ties; null without a grade.</param>
/// <param name="Why">Why there is none; null with one.</param>
public sealed record GradeView(string? Stated, string? Proposed, string? Method, string? Why);

/// <summary>An earlier decision about the same, without its person.</summary>
/// <param name="AcceptedEcts">In credits.</param>
/// <param name="Basis">The agreement or rule it rested on.</param>
public sealed record PrecedentView(
    Guid Case,
    RecognitionOutcome Outcome,
    decimal AcceptedEcts,
    string? Reason,
    string? Basis,
    bool AfterAppeal,
    DateOnly DecidedOn
);

/// <summary>A case in the queue.</summary>
/// <param name="IsOverdue">Whether the promised day has passed.</param>
public sealed record CaseRow(
    Guid Id,
    string Title,
    string? IssuerName,
    string Target,
    string Applicant,
    RecognitionState State,
    RecognitionRoute Route,
    DateTimeOffset ReceivedAt,
    DateOnly? PromisedOn,
    bool IsOverdue,
    RecognitionOutcome? Outcome
);
