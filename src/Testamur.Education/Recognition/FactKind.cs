using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>
/// What a recognition officer needs to know of a credential: the elements of Annex I of the Council Recommendation of 16 June 2022
/// (https://eur-lex.europa.eu/eli/C/2022/243/oj) and what tells one credential from another.
/// </summary>
[JsonConverter(typeof(CamelCaseEnum<FactKind>))]
public enum FactKind
{
    /// <summary>What it is called.</summary>
    Title,

    /// <summary>What kind of thing it is, in the document's own words.</summary>
    Type,

    /// <summary>What it is about.</summary>
    Summary,

    /// <summary>Identifier of the document.</summary>
    CredentialId,

    /// <summary>Identifier of what was earned: the specification, achievement or qualification.</summary>
    SpecificationId,

    /// <summary>Name of the issuer.</summary>
    IssuerName,

    /// <summary>Identifier of the issuer: a DID or another URI.</summary>
    IssuerId,

    /// <summary>ISO 3166-1 alpha-2 country of the issuer.</summary>
    IssuerCountry,

    /// <summary>A body that awarded it; several for a joint award.</summary>
    AwardingBody,

    /// <summary>ISO 3166-1 alpha-2 country of an awarding body.</summary>
    AwardingBodyCountry,

    /// <summary>Home page of the issuer or of an awarding body.</summary>
    Homepage,

    /// <summary>Number under which a register has the issuer or an awarding body.</summary>
    Registration,

    /// <summary>Name of the person.</summary>
    HolderName,

    /// <summary>Date of birth of the person.</summary>
    HolderBirthDate,

    /// <summary>Identifier of the person.</summary>
    HolderId,

    /// <summary>When the document was issued.</summary>
    IssuedOn,

    /// <summary>When the award was decided.</summary>
    AwardedOn,

    /// <summary>First moment of validity.</summary>
    ValidFrom,

    /// <summary>Last moment of validity.</summary>
    ValidUntil,

    /// <summary>Credits with their system.</summary>
    Credit,

    /// <summary>Hours of an average learner.</summary>
    Hours,

    /// <summary>Length in weeks.</summary>
    Weeks,

    /// <summary>A learning activity with its hours.</summary>
    Activity,

    /// <summary>EQF level.</summary>
    EqfLevel,

    /// <summary>Level in a national framework.</summary>
    NationalLevel,

    /// <summary>Cycle of the European Higher Education Area.</summary>
    Cycle,

    /// <summary>Field of education, ISCED-F 2013.</summary>
    Field,

    /// <summary>A learning outcome.</summary>
    Outcome,

    /// <summary>A skill of a framework that belongs to an outcome.</summary>
    Skill,

    /// <summary>Type of an assessment.</summary>
    Assessment,

    /// <summary>How an assessment was watched and the learner identified.</summary>
    Supervision,

    /// <summary>Evidence of quality assurance.</summary>
    QualityAssurance,

    /// <summary>The grade of the whole or of a part.</summary>
    Grade,

    /// <summary>The scheme that grades belong to, and what it takes to pass.</summary>
    GradingScheme,

    /// <summary>Form of participation.</summary>
    Mode,

    /// <summary>Language of teaching.</summary>
    TeachingLanguage,

    /// <summary>What had to be known or held before.</summary>
    Prerequisite,

    /// <summary>Whether and where it counts toward something larger.</summary>
    Stackability,

    /// <summary>A credential it is made of.</summary>
    Part,

    /// <summary>Anything more in words.</summary>
    FurtherInformation,
}

/// <summary>How firmly a fact stands.</summary>
[JsonConverter(typeof(CamelCaseEnum<Standing>))]
public enum Standing
{
    /// <summary>The document does not say it. Nothing is put in its place.</summary>
    Absent,

    /// <summary>The document says it.</summary>
    Stated,

    /// <summary>The document says it, and somebody other than the document says the same.</summary>
    Confirmed,
}

/// <summary>What a credential is, as far as the document itself says so.</summary>
[JsonConverter(typeof(CamelCaseEnum<CredentialKind>))]
public enum CredentialKind
{
    /// <summary>The document does not say.</summary>
    Unknown,

    /// <summary>A micro-credential.</summary>
    MicroCredential,

    /// <summary>A module or course of a larger programme.</summary>
    Module,

    /// <summary>A degree or another whole qualification.</summary>
    Degree,

    /// <summary>A badge that says of itself that it is no more than one.</summary>
    Badge,

    /// <summary>Something else that the document names.</summary>
    Other,
}

/// <summary>Form of a received document.</summary>
[JsonConverter(typeof(CamelCaseEnum<ReceivedFormat>))]
public enum ReceivedFormat
{
    /// <summary>European Learning Model, sealed or not.</summary>
    Elm,

    /// <summary>Open Badges 3.0, embedded proof or token.</summary>
    OpenBadge3,

    /// <summary>Open Badges 2.0.</summary>
    OpenBadge2,

    /// <summary>Comprehensive Learner Record 2.0.</summary>
    Clr,

    /// <summary>A verifiable credential of no educational format.</summary>
    PlainCredential,
}
