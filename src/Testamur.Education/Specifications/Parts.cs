using System.Text.Json.Serialization;

namespace Testamur.Education.Specifications;

/// <summary>An organisation as a specification names it.</summary>
public sealed record Organisation
{
    /// <summary>Key by which the platform knows the organisation; stable, local.</summary>
    public required string Id { get; init; }

    /// <summary>Legal name by language.</summary>
    public required LangText Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2 country, upper case (Annex I element 3). Null for an alliance without one.</summary>
    public string? Country { get; init; }

    /// <summary>Region, as a NUTS code or a name.</summary>
    public string? Region { get; init; }

    /// <summary>Home page.</summary>
    public string? Url { get; init; }

    /// <summary>The number under which a country's register of legal bodies has it. Null when not known.</summary>
    public LegalIdentifier? Registration { get; init; }

    /// <summary>True for a recognised higher education institution.</summary>
    public bool HigherEducation { get; init; }
}

/// <summary>An identifier that a country's law gives an organisation.</summary>
/// <param name="Notation">The identifier as it is written.</param>
/// <param name="Country">ISO 3166-1 alpha-2 country of the register.</param>
public sealed record LegalIdentifier(string Notation, string Country);

/// <summary>A skill of a framework, such as ESCO.</summary>
/// <param name="Uri">The skill's URI in its framework.</param>
/// <param name="Label">The skill's label as the framework gives it.</param>
/// <param name="Framework">Name of the framework; ESCO when absent.</param>
/// <param name="Version">Version of the framework the skill was chosen from.</param>
public sealed record Skill(string Uri, LangText Label, string? Framework = null, string? Version = null);

/// <summary>Annex I element 6: what the learner knows, understands and can do at the end.</summary>
public sealed record LearningOutcome
{
    /// <summary>Short id, unique within the specification; assessment tasks name it.</summary>
    public required string Id { get; init; }

    /// <summary>The outcome as a sentence that opens with an observable verb.</summary>
    public required LangText Text { get; init; }

    /// <summary>What it is for; at least one.</summary>
    public IReadOnlyList<Purpose> Purposes
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Related skills, ESCO or other.</summary>
    public IReadOnlyList<Skill> Skills
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>True when somebody looked and no skill of a framework fits.</summary>
    public bool NoSkillMatch { get; init; }

    /// <summary>Step of Bloom's ladder the designers mean; null when the verb says it.</summary>
    public VerbLevel? VerbLevel { get; init; }
}

/// <summary>A level in a national framework.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Framework">Name of the framework.</param>
/// <param name="Level">Level as the framework writes it.</param>
/// <param name="EqfLevel">EQF level the country has referenced it to.</param>
public sealed record NationalLevel(string Country, string Framework, string Level, int EqfLevel);

/// <summary>Annex I element 10: form of participation.</summary>
/// <param name="Mode">Code of the vocabulary <c>participation</c>.</param>
/// <param name="OnSiteShare">Share of teaching on site, percent.</param>
/// <param name="SynchronousShare">Share of teaching at fixed times, percent.</param>
public sealed record Participation(string Mode, int? OnSiteShare = null, int? SynchronousShare = null);

/// <summary>A planned learning activity.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Hours">Hours of an average learner.</param>
/// <param name="Group">True when done with other learners.</param>
public sealed record Activity(LangText Name, decimal Hours, bool Group = false);

/// <summary>Annex I elements 9 and 13: one assessment task, with its supervision and identity check.</summary>
public sealed record Assessment
{
    /// <summary>Short id, unique within the specification.</summary>
    public required string Id { get; init; }

    /// <summary>Code of the vocabulary <c>assessment</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What is asked.</summary>
    public LangText Title
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>True when its result decides about the award; false for practice.</summary>
    public bool Summative { get; init; }

    /// <summary>Ids of the outcomes it assesses.</summary>
    public IReadOnlyList<string> Outcomes
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Share of the final mark, percent.</summary>
    public int? Weight { get; init; }

    /// <summary>Criteria or rubric in words.</summary>
    public LangText Criteria
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Code of the vocabulary <c>supervision</c>.</summary>
    public string? Supervision { get; init; }

    /// <summary>True when it must be done within a set time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Timed { get; init; }

    /// <summary>What is offered to learners who cannot take it as it is.</summary>
    public LangText AccessibleAlternative
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>Who marks it; null counts as an assessor.</summary>
    public Marker? MarkedBy { get; init; }
}

/// <summary>Annex I element 14 as a specification can state it: the scheme; the grade itself belongs to the award.</summary>
/// <param name="Name">Name of the scheme, such as "pass/fail".</param>
/// <param name="Values">Legal values, best first.</param>
/// <param name="PassRule">What it takes to pass.</param>
public sealed record GradingScheme(string Name, IReadOnlyList<string> Values, LangText PassRule);

/// <summary>Annex I element 11: evidence of quality assurance.</summary>
/// <param name="Kind">Own procedure or agency.</param>
/// <param name="Procedure">The procedure in words.</param>
/// <param name="Type">Code of the vocabulary <c>quality-assurance</c>, for external evidence.</param>
/// <param name="Agency">Name of the agency.</param>
/// <param name="Record">Link or file number of the record or report.</param>
/// <param name="ValidFrom">First valid day.</param>
/// <param name="ValidUntil">Last valid day.</param>
/// <param name="AgencyCountry">ISO 3166-1 alpha-2 country of the agency.</param>
public sealed record QualityAssurance(
    QaKind Kind,
    LangText Procedure,
    string? Type = null,
    string? Agency = null,
    string? Record = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidUntil = null,
    string? AgencyCountry = null
);

/// <summary>Annex I element 12: a prerequisite.</summary>
/// <param name="Text">In words.</param>
/// <param name="Requires">Id of a specification that must be held first.</param>
/// <param name="PriorLearning">True when validated prior learning may take its place.</param>
public sealed record Prerequisite(LangText Text, string? Requires = null, bool PriorLearning = false);

/// <summary>Annex I element 15: integration and stackability.</summary>
/// <param name="Kind">Alone or stackable.</param>
/// <param name="Pathways">Ids of the pathways that name it.</param>
/// <param name="Note">What stacking gives, and that it gives no automatic right to a degree.</param>
public sealed record Stackability(StackingKind Kind, IReadOnlyList<string> Pathways, LangText Note)
{
    /// <summary>Degrees that receive it, each as the receiving institution names it.</summary>
    public IReadOnlyList<string> Degrees
    {
        get;
        init => field = value ?? [];
    } = [];
}

/// <summary>Price. Amount 0 is free.</summary>
/// <param name="Amount">Amount in the currency.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Note">Who pays what, and funding.</param>
public sealed record Price(decimal Amount, string Currency, LangText Note);

/// <summary>The real offer whose public facts a demonstration specification follows.</summary>
/// <param name="Offer">Id of the offer.</param>
/// <param name="Url">Page the facts were read on; null when they come from a publication that names no page.</param>
/// <param name="Date">Date of that page or of its stored copy, as far as known: a year, a month or a day.</param>
public sealed record ModelledOn(string Offer, string? Url = null, string? Date = null);
