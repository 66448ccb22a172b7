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
/// <param name="Path">Place in the specification, such as <c>learningOutcomes[0].text.en</c>.</param>
/// <param name="Message">What is wrong, in English.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Fix">What to do, in English.</param>
/// <param name="Code">Key of the message in the message tables: stable.</param>
/// <param name="Arguments">Arguments of the message, for another language.</param>
public sealed record Finding(
    string Rule,
    Severity Severity,
    string Path,
    string Message,
    string Source,
    string? Fix,
    string Code,
    IReadOnlyList<string> Arguments
);

/// <summary>What the linter may know beside the specification.</summary>
public sealed record LintContext
{
    /// <summary>Nothing known: the rules that need more stay silent.</summary>
    public static LintContext None { get; } = new();

    /// <summary>Published versions of the same specification.</summary>
    public IReadOnlyList<Specification> EarlierVersions { get; init; } = [];

    /// <summary>Other current specifications of the same awarding body.</summary>
    public IReadOnlyList<Specification> Siblings { get; init; } = [];

    /// <summary>The size range the institution declares; null when it declared none.</summary>
    public Packs.EctsRange? DeclaredRange { get; init; }
}
