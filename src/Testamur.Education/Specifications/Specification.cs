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

    /// <summary>The real offer this one follows, in demonstration data.</summary>
    public ModelledOn? ModelledOn { get; init; }
}
