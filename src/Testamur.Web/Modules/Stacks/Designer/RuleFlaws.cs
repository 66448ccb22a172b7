using System.Text.Json.Nodes;
using Testamur.Stacking;

namespace Testamur.Web.Modules.Stacks.Designer;

/// <summary>Something to look at in a draft.</summary>
/// <param name="Path">The rule, <c>constraints[2]</c>, <c>target</c>, or empty for the whole.</param>
/// <param name="Code">Its text is <c>Flaw.{Code}</c>.</param>
/// <param name="Stops">Whether the draft cannot come into force so.</param>
/// <param name="Detail">What the text fills in.</param>
public sealed record Flaw(string Path, string Code, bool Stops, string Detail = "");

/// <summary>Finds what is wrong with a draft before the engine is asked, in the words of those who write it. Pure.</summary>
internal static class RuleFlaws
{
    /// <param name="catalogue">What can be earned now.</param>
    /// <param name="members">Short names of the institutions.</param>
    public static IReadOnlyList<Flaw> Of(JsonObject pathway, IReadOnlyList<Offer> catalogue, IReadOnlyCollection<string> members)
    {
        var flaws = new List<Flaw>();
        if (PathwayDraft.Ects(pathway) is not > 0)
            flaws.Add(new("target", "noSize", true));
        foreach (var rule in RuleTree.Rules(pathway))
            flaws.AddRange(rule.IsGroup ? OfGroup(rule) : OfLeaf(rule, members));
        if (PathwayDraft.TryRules(pathway, out var unreadable) is not { } rules)
        {
            // What was said in plain words above is not said again in those of the reader of documents.
            if (flaws.TrueForAll(flaw => !flaw.Stops))
                flaws.Add(new(unreadable?.Path ?? "", "unreadable", true, unreadable?.Message ?? ""));
            return flaws;
        }

        flaws.AddRange(
            RuleLeaves
                .Of(rules)
                .Where(leaf => leaf.Kind != RequirementKind.Outcomes)
                .Where(leaf => !catalogue.Any(offer => StackFacts.Fits(leaf, offer)))
                .Select(leaf => new Flaw(leaf.Path, leaf.Selector.Spec is null ? "nothingFits" : "notListed", false))
        );
        return flaws;
    }

    private static IEnumerable<Flaw> OfGroup(TreeRule rule)
    {
        var list = RuleTree.ListOf(rule.Rule) ?? [];
        if (list.Count == 0)
            yield return new(rule.Path, "empty", true);
        else if (rule.Kind == "choose" && RuleFields.Number(RuleFields.Of(rule).Choose, whole: true) is var k && k > list.Count)
            yield return new(rule.Path, "tooMany", true, $"{k:0}");
        if (rule.Kind == "allOf")
            yield break;
        foreach (var (at, child) in list.OfType<JsonObject>().Index())
        {
            if (!Takes(child))
                yield return new($"{rule.Path}.{(rule.Kind == "choose" ? "choose.of" : rule.Kind)}[{at}]", "onlyLooks", true);
        }
    }

    private static IEnumerable<Flaw> OfLeaf(TreeRule rule, IReadOnlyCollection<string> members)
    {
        var fields = RuleFields.Of(rule);
        if (
            RuleFields.Number(fields.Min, whole: false) is { } min
            && RuleFields.Number(fields.Max, whole: false) is { } max
            && max < min
        )
            yield return new(rule.Path, "maxBelowMin", true);
        foreach (var member in new[] { fields.Selector.Issuer, fields.Selector.NotIssuer }.OfType<string>())
        {
            if (!members.Contains(member))
                yield return new(rule.Path, "noMember", false, member);
        }
    }

    private static bool Takes(JsonObject rule) =>
        !rule.ContainsKey("outcomes")
        && (RuleTree.ListOf(rule) is not { Count: > 0 } list || list.OfType<JsonObject>().Any(Takes));
}
