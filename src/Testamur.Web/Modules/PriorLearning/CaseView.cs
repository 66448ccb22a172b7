using Testamur.Education.Specifications;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Modules.PriorLearning.Portfolio;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>A case as its applicant and those who have a part in it see it.</summary>
/// <param name="Round">1; 2 after an appeal.</param>
/// <param name="Adviser">Null while nobody took it.</param>
/// <param name="PromisedOn">The day by which the institution's next word is promised.</param>
/// <param name="Missing">What keeps the stage from being closed.</param>
/// <param name="MayAppeal">Whether its applicant may appeal now.</param>
public sealed record CaseView(
    Guid Id,
    string Institution,
    Guid Specification,
    int Version,
    LangText Title,
    decimal? Ects,
    CaseState State,
    int Round,
    string Applicant,
    string? Adviser,
    DateOnly? PromisedOn,
    bool Overdue,
    string? DelayReason,
    bool ShowRoute,
    IReadOnlyList<OutcomeLine> Outcomes,
    IReadOnlyList<EvidenceView> Evidence,
    IReadOnlyList<Missing> Missing,
    IReadOnlyList<PanelLine> Panel,
    string? IdentityChecked,
    string? Supervision,
    ResultView? Result,
    string? Appeal,
    bool MayAppeal,
    IReadOnlyList<MessageLine> Messages,
    IReadOnlyList<StepLine> Steps
)
{
    public string TextOf(string outcome) =>
        Outcomes.FirstOrDefault(line => line.Id == outcome)?.Text.In(Words.Language) ?? outcome;
}

/// <summary>One outcome: what is claimed, how the adviser sees it, by what it is assessed, what was decided.</summary>
/// <param name="Statement">Null when it is not claimed.</param>
/// <param name="Decision">For the applicant only after the end.</param>
public sealed record OutcomeLine(
    string Id,
    LangText Text,
    string? Statement,
    ClaimMark? Mark,
    string? Note,
    IReadOnlyList<TaskLine> Tasks,
    DecisionLine? Decision
);

/// <summary>A task that assesses the outcome of those who are taught: its criteria hold here, too.</summary>
/// <param name="Supervision">Code of the vocabulary <c>supervision</c>.</param>
public sealed record TaskLine(LangText Title, LangText Criteria, string? Supervision);

/// <summary>What the panel found about an outcome.</summary>
public sealed record DecisionLine(bool Shown, AssessmentMethod Method, string Reason, string By, DateTimeOffset At);

/// <summary>A member of the panel.</summary>
/// <param name="AgreedAt">When they stood by everything that was decided.</param>
public sealed record PanelLine(Guid Person, string Name, DateTimeOffset? AgreedAt);

/// <summary>How it ended.</summary>
/// <param name="Outcomes">Ids of the outcomes that were granted.</param>
/// <param name="ExemptEcts">Credits that need not be earned again.</param>
public sealed record ResultView(
    IReadOnlyList<string> Outcomes,
    decimal? ExemptEcts,
    string Reason,
    string? Advice,
    DateTimeOffset At
);

/// <summary>One message between applicant and adviser.</summary>
/// <param name="ByApplicant">Whose it is.</param>
public sealed record MessageLine(string By, bool ByApplicant, DateTimeOffset At, string Text);

/// <summary>One step of the history.</summary>
/// <param name="By">Null when the platform did it itself, or the person has no account any more.</param>
public sealed record StepLine(CaseState State, DateTimeOffset At, string? By, string? Text);

/// <summary>A case in a list.</summary>
/// <param name="Mine">Whether the next step is the reader's.</param>
public sealed record CaseRow(
    Guid Id,
    LangText Title,
    string Who,
    CaseState State,
    DateOnly? PromisedOn,
    bool Overdue,
    bool Mine,
    DateTimeOffset OpenedAt
);
