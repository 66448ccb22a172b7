using System.Text.Json;

namespace Testamur.Stacking.Writing;

/// <summary>Conditions as JSON.</summary>
internal static class ConstraintWriter
{
    public static void Constraint(Utf8JsonWriter json, Constraint constraint)
    {
        json.WriteStartObject();
        Number(json, "totalMin", constraint.TotalMin);
        Number(json, "totalMax", constraint.TotalMax);
        Number(json, "eachAtLeast", constraint.EachAtLeast);
        Share(json, "minShare", constraint.MinShare);
        Share(json, "maxShare", constraint.MaxShare);
        if (constraint.MaxAgeYears is { } years)
        {
            json.WriteStartObject("maxAge");
            json.WriteNumber("years", years);
            json.WriteEndObject();
        }
        if (constraint.ValidAtDecision is { } valid)
            json.WriteBoolean("validAtDecision", valid);
        if (constraint.MinGrade is { } floor)
        {
            json.WriteStartObject("minGrade");
            json.WriteString("scheme", floor.Scheme);
            json.WriteString("atLeast", floor.AtLeast);
            json.WriteEndObject();
        }
        if (constraint.Before is { } order)
        {
            json.WriteStartObject("before");
            json.WriteString("first", order.First);
            PathwayWriter.Texts(json, "then", order.Then);
            json.WriteBoolean("strict", order.Strict);
            json.WriteEndObject();
        }
        if (constraint.AtMostOneOf is { } names)
            PathwayWriter.Texts(json, "atMostOneOf", names);
        if (constraint.NoOverlap is { } limit)
        {
            json.WriteStartObject("noOverlap");
            json.WriteString("measure", "containment");
            json.WriteString("threshold", limit.Threshold.ToString());
            json.WriteEndObject();
        }
        PathwayWriter.Text(json, "minAssurance", constraint.MinAssurance);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
            PathwayWriter.Number(json, name, number);
    }

    private static void Share(Utf8JsonWriter json, string name, Share? share)
    {
        if (share is null)
            return;
        json.WriteStartObject(name);
        PathwayWriter.Selector(json, "selector", share.Selector);
        json.WriteString("fraction", share.Fraction.ToString());
        json.WriteString("base", share.Base == ShareBase.CountedTotal ? "countedTotal" : "requiredTotal");
        json.WriteEndObject();
    }
}
