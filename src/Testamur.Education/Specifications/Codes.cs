using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Testamur.Education.Specifications;

/// <summary>Which set of rules a specification follows.</summary>
[JsonConverter(typeof(CamelCaseEnum<SpecificationProfile>))]
public enum SpecificationProfile
{
    /// <summary>Higher education: EQF 5 to 8, ECTS.</summary>
    HigherEducation,

    /// <summary>Any other provider or level.</summary>
    General,
}

/// <summary>Cycle of the European Higher Education Area; EQF 5, 6, 7, 8 in this order.</summary>
[JsonConverter(typeof(CamelCaseEnum<Cycle>))]
public enum Cycle
{
    /// <summary>Short cycle, EQF 5.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The cycle's own name in the QF-EHEA.")]
    Short,

    /// <summary>First cycle, EQF 6.</summary>
    First,

    /// <summary>Second cycle, EQF 7.</summary>
    Second,

    /// <summary>Third cycle, EQF 8.</summary>
    Third,
}

/// <summary>What an outcome is for.</summary>
[JsonConverter(typeof(CamelCaseEnum<Purpose>))]
public enum Purpose
{
    /// <summary>Work and career.</summary>
    Professional,

    /// <summary>The learner as a person.</summary>
    PersonalGrowth,

    /// <summary>Life in society.</summary>
    ActiveCitizenship,
}

/// <summary>Who assures the quality.</summary>
[JsonConverter(typeof(CamelCaseEnum<QaKind>))]
public enum QaKind
{
    /// <summary>The provider's own procedure.</summary>
    Internal,

    /// <summary>An agency.</summary>
    External,
}

/// <summary>Whether the micro-credential stands alone or combines with others.</summary>
[JsonConverter(typeof(CamelCaseEnum<StackingKind>))]
public enum StackingKind
{
    /// <summary>Stands alone.</summary>
    Standalone,

    /// <summary>Combines with others.</summary>
    Stackable,
}

/// <summary>Steps of Bloom's revised taxonomy, lowest first (Anderson and Krathwohl, 2001).</summary>
[JsonConverter(typeof(CamelCaseEnum<VerbLevel>))]
public enum VerbLevel
{
    /// <summary>Bring back from memory.</summary>
    Remember,

    /// <summary>Say in own words, compare, classify.</summary>
    Understand,

    /// <summary>Use in a given situation.</summary>
    Apply,

    /// <summary>Take apart and find how the parts belong together.</summary>
    Analyse,

    /// <summary>Judge by criteria.</summary>
    Evaluate,

    /// <summary>Make something new.</summary>
    Create,
}

/// <summary>Who marks an assessment task.</summary>
[JsonConverter(typeof(CamelCaseEnum<Marker>))]
public enum Marker
{
    /// <summary>An assessor of the provider.</summary>
    Assessor,

    /// <summary>Other learners.</summary>
    Peers,

    /// <summary>The learner.</summary>
    Self,
}

/// <summary>When teaching happens.</summary>
[JsonConverter(typeof(CamelCaseEnum<ScheduleKind>))]
public enum ScheduleKind
{
    /// <summary>At fixed dates.</summary>
    FixedDates,

    /// <summary>Whenever the learner likes.</summary>
    SelfPaced,
}

/// <summary>Groups an offer is made for. From <see cref="FirstGeneration"/> on they are groups with fewer opportunities, after the Erasmus+ inclusion strategy.</summary>
[JsonConverter(typeof(CamelCaseEnum<AudienceGroup>))]
public enum AudienceGroup
{
    /// <summary>People in work.</summary>
    PeopleInWork,

    /// <summary>People who look for work.</summary>
    JobSeekers,

    /// <summary>Students of a degree.</summary>
    Students,

    /// <summary>Holders of a degree.</summary>
    Graduates,

    /// <summary>Everybody.</summary>
    Citizens,

    /// <summary>First in their family to study.</summary>
    FirstGeneration,

    /// <summary>People with low incomes.</summary>
    LowIncome,

    /// <summary>People with a disability or a long illness.</summary>
    Disability,

    /// <summary>Migrants and refugees.</summary>
    Migrants,

    /// <summary>People who care for others.</summary>
    Carers,

    /// <summary>People in rural and remote areas.</summary>
    RemoteAreas,

    /// <summary>Older learners.</summary>
    OlderLearners,
}

/// <summary>What kind of partner took part.</summary>
[JsonConverter(typeof(CamelCaseEnum<PartnerKind>))]
public enum PartnerKind
{
    /// <summary>A company or an association of companies.</summary>
    Employer,

    /// <summary>A non-profit organisation, foundation or social enterprise.</summary>
    ThirdSector,

    /// <summary>A public body outside education.</summary>
    PublicBody,

    /// <summary>A future learner, or those who speak for them.</summary>
    ProspectiveLearner,

    /// <summary>A higher education institution.</summary>
    HigherEducation,

    /// <summary>A peer from the field outside the provider.</summary>
    Peer,
}

/// <summary>What shows that a micro-credential is needed.</summary>
[JsonConverter(typeof(CamelCaseEnum<NeedKind>))]
public enum NeedKind
{
    /// <summary>Data on skills and work.</summary>
    SkillsData,

    /// <summary>A survey.</summary>
    Survey,

    /// <summary>A need of a community.</summary>
    CivicNeed,
}

/// <summary>The seven points by which a recognition officer reads a micro-credential (e-Valuate and Micro-Evaluator of the ENIC-NARIC networks).</summary>
[JsonConverter(typeof(CamelCaseEnum<RecognitionCriterion>))]
public enum RecognitionCriterion
{
    /// <summary>Quality assurance.</summary>
    QualityAssurance,

    /// <summary>Verification of the credential.</summary>
    Verification,

    /// <summary>Level.</summary>
    Level,

    /// <summary>Learning outcomes.</summary>
    Outcomes,

    /// <summary>Workload.</summary>
    Workload,

    /// <summary>Assessment.</summary>
    Assessment,

    /// <summary>Identification of the learner.</summary>
    Identification,
}

/// <summary>How far a point of the self-check is met, best first.</summary>
[JsonConverter(typeof(CamelCaseEnum<RecognitionStrength>))]
public enum RecognitionStrength
{
    /// <summary>Strong or secure.</summary>
    Strong,

    /// <summary>Substantial.</summary>
    Substantial,

    /// <summary>Weak or limited.</summary>
    Weak,

    /// <summary>Not at all.</summary>
    None,
}

internal sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
