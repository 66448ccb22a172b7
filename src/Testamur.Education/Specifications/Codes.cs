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

internal sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
