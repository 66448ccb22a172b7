using System.Globalization;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>
/// Checks a specification against the design rules of structure, transparency, outcomes and assessment. A pure function: the
/// same in an editor, an API and on the command line. Decided here: S01 to S06, T01 to T11, O01, O09, A01 to A05. Rules on
/// quality records, relevance, recognition, portability, guidance and the wording of outcomes are not decided here.
/// </summary>
public static class DesignLinter
{
    /// <summary>The rules, in the order they are applied.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [.. StructureRules.All, .. TransparencyRules.All, .. OutcomeRules.All, .. AssessmentRules.All];

    /// <summary>All findings, in the order of the rules; empty when nothing was found.</summary>
    public static IReadOnlyList<Finding> Lint(Specification specification, Pack pack, LintContext context)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(context);
        var design = new Design(specification, pack, context);
        return [.. Rules.SelectMany(rule => rule.Check(design).Select(hit => Report(rule, hit)))];
    }

    private static Finding Report(Rule rule, Hit hit)
    {
        string[] arguments =
        [
            .. hit.Arguments.Select(argument => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? ""),
        ];
        var (message, fix) = Messages.Render(hit.Code, arguments, "en");
        var severity = hit.Advice && rule.Severity == Severity.Error ? Severity.Warning : rule.Severity;
        return new(rule.Id, severity, hit.Path, message, rule.Source, fix, hit.Code, arguments);
    }
}

/// <summary>One rule.</summary>
public sealed class Rule
{
    internal Rule(string id, Severity severity, string source, Func<Design, IEnumerable<Hit>> check) =>
        (Id, Severity, Source, Check) = (id, severity, source, check);

    /// <summary>Id, such as "T03".</summary>
    public string Id { get; }

    /// <summary>Weight of its findings; an unverified pack value lowers an error to a warning.</summary>
    public Severity Severity { get; }

    /// <summary>Where it comes from.</summary>
    public string Source { get; }

    internal Func<Design, IEnumerable<Hit>> Check { get; }
}

internal sealed record Design(Specification Spec, Pack Pack, LintContext Context)
{
    public bool HigherEducation => Spec.Profile is null or SpecificationProfile.HigherEducation;

    /// <summary>Declared languages with the default language first.</summary>
    public IEnumerable<string> Languages =>
        Spec.DeclaredLanguages.Prepend(Spec.DefaultLanguage).Distinct(StringComparer.OrdinalIgnoreCase);
}

internal sealed record Hit(string Path, string Code, params object?[] Arguments)
{
    /// <summary>Rests on an unverified value or on usual practice: at most a warning.</summary>
    public bool Advice { get; init; }
}
