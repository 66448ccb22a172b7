using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Stacking;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Stacks.Designer;

/// <summary>A condition on the whole, as a form asks for it.</summary>
/// <param name="Share">A part of the whole: <c>3/4</c>, or <c>75</c> for a percentage.</param>
/// <param name="First">Address of the course that comes first.</param>
/// <param name="Grade">The least grade of the ECTS scale.</param>
/// <param name="Among">Addresses of courses of which one may count.</param>
internal sealed record ConditionFields(
    string Kind,
    string? Number,
    string? Share,
    string? First,
    SelectorFields Selector,
    string? Grade = null,
    IReadOnlyList<string>? Among = null
)
{
    public static readonly IReadOnlyList<string> Kinds =
    [
        "totalMin",
        "totalMax",
        "eachAtLeast",
        "minShare",
        "maxShare",
        "before",
        "maxAge",
        "validAtDecision",
        "minAssurance",
        "minGrade",
        "atMostOneOf",
        "noOverlap",
    ];

    /// <summary>The grades of the ECTS scale with which something is passed, the best first.</summary>
    public static readonly IReadOnlyList<string> Grades = ["A", "B", "C", "D", "E"];

    /// <param name="courses">The courses that the rules name: after the first come all others.</param>
    public Result<JsonObject> Write(IReadOnlyList<string> courses)
    {
        JsonNode? value = Kind switch
        {
            "totalMin" or "totalMax" or "eachAtLeast" => RuleFields.Number(Number, whole: false),
            "maxAge" => RuleFields.Number(Number, whole: true) is { } years ? new JsonObject { ["years"] = years } : null,
            "validAtDecision" => true,
            "minAssurance" => string.IsNullOrWhiteSpace(Selector.Assurance) ? null : Selector.Assurance,
            "minShare" or "maxShare" => Fraction() is { } share
                ? new JsonObject
                {
                    ["selector"] = Selector.Write(null),
                    ["fraction"] = share,
                    ["base"] = "requiredTotal",
                }
                : null,
            "before" => Order(courses),
            "minGrade" => Grades.Contains(Grade) ? new JsonObject { ["scheme"] = "ects", ["atLeast"] = Grade } : null,
            "atMostOneOf" => One(courses),
            "noOverlap" => Fraction() is { } most ? new JsonObject { ["measure"] = "containment", ["threshold"] = most } : null,
            _ => null,
        };
        return value is null ? StacksProblems.RuleFields() : new JsonObject { [Kind] = value };
    }

    private JsonObject? Order(IReadOnlyList<string> courses)
    {
        string[] then = [.. courses.Where(course => course != First)];
        return First is { } first && courses.Contains(first, StringComparer.Ordinal) && then.Length > 0
            ? new()
            {
                ["first"] = first,
                ["then"] = new JsonArray([.. then.Select(course => JsonValue.Create(course))]),
                ["strict"] = true,
            }
            : null;
    }

    private JsonArray? One(IReadOnlyList<string> courses)
    {
        string[] among = [.. courses.Where(course => (Among ?? []).Contains(course, StringComparer.Ordinal))];
        return among.Length > 1 ? new([.. among.Select(course => JsonValue.Create(course))]) : null;
    }

    private string? Fraction()
    {
        var text = Share?.Trim().TrimEnd('%').Trim();
        if (Testamur.Stacking.Fraction.TryParse(text, out var share))
            return share.ToString();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100
            ? new Fraction(percent, 100).ToString()
            : null;
    }
}
