using System.Globalization;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>
/// Checks a specification against the 85 design rules, after the ten principles of Annex II of the Council Recommendation of
/// 16 June 2022 (https://eur-lex.europa.eu/eli/C/2022/243/oj). A pure function: the same in an editor, an API and on the command
/// line. It never throws because of what a specification says.
/// </summary>
public static class DesignLinter
{
    // A draft may be made to break one rule a million times; nobody reads more than this.
    private const int MostOfOneRule = 200;

    /// <summary>The rules, in the order they are applied.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        .. StructureRules.All,
        .. QualityRules.All,
        .. TransparencyRules.All,
        .. WorkloadRules.All,
        .. OutcomeRules.All,
        .. RelevanceRules.All,
        .. AssessmentRules.All,
        .. PathwayRules.All,
        .. RecognitionRules.All,
        .. PortabilityRules.All,
        .. LearnerRules.All,
        .. AuthenticRules.All,
        .. GuidanceRules.All,
        .. HolisticRules.All,
    ];

    /// <summary>The findings in the order of the rules, at most 200 of each, and what became of each rule.</summary>
    public static LintReport Lint(Specification specification, Pack pack, LintContext context)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(context);
        var design = new Design(specification, pack, context);
        List<Finding> findings = [];
        List<RuleResult> results = [];
        foreach (var rule in Rules)
        {
            Hit[] hits = [.. rule.Check(design).Take(MostOfOneRule)];
            var found = hits.Where(hit => hit.Found).ToList();
            Fact[] missing = [.. hits.Select(hit => hit.Missing).OfType<Fact>().Distinct()];
            findings.AddRange(found.Select(hit => Report(rule, hit)));
            var outcome =
                found.Count > 0 ? RuleOutcome.Failed
                : missing.Length > 0 ? RuleOutcome.NotChecked
                : hits.Length > 0 ? RuleOutcome.NotApplicable
                : RuleOutcome.Passed;
            results.Add(new(rule, outcome, missing));
        }
        return new(findings, results);
    }

    private static Finding Report(Rule rule, Hit hit)
    {
        var arguments = Texts(hit.Arguments);
        var (message, advice) = Messages.Render(hit.Code, arguments, "en");
        var mild = (hit.Advice || hit.Basis?.Unverified == true) && rule.Severity == Severity.Error;
        var source = hit.Basis is { Clause: { } clause, Source: var from } ? $"{rule.Source} · {from}, {clause}" : rule.Source;
        Repair[] repairs = [.. hit.Fixes.Select(Offer)];
        return new(
            rule.Id,
            mild ? Severity.Warning : rule.Severity,
            hit.Path,
            message,
            advice,
            source,
            repairs.FirstOrDefault(),
            [.. repairs.Skip(1)],
            hit.Code,
            arguments
        );
    }

    private static Repair Offer(Fix fix)
    {
        var arguments = Texts(fix.Arguments);
        return new(Messages.RenderRepair(fix.Code, arguments, "en"), fix.Patch, fix.Code, arguments);
    }

    private static string[] Texts(object?[] arguments) =>
        [.. arguments.Select(argument => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "")];
}
