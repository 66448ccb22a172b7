using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>The five elements of a qualification, where differences are looked for (European Area of Recognition manual, https://ear.enic-naric.net/).</summary>
[JsonConverter(typeof(CamelCaseEnum<RecognitionElement>))]
public enum RecognitionElement
{
    /// <summary>Level in a framework.</summary>
    Level,

    /// <summary>Workload.</summary>
    Workload,

    /// <summary>Quality of programme and institution.</summary>
    Quality,

    /// <summary>Profile: field and purpose.</summary>
    Profile,

    /// <summary>Learning outcomes.</summary>
    Outcomes,
}

/// <summary>How far two qualifications differ in an element. Only a substantial difference, tied to the purpose, can carry a refusal (Lisbon Recognition Convention, IV.1 and VI.1).</summary>
[JsonConverter(typeof(CamelCaseEnum<Difference>))]
public enum Difference
{
    /// <summary>None.</summary>
    None,

    /// <summary>There is one, but it does not stand in the way of the purpose.</summary>
    NotSubstantial,

    /// <summary>One that stands in the way of the purpose.</summary>
    Substantial,
}

/// <summary>The route by which a case is decided, tried in this order.</summary>
[JsonConverter(typeof(CamelCaseEnum<RecognitionRoute>))]
public enum RecognitionRoute
{
    /// <summary>An agreement in force covers it.</summary>
    Agreement,

    /// <summary>The same was decided before by the same body.</summary>
    Precedent,

    /// <summary>A formal provider's credential, looked at by itself.</summary>
    Individual,

    /// <summary>From outside formal education or without evidence of quality: the learning is validated.</summary>
    Validation,
}
