using System.Text.Json.Nodes;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Stacks.Designer;

/// <summary>A rule in the tree of a draft.</summary>
/// <param name="Path">As evaluations name it: <c>root.allOf[1]</c>.</param>
/// <param name="Kind">The one member it has: <c>credential</c>, <c>allOf</c>, …</param>
/// <param name="At">Its place among its siblings.</param>
/// <param name="Of">How many siblings there are, itself included.</param>
public sealed record TreeRule(string Path, string Kind, JsonObject Rule, int Level, int At, int Of)
{
    /// <summary>Whether other rules stand inside it.</summary>
    public bool IsGroup => RuleTree.ListOf(Rule) is not null;
}

/// <summary>
/// The tree of a draft, as JSON: a draft may contradict itself, which the records of the engine cannot. Nothing else than the form of stacking
/// documents is ever written.
/// </summary>
internal static class RuleTree
{
    public const string Root = "root";

    /// <summary>More than anybody builds by hand; larger trees are imported and exported.</summary>
    public const int MostRules = 200;

    /// <summary>Every rule in reading order.</summary>
    public static IReadOnlyList<TreeRule> Rules(JsonObject pathway) =>
        pathway[Root] is JsonObject root ? [.. Visit(root, Root, 0, 0, 1)] : [];

    public static TreeRule? Find(JsonObject pathway, string path) => Rules(pathway).FirstOrDefault(rule => rule.Path == path);

    /// <summary>The list of a group; null for a leaf.</summary>
    public static JsonArray? ListOf(JsonObject rule) =>
        rule["allOf"] as JsonArray ?? rule["anyOf"] as JsonArray ?? (rule["choose"] as JsonObject)?["of"] as JsonArray;

    public static Problem? Add(JsonObject pathway, string group, JsonObject rule)
    {
        if (Find(pathway, group) is not { } found)
            return StacksProblems.RuleNotFound();
        if (ListOf(found.Rule) is not { } list || Rules(pathway).Count >= MostRules)
            return StacksProblems.RuleRefused();
        list.Add(rule);
        return null;
    }

    /// <summary>Another rule in the same place; what stood inside a group stays inside.</summary>
    public static Problem? Change(JsonObject pathway, string path, JsonObject rule)
    {
        if (Find(pathway, path) is not { } found)
            return StacksProblems.RuleNotFound();
        var (before, after) = (ListOf(found.Rule), ListOf(rule));
        if (before is { Count: > 0 } && after is null)
            return StacksProblems.RuleRefused();
        if (before is not null && after is not null)
        {
            foreach (var child in before.ToList())
            {
                before.Remove(child);
                after.Add(child);
            }
        }

        var kinds = found.Rule.Select(member => member.Key).ToList();
        kinds.ForEach(kind => found.Rule.Remove(kind));
        foreach (var (name, value) in rule.ToList())
        {
            rule.Remove(name);
            found.Rule[name] = value;
        }

        return null;
    }

    public static Problem? Remove(JsonObject pathway, string path) =>
        Taken(pathway, path) is { } taken ? Detach(taken) : Missing(pathway, path);

    /// <param name="by">-1 for up, 1 for down.</param>
    public static Problem? Shift(JsonObject pathway, string path, int by)
    {
        if (Taken(pathway, path) is not { } taken)
            return Missing(pathway, path);
        var to = taken.At + by;
        if (to < 0 || to >= taken.List.Count)
            return StacksProblems.RuleRefused();
        taken.List.RemoveAt(taken.At);
        taken.List.Insert(to, taken.Rule);
        return null;
    }

    /// <summary>Puts a rule at the end of another group, which must not stand inside it.</summary>
    public static Problem? MoveTo(JsonObject pathway, string path, string group)
    {
        if (Taken(pathway, path) is not { } taken)
            return Missing(pathway, path);
        if (Find(pathway, group) is not { } target)
            return StacksProblems.RuleNotFound();
        var inside = group == path || group.StartsWith(path + ".", StringComparison.Ordinal);
        if (inside || ListOf(target.Rule) is not { } list)
            return StacksProblems.RuleRefused();
        taken.List.RemoveAt(taken.At);
        list.Add(taken.Rule);
        return null;
    }

    public static Problem? AddCondition(JsonObject pathway, JsonObject condition)
    {
        if (pathway["constraints"] is not JsonArray list)
            pathway["constraints"] = list = [];
        if (list.Count >= MostRules)
            return StacksProblems.RuleRefused();
        list.Add(condition);
        return null;
    }

    public static Problem? RemoveCondition(JsonObject pathway, int at)
    {
        if (pathway["constraints"] is not JsonArray list || at < 0 || at >= list.Count)
            return StacksProblems.RuleNotFound();
        list.RemoveAt(at);
        return null;
    }

    private static IEnumerable<TreeRule> Visit(JsonObject rule, string path, int level, int at, int of)
    {
        var kind = rule.Select(member => member.Key).FirstOrDefault() ?? "";
        yield return new(path, kind, rule, level, at, of);
        if (ListOf(rule) is not { } list)
            yield break;
        var inner = kind == "choose" ? $"{path}.choose.of" : $"{path}.{kind}";
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not JsonObject child)
                continue;
            foreach (var below in Visit(child, $"{inner}[{i}]", level + 1, i, list.Count))
                yield return below;
        }
    }

    // The list a rule stands in; the outermost stands in none.
    private static (JsonArray List, int At, JsonObject Rule)? Taken(JsonObject pathway, string path) =>
        Find(pathway, path) is { Rule: { Parent: JsonArray list } rule, At: var at } ? (list, at, rule) : null;

    private static Problem Missing(JsonObject pathway, string path) =>
        Find(pathway, path) is null ? StacksProblems.RuleNotFound() : StacksProblems.RuleRefused();

    private static Problem? Detach((JsonArray List, int At, JsonObject Rule) taken)
    {
        taken.List.RemoveAt(taken.At);
        return null;
    }
}
