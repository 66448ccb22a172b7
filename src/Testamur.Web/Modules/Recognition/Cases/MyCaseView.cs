using Testamur.Education.Recognition;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Recognition.Cases;

/// <summary>A case as its applicant sees it.</summary>
/// <param name="Slug">Short name of the receiving institution.</param>
/// <param name="Title">What the credential is called.</param>
/// <param name="Target">What it is to count for.</param>
/// <param name="TargetSpecification">The receiver's specification; null for credits toward study.</param>
/// <param name="Missing">What the applicant is asked for; null while nothing is.</param>
/// <param name="Parts">The credentials in the document, where one must be chosen; else none.</param>
/// <param name="PromisedOn">The day an answer is promised for; null while the clock does not run.</param>
/// <param name="DeadlineOn">The last day the rules allow.</param>
/// <param name="ClaimedEcts">As the credential states them; null when it states none.</param>
/// <param name="Basis">The agreement or rule the decision rests on.</param>
/// <param name="HasStatement">Whether a sealed statement can be saved.</param>
/// <param name="Document">Whether what was handed in is still kept.</param>
public sealed record MyCaseView(
    Guid Id,
    string Slug,
    string Institution,
    string Title,
    string? IssuerName,
    string Target,
    Guid? TargetSpecification,
    RecognitionState State,
    RecognitionRoute Route,
    VerdictKind Verdict,
    DateTimeOffset ReceivedAt,
    string? Missing,
    IReadOnlyList<string> Parts,
    DateOnly? PromisedOn,
    DateOnly? DeadlineOn,
    string? DelayReason,
    RecognitionOutcome? Outcome,
    decimal? ClaimedEcts,
    decimal AcceptedEcts,
    string? Grade,
    string? Reason,
    string? Basis,
    DateOnly? AppealUntil,
    string? Appeal,
    bool MayHandIn,
    bool MayAppeal,
    bool HasStatement,
    bool Document,
    IReadOnlyList<CaseStep> Steps
);

/// <summary>One step of its history.</summary>
/// <param name="Act">What was done: a stable word.</param>
/// <param name="ByPlatform">Whether no person had a part in it.</param>
/// <param name="Text">The reason or question.</param>
public sealed record CaseStep(RecognitionState State, string Act, DateTimeOffset At, bool ByPlatform, string? Text);

/// <summary>A case in its applicant's list.</summary>
public sealed record MyCaseRow(
    Guid Id,
    string Title,
    string Institution,
    string Target,
    RecognitionState State,
    RecognitionOutcome? Outcome,
    DateOnly? PromisedOn,
    DateTimeOffset ReceivedAt
);
