using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>What a diploma supplement must say and an award does not.</summary>
[JsonConverter(typeof(CamelCaseEnum<SupplementGap>))]
public enum SupplementGap
{
    /// <summary>The full name of the person.</summary>
    FullName,

    /// <summary>The date of birth.</summary>
    BirthDate,

    /// <summary>The credit received.</summary>
    Credit,

    /// <summary>An assessment or a result.</summary>
    Result,

    /// <summary>A field of ISCED-F.</summary>
    Field,

    /// <summary>A level of a national framework that the controlled list has.</summary>
    NationalLevel,

    /// <summary>A language of teaching.</summary>
    Language,

    /// <summary>The mode of participation.</summary>
    Mode,

    /// <summary>The duration in weeks.</summary>
    Duration,

    /// <summary>A learning outcome.</summary>
    Outcome,

    /// <summary>An awarding body.</summary>
    AwardingBody,

    /// <summary>An external accreditation of a known type, with its agency.</summary>
    Accreditation,
}
