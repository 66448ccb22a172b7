namespace Testamur.Education.Specifications;

/// <summary>When it is taught.</summary>
/// <param name="Kind">Fixed dates or self-paced.</param>
/// <param name="HoursPerWeek">Hours of work in a usual week.</param>
public sealed record Schedule(ScheduleKind Kind, decimal? HoursPerWeek = null);

/// <summary>Who teaches, as a function: a specification names no person.</summary>
/// <param name="Function">Function, such as "lecturer".</param>
/// <param name="Subject">What they know.</param>
/// <param name="Teaching">Qualification to teach, or to teach adults.</param>
public sealed record TeachingStaff(LangText Function, LangText Subject, LangText Teaching);

/// <summary>An organisation or group that took part in the design.</summary>
/// <param name="Kind">What kind of partner.</param>
/// <param name="Name">Name of the organisation or group; never of a person.</param>
public sealed record CoDesigner(PartnerKind Kind, LangText Name);

/// <summary>Evidence of need.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it shows.</param>
/// <param name="Link">Where it can be read.</param>
/// <param name="Date">Day of the evidence.</param>
public sealed record NeedEvidence(NeedKind Kind, LangText Text, string? Link = null, DateOnly? Date = null);

/// <summary>What is taken over from a degree course.</summary>
/// <param name="Percent">Share of the content taken over, 0 to 100.</param>
/// <param name="Source">The degree course.</param>
/// <param name="Adaptation">How it was adapted to this group.</param>
public sealed record ReusedContent(int Percent, LangText Source, LangText Adaptation);

/// <summary>Review of the specification and of its content.</summary>
public sealed record ReviewPlan
{
    /// <summary>Day by which the whole is reviewed again.</summary>
    public DateOnly? NextReview { get; init; }

    /// <summary>Day by which the content is brought up to date.</summary>
    public DateOnly? ContentReview { get; init; }

    /// <summary>Organisations from outside that took part in the last review.</summary>
    public IReadOnlyList<CoDesigner> Outside
    {
        get;
        init => field = value ?? [];
    } = [];
}

/// <summary>The route by validated prior learning.</summary>
/// <param name="Offered">True when it leads to the same micro-credential.</param>
/// <param name="Note">How, or why not.</param>
public sealed record PriorLearningRoute(bool Offered, LangText Note);

/// <summary>One point of the recognition self-check.</summary>
/// <param name="Criterion">The point.</param>
/// <param name="Strength">How far it is met.</param>
/// <param name="Note">Evidence.</param>
public sealed record RecognitionPoint(RecognitionCriterion Criterion, RecognitionStrength Strength, LangText? Note = null);

/// <summary>Withdrawal of credentials.</summary>
/// <param name="Method">Method, such as <c>BitstringStatusList</c> or <c>TokenStatusList</c>; null when none is set.</param>
/// <param name="Revocable">Whether a credential can be withdrawn.</param>
public sealed record StatusPlan(string? Method = null, bool? Revocable = null);

/// <summary>Learners' part in quality assurance.</summary>
/// <param name="Form">Link or name of the feedback form.</param>
/// <param name="Results">Link to the last published results; null before the first run.</param>
/// <param name="PublishedOn">Day of the last published results.</param>
public sealed record FeedbackPlan(string? Form = null, string? Results = null, DateOnly? PublishedOn = null);

/// <summary>The accessibility statement.</summary>
/// <param name="Standard">The standard it follows, such as <c>WCAG 2.2 AA</c> or <c>EN 301 549</c>.</param>
/// <param name="Text">What is accessible, what is not yet, and whom to ask.</param>
public sealed record AccessibilityStatement(string Standard, LangText Text);

/// <summary>An office that gives guidance; no person is named.</summary>
/// <param name="Name">Name of the office.</param>
/// <param name="Contact">Address of a page, or a mailbox of the office.</param>
public sealed record GuidanceContact(LangText Name, string? Contact = null);
