using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Stacks.Designer;

/// <summary>Rules and conditions in plain words, as they stand in a document.</summary>
internal sealed class RuleWords(IStringLocalizer<StacksText> texts, Show show)
{
    public string Rule(TreeRule rule, RuleNames names)
    {
        var inner = rule.Rule[rule.Kind] as JsonObject;
        return rule.Kind switch
        {
            "credential" => inner?["spec"] is { } spec && inner.Count == 1
                ? texts["Rule.Course", Course(spec.ToString(), names)]
                : texts["Rule.Credential", Selector(inner, names)],
            "capstone" => texts["Rule.Capstone", Selector(inner, names)],
            "credits" => Amount("Rule.Credits", inner, Ects, names),
            "count" => Amount("Rule.Count", inner, Whole, names),
            "outcomes" => texts["Rule.Outcomes", string.Join("; ", Texts(inner?["all"]))],
            "choose" => texts["Rule.Choose", inner?["k"]?.ToString() ?? "?"],
            "anyOf" => texts["Rule.AnyOf"],
            "allOf" => texts["Rule.AllOf"],
            _ => texts["Rule.Unknown"],
        };
    }

    public string Condition(JsonObject condition, RuleNames names)
    {
        var kind = condition.Select(member => member.Key).FirstOrDefault() ?? "";
        var value = condition[kind];
        return kind switch
        {
            "totalMin" or "totalMax" or "eachAtLeast" => texts[$"Condition.{kind}", Ects(value)],
            "minShare" or "maxShare" when value is JsonObject share => texts[
                $"Condition.{kind}.{share["base"]?.ToString() ?? "requiredTotal"}",
                Share(share["fraction"]?.ToString()),
                Selector(share["selector"] as JsonObject, names)
            ],
            "maxAge" => texts["Condition.maxAge", value?["years"]?.ToString() ?? "?"],
            "validAtDecision" => texts["Condition.validAtDecision"],
            "minGrade" => texts["Condition.minGrade", value?["atLeast"]?.ToString() ?? "?"],
            "before" => texts[
                value?["strict"]?.ToString() == "false" ? "Condition.before.advice" : "Condition.before",
                Course(value?["first"]?.ToString() ?? "", names),
                string.Join(", ", Texts(value?["then"]).Select(course => Course(course, names)))
            ],
            "atMostOneOf" => texts["Condition.atMostOneOf", string.Join(", ", Texts(value).Select(one => Course(one, names)))],
            "noOverlap" => texts["Condition.noOverlap", Share(value?["threshold"]?.ToString())],
            "minAssurance" => texts["Condition.minAssurance", Assurance(value?.ToString())],
            _ => texts["Condition.Unknown", kind],
        };
    }

    public string Assurance(string? facts) =>
        string.Join(
            ", ",
            (facts ?? "")
                .Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(fact => texts[$"Assurance.{fact}"] is { ResourceNotFound: false } known ? known.Value : fact)
        );

    private string Amount(string key, JsonObject? amount, Func<JsonNode?, string> number, RuleNames names)
    {
        var what = Selector(amount?["selector"] as JsonObject, names);
        return amount?["max"] is { } max
            ? texts[$"{key}.Range", number(amount["min"]), number(max), what]
            : texts[key, number(amount?["min"]), what];
    }

    private string Selector(JsonObject? selector, RuleNames names)
    {
        if (selector is null or { Count: 0 })
            return texts["Selector.Everything"];
        return string.Join(", ", selector.Select(member => Member(member.Key, member.Value, names)));
    }

    private string Member(string name, JsonNode? value, RuleNames names)
    {
        var text = value?.ToString() ?? "";
        return name switch
        {
            "spec" => texts["Selector.spec", Course(text, names)],
            "issuer" or "issuerNot" => texts[$"Selector.{name}", names.Members(text) ?? text],
            "iscedF" => texts["Selector.iscedF", Terms.Label("isced-f", text)],
            "eqf" or "eqfAtLeast" or "tag" or "source" or "sourceNot" or "outcome" or "id" => texts[$"Selector.{name}", text],
            "minAssurance" => texts["Selector.minAssurance", Assurance(text)],
            "all" => texts["Selector.all", Many(value, names, "; ")],
            "any" => texts["Selector.any", Many(value, names, "; ")],
            "not" => texts["Selector.not", Selector(value as JsonObject, names)],
            _ => name,
        };
    }

    private string Many(JsonNode? list, RuleNames names, string between) =>
        string.Join(between, (list as JsonArray ?? []).OfType<JsonObject>().Select(one => Selector(one, names)));

    private static string Course(string uri, RuleNames names) => names.Courses(uri) ?? uri;

    private static IEnumerable<string> Texts(JsonNode? list) =>
        (list as JsonArray ?? []).Select(one => one?.ToString() ?? "").Where(one => one.Length > 0);

    private string Ects(JsonNode? number) =>
        RuleFields.Number(number?.ToString(), whole: false) is { } ects ? show.Ects(ects) : "?";

    private static string Whole(JsonNode? number) => number?.ToString() ?? "?";

    // Shares that are whole percentages are said so; a third stays a third.
    private string Share(string? fraction) =>
        Testamur.Stacking.Fraction.TryParse(fraction, out var share) && 100 % share.Denominator == 0
            ? show.Percent((double)share.Numerator / share.Denominator)
            : fraction ?? "?";
}
