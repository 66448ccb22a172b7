namespace Testamur.Education.Specifications;

/// <summary>
/// What may be earned: one version of a micro-credential as its designers describe it, with the elements of Annex I of the
/// Council Recommendation of 16 June 2022 (https://eur-lex.europa.eu/eli/C/2022/243/oj). Immutable. Elements 1 (learner) and
/// 5 (date) belong to an award and are not here. Only the id, the version and the default language are needed to hold a draft;
/// what a draft still lacks the linter says. Lists are compared by reference, texts by value.
/// </summary>
public sealed record Specification
{
    /// <summary>Stable absolute URI of the specification (the same in every version).</summary>
    public required string Id { get; init; }

    /// <summary>Version, from 1 up.</summary>
    public required int Version { get; init; }

    /// <summary>BCP 47 language in which every text must exist.</summary>
    public required string DefaultLanguage { get; init; }

    /// <summary>Languages the texts are meant to exist in; the default language is always one.</summary>
    public IReadOnlyList<string> DeclaredLanguages
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Which rules apply; null counts as higher education.</summary>
    public SpecificationProfile? Profile { get; init; }

    /// <summary>Local name of the format, such as "course" or "challenge".</summary>
    public string? Format { get; init; }

    /// <summary>Element 2: title.</summary>
    public LangText Title
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Plain summary.</summary>
    public LangText Summary
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Elements 3 and 4: who awards, with country.</summary>
    public IReadOnlyList<Organisation> AwardingBodies
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The alliance on whose behalf the awarding bodies award.</summary>
    public Organisation? OnBehalfOf { get; init; }

    /// <summary>Organisations that sign beside the awarding bodies or teach with them.</summary>
    public IReadOnlyList<Organisation> CoIssuers
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Element 6: learning outcomes.</summary>
    public IReadOnlyList<LearningOutcome> LearningOutcomes
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Element 7: workload in credits.</summary>
    public Ects? Ects { get; init; }

    /// <summary>Element 7: notional hours of an average learner.</summary>
    public decimal? Hours { get; init; }

    /// <summary>Element 8: EQF level, 1 to 8.</summary>
    public int? EqfLevel { get; init; }

    /// <summary>Element 8: cycle.</summary>
    public Cycle? Cycle { get; init; }

    /// <summary>Element 8: national levels.</summary>
    public IReadOnlyList<NationalLevel> NationalLevels
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>ISCED-F 2013 codes of 2 to 4 digits.</summary>
    public IReadOnlyList<string> IscedF
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Languages of teaching, BCP 47.</summary>
    public IReadOnlyList<string> TeachingLanguages
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Languages of assessment, BCP 47.</summary>
    public IReadOnlyList<string> AssessmentLanguages
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Elements 9 and 13: assessment tasks.</summary>
    public IReadOnlyList<Assessment> Assessments
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Element 10: form of participation.</summary>
    public Participation? Participation { get; init; }

    /// <summary>Planned activities whose hours make up the workload.</summary>
    public IReadOnlyList<Activity> Activities
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Length in weeks; null when self-paced.</summary>
    public int? Weeks { get; init; }

    /// <summary>Element 11: quality assurance.</summary>
    public IReadOnlyList<QualityAssurance> QualityAssurance
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Element 12: prerequisites.</summary>
    public IReadOnlyList<Prerequisite> Prerequisites
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Element 14: how is graded.</summary>
    public GradingScheme? Grading { get; init; }

    /// <summary>Element 15: stackability.</summary>
    public Stackability? Stackability { get; init; }

    /// <summary>Element 16: further information.</summary>
    public LangText FurtherInformation
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Element 16: links.</summary>
    public IReadOnlyList<string> Links
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>For whom it is made.</summary>
    public LangText TargetGroup
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Price.</summary>
    public Price? Price { get; init; }

    /// <summary>Months a credential stays valid; null without end.</summary>
    public int? ValidityMonths { get; init; }

    /// <summary>When it is taught and how much of a week it takes.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>The groups it is made for.</summary>
    public IReadOnlyList<AudienceGroup> Audience
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Help for those who come without the usual background.</summary>
    public LangText EntryHelp
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Organisations that deliver or assess without awarding or signing.</summary>
    public IReadOnlyList<Organisation> CoProviders
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Id of the organisation named here that answers for the award and its academic quality.</summary>
    public string? ResponsibleBody { get; init; }

    /// <summary>How an awarding body without institutional quality assurance of its own comes to award: the provider route.</summary>
    public LangText ProviderRoute
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Why no agency has looked at it.</summary>
    public LangText NoExternalReview
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Who teaches, by function.</summary>
    public IReadOnlyList<TeachingStaff> Staff
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Who designed it together with the awarding bodies.</summary>
    public IReadOnlyList<CoDesigner> CoDesigners
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Evidence that it is needed.</summary>
    public IReadOnlyList<NeedEvidence> Need
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>What is taken over from a degree course.</summary>
    public ReusedContent? Reuse { get; init; }

    /// <summary>When it is looked at again, and who looked at it from outside.</summary>
    public ReviewPlan? Review { get; init; }

    /// <summary>How an assessment can be taken again.</summary>
    public LangText Resit
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>How a decision can be appealed.</summary>
    public LangText Appeal
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Whether validated prior learning leads to the same micro-credential.</summary>
    public PriorLearningRoute? PriorLearning { get; init; }

    /// <summary>Ids of specifications that count as the same: only one of them counts toward anything.</summary>
    public IReadOnlyList<string> Equivalents
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The designers' own look through the eyes of a recognition officer.</summary>
    public IReadOnlyList<RecognitionPoint> RecognitionCheck
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Agreements under which partners recognise it: ids or links.</summary>
    public IReadOnlyList<string> Agreements
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Text for section 4 or 6 of a diploma supplement.</summary>
    public LangText SupplementText
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Line for a transcript of records.</summary>
    public LangText TranscriptText
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Formats it is issued in: <c>elm</c>, <c>ob3</c>, <c>clr</c>, <c>dc+sd-jwt</c>, <c>vc+jwt</c>.</summary>
    public IReadOnlyList<string> Formats
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>How a credential is withdrawn.</summary>
    public StatusPlan? Status { get; init; }

    /// <summary>How learners' feedback is collected and what came of it.</summary>
    public FeedbackPlan? Feedback { get; init; }

    /// <summary>The accessibility statement.</summary>
    public AccessibilityStatement? Accessibility { get; init; }

    /// <summary>Who gives guidance.</summary>
    public GuidanceContact? Guidance { get; init; }

    /// <summary>What it leads to: work, further study, civic roles.</summary>
    public LangText WhatNext
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Support with the cost for those with low incomes.</summary>
    public LangText FeeSupport
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>The link to another field.</summary>
    public LangText Interdisciplinary
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Functions of those who sign for the awarding bodies, such as the dean.</summary>
    public IReadOnlyList<LangText> Signatories
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The real offer this one follows, in demonstration data.</summary>
    public ModelledOn? ModelledOn { get; init; }
}
