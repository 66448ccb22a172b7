using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>What became of a rule.</summary>
[JsonConverter(typeof(CamelCaseEnum<RuleOutcome>))]
public enum RuleOutcome
{
    /// <summary>It holds.</summary>
    Passed,

    /// <summary>It does not: there are findings.</summary>
    Failed,

    /// <summary>A fact it needs is not known.</summary>
    NotChecked,

    /// <summary>It asks nothing of this specification.</summary>
    NotApplicable,
}

/// <summary>What became of one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Missing">What it would need to know; a failed rule may still lack a fact.</param>
public sealed record RuleResult(Rule Rule, RuleOutcome Outcome, IReadOnlyList<Fact> Missing);

/// <summary>All rules with what was found.</summary>
/// <param name="Findings">What was found, in the order of the rules.</param>
/// <param name="Results">Every rule, in order.</param>
public sealed record LintReport(IReadOnlyList<Finding> Findings, IReadOnlyList<RuleResult> Results)
{
    /// <summary>Rules that were not checked.</summary>
    public IEnumerable<RuleResult> NotChecked => Results.Where(result => result.Outcome == RuleOutcome.NotChecked);

    /// <summary>True when a finding stops submission.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>How far the design is, and what to do next.</summary>
    public Readiness Readiness => Readiness.Of(this);
}

/// <summary>
/// How far a design is: of the rules that ask something of it and could be checked, how many hold. It speaks of a text, never of
/// the people who write it.
/// </summary>
/// <param name="Steps">The principles in order, each with its rules and what to do next.</param>
public sealed record Readiness(IReadOnlyList<ReadinessStep> Steps)
{
    internal static Readiness Of(LintReport report) =>
        new([
            .. report
                .Results.GroupBy(result => result.Rule.Principle)
                .Select(step => new ReadinessStep(
                    step.Key,
                    Share(step, Severity.Error),
                    Share(step, Severity.Warning),
                    step.Count(result => result.Outcome == RuleOutcome.NotChecked),
                    [
                        .. report
                            .Findings.Where(finding => step.Any(result => result.Rule.Id == finding.Rule))
                            .OrderBy(finding => finding.Severity),
                    ]
                )),
        ]);

    /// <summary>Error rules over all principles.</summary>
    public Share Errors => Sum(step => step.Errors);

    /// <summary>Warning rules over all principles.</summary>
    public Share Warnings => Sum(step => step.Warnings);

    private Share Sum(Func<ReadinessStep, Share> part) =>
        new(Steps.Sum(step => part(step).Held), Steps.Sum(step => part(step).Asked));

    private static Share Share(IEnumerable<RuleResult> results, Severity severity)
    {
        var asked = results
            .Where(result => result.Rule.Severity == severity)
            .Where(result => result.Outcome is RuleOutcome.Passed or RuleOutcome.Failed)
            .ToList();
        return new(asked.Count(result => result.Outcome == RuleOutcome.Passed), asked.Count);
    }
}

/// <summary>One principle of the European standard, or one of the platform's own.</summary>
/// <param name="Principle">The principle.</param>
/// <param name="Errors">Its error rules.</param>
/// <param name="Warnings">Its warning rules.</param>
/// <param name="NotChecked">Rules that lacked a fact.</param>
/// <param name="Next">What to do next, the heaviest first.</param>
public sealed record ReadinessStep(
    Principle Principle,
    Share Errors,
    Share Warnings,
    int NotChecked,
    IReadOnlyList<Finding> Next
);

/// <summary>How many of the rules hold that asked something and could be checked.</summary>
/// <param name="Held">Rules that hold.</param>
/// <param name="Asked">Rules that were asked.</param>
public readonly record struct Share(int Held, int Asked);
