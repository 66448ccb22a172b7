using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Stacking;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Stacks.Designer;

/// <summary>Which credentials a rule takes, as a form asks for it. Empty is any.</summary>
/// <param name="Spec">Address of a specification.</param>
/// <param name="Issuer">Short name of a member.</param>
/// <param name="NotIssuer">Short name of a member whose credentials are not taken.</param>
/// <param name="Field">ISCED-F broad field.</param>
/// <param name="Level">The least EQF level.</param>
/// <param name="Assurance">Facts about the assessment, joined by <c>+</c>.</param>
public sealed record SelectorFields(
    string? Spec = null,
    string? Issuer = null,
    string? NotIssuer = null,
    string? Field = null,
    string? Level = null,
    string? Assurance = null
)
{
    internal static SelectorFields Of(JsonObject? selector) =>
        new(
            Text(selector, "spec"),
            Text(selector, "issuer"),
            Text(selector, "issuerNot"),
            Text(selector, "iscedF"),
            (selector?["eqfAtLeast"] as JsonValue)?.ToString(),
            Text(selector, "minAssurance")
        );

    /// <param name="before">What the form does not know of it is kept: an imported rule may ask for more.</param>
    internal JsonObject Write(JsonObject? before)
    {
        var selector = before is null ? [] : (JsonObject)before.DeepClone();
        Set("spec", Spec);
        Set("issuer", Issuer);
        Set("issuerNot", NotIssuer);
        Set("iscedF", Field);
        Set("minAssurance", Assurance);
        selector.Remove("eqfAtLeast");
        if (int.TryParse(Level, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 8)
            selector["eqfAtLeast"] = level;
        return selector;

        void Set(string name, string? value)
        {
            selector.Remove(name);
            if (!string.IsNullOrWhiteSpace(value))
                selector[name] = value.Trim();
        }
    }

    private static string? Text(JsonObject? selector, string name) =>
        selector?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

/// <summary>One rule, as a form asks for it.</summary>
/// <param name="Kind">The member it has.</param>
/// <param name="Min">Credits, or a number of credentials.</param>
/// <param name="Choose">How many branches of a choice.</param>
/// <param name="Outcomes">Learning outcomes, one a line.</param>
public sealed record RuleFields(
    string Kind,
    SelectorFields Selector,
    string? Min = null,
    string? Max = null,
    string? Choose = null,
    string? Outcomes = null
)
{
    internal static readonly IReadOnlyList<string> Kinds =
    [
        "credential",
        "credits",
        "count",
        "capstone",
        "outcomes",
        "allOf",
        "anyOf",
        "choose",
    ];

    internal static RuleFields Of(TreeRule rule)
    {
        var inner = rule.Rule[rule.Kind] as JsonObject;
        var selector = rule.Kind is "credits" or "count" ? inner?["selector"] as JsonObject : inner;
        return new(
            rule.Kind,
            rule.IsGroup || rule.Kind == "outcomes" ? new() : SelectorFields.Of(selector),
            inner?["min"]?.ToString(),
            inner?["max"]?.ToString(),
            inner?["k"]?.ToString(),
            inner?["all"] is JsonArray all ? string.Join('\n', all.Select(one => one?.ToString())) : null
        );
    }

    /// <param name="before">The rule in whose place it comes; null for a new one.</param>
    internal Result<JsonObject> Write(JsonObject? before)
    {
        var inner = before?[Kind] as JsonObject;
        switch (Kind)
        {
            case "credential" or "capstone":
                return Rule(Selector.Write(inner));
            case "credits" or "count":
                if (Number(Min, Kind == "count") is not { } min || (HasMax && Number(Max, Kind == "count") is null))
                    return StacksProblems.RuleFields();
                var amount = new JsonObject { ["min"] = min };
                if (Number(Max, Kind == "count") is { } max)
                    amount["max"] = max;
                amount["selector"] = Selector.Write(inner?["selector"] as JsonObject);
                return Rule(amount);
            case "outcomes":
                string[] lines = [.. (Outcomes ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
                return lines.Length is 0 or > 200 || lines.Any(line => line.Length > 1000)
                    ? StacksProblems.RuleFields()
                    : Rule(new JsonObject { ["all"] = new JsonArray([.. lines.Select(line => JsonValue.Create(line))]) });
            case "allOf" or "anyOf":
                return Rule(new JsonArray());
            case "choose":
                return Number(Choose, whole: true) is { } k && k >= 1
                    ? Rule(new JsonObject { ["k"] = k, ["of"] = new JsonArray() })
                    : StacksProblems.RuleFields();
            default:
                return StacksProblems.RuleFields();
        }
    }

    private bool HasMax => !string.IsNullOrWhiteSpace(Max);

    private JsonObject Rule(JsonNode inner) => new() { [Kind] = inner };

    /// <summary>A number as a form has it, with a point or a comma; null for none.</summary>
    internal static decimal? Number(string? text, bool whole) =>
        decimal.TryParse(
            text?.Trim().Replace(',', '.'),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number <= 10_000
        && number * 100 == decimal.Truncate(number * 100)
        && (!whole || number == decimal.Truncate(number))
            ? number / 1.00m
            : null;
}
