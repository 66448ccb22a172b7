using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>How much a finding weighs.</summary>
[JsonConverter(typeof(CamelCaseEnum<Severity>))]
public enum Severity
{
    /// <summary>Stops submission.</summary>
    Error,

    /// <summary>Needs a written reason.</summary>
    Warning,

    /// <summary>Advice.</summary>
    Hint,
}

/// <summary>One thing the linter found.</summary>
/// <param name="Rule">Id of the rule, such as "T03".</param>
/// <param name="Severity">Weight.</param>
/// <param name="Path">
/// Place in the specification's JSON, a JSON Pointer (https://www.rfc-editor.org/rfc/rfc6901) such as
/// <c>/learningOutcomes/0/text/en</c>. The last parts may be absent: it is where something is missing.
/// </param>
/// <param name="Message">What is wrong, in English.</param>
/// <param name="Advice">What to do, in English.</param>
/// <param name="Source">Where the rule comes from, with the clause of the pack's value it rests on.</param>
/// <param name="Fix">The first of the changes that would repair it, or null.</param>
/// <param name="OtherFixes">Other changes that would.</param>
/// <param name="Code">Key of the message in the message tables: stable.</param>
/// <param name="Arguments">Arguments of the message, for another language.</param>
public sealed record Finding(
    string Rule,
    Severity Severity,
    string Path,
    string Message,
    string Advice,
    string Source,
    Repair? Fix,
    IReadOnlyList<Repair> OtherFixes,
    string Code,
    IReadOnlyList<string> Arguments
)
{
    /// <summary>All changes that would repair it, the likeliest first.</summary>
    [JsonIgnore]
    public IEnumerable<Repair> Repairs => Fix is null ? [] : OtherFixes.Prepend(Fix);

    /// <summary>What tells it from every other finding in the same text: an answer to a finding names this.</summary>
    [JsonIgnore]
    public string Key => $"{Code} {Path}";
}
