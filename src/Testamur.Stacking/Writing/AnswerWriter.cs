using System.Text.Json;

namespace Testamur.Stacking.Writing;

/// <summary>Answers as JSON.</summary>
internal static class AnswerWriter
{
    public static void Answer(Utf8JsonWriter json, StackAnswer answer)
    {
        json.WriteStartObject();
        if (answer.Satisfied is { } satisfied)
            json.WriteBoolean("satisfied", satisfied);
        else
            json.WriteNull("satisfied");
        json.WriteBoolean("proved", answer.Proved);
        if (answer.Witness is { } witness)
            Entries(json, "witness", witness);
        if (answer.CountedEcts is { } sum)
            Ects(json, "countedEcts", sum);
        if (answer.Missing is { } missing)
            Missing(json, missing);
        Plans(json, "plans", answer.Plans);
        Plans(json, "pareto", answer.Pareto);
        Conflicts(json, answer.Conflicts);
        if (answer.Critical is { } critical)
            PathwayWriter.Texts(json, "critical", critical);
        PathwayWriter.Text(json, "problem", answer.Problem);
        json.WriteStartObject("stats");
        json.WriteNumber("nodes", answer.Nodes);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Entries(Utf8JsonWriter json, string name, IReadOnlyList<Counted> entries)
    {
        json.WriteStartArray(name);
        foreach (var one in entries)
        {
            json.WriteStartObject();
            json.WriteString("holding", one.Holding);
            json.WriteString("leaf", one.Leaf);
            Ects(json, "ects", one.Ects);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Missing(Utf8JsonWriter json, Missing missing)
    {
        json.WriteStartObject("missing");
        if (missing.Ects is { } ects)
            Ects(json, "ects", ects);
        else
            json.WriteNull("ects");
        if (missing.Credentials is { } number)
            json.WriteNumber("credentials", number);
        if (missing.Selector is { } selector)
            PathwayWriter.Selector(json, "selector", selector);
        json.WriteStartArray("unmet");
        foreach (var unmet in missing.Unmet)
            Unmet(json, unmet);
        json.WriteEndArray();
        json.WriteStartObject("ineligible");
        foreach (var (holding, reason) in missing.Ineligible)
            json.WriteString(holding, reason);
        json.WriteEndObject();
        Entries(json, "nearest", missing.Nearest);
        json.WriteEndObject();
    }

    private static void Unmet(Utf8JsonWriter json, Unmet unmet)
    {
        json.WriteStartObject();
        json.WriteString("node", unmet.Node);
        json.WriteStartObject("needs");
        if (unmet.Ects is { } ects)
            Ects(json, "ects", ects);
        if (unmet.Count is { } count)
            json.WriteNumber("count", count);
        if (unmet.Outcomes is { } outcomes)
            PathwayWriter.Texts(json, "outcomes", outcomes);
        if (unmet.Selector is { } selector)
            PathwayWriter.Selector(json, "selector", selector);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Plans(Utf8JsonWriter json, string name, IReadOnlyList<Plan>? plans)
    {
        if (plans is null)
            return;
        json.WriteStartArray(name);
        foreach (var plan in plans)
        {
            json.WriteStartObject();
            json.WriteString("kind", plan.Kind);
            PathwayWriter.Texts(json, "offers", plan.Offers);
            if (plan.Price is { } price)
                PathwayWriter.Number(json, "price", price);
            if (plan.Weeks is { } weeks)
                json.WriteNumber("weeks", weeks);
            PathwayWriter.Number(json, "ects", plan.Ects);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Conflicts(Utf8JsonWriter json, IReadOnlyList<Conflict>? conflicts)
    {
        if (conflicts is null)
            return;
        json.WriteStartArray("conflicts");
        foreach (var one in conflicts)
        {
            json.WriteStartObject();
            json.WriteString("rule", one.Rule);
            json.WriteString("node", one.Node);
            json.WriteString("text", one.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Ects(Utf8JsonWriter json, string name, ExactEcts ects)
    {
        if (ects.TwoDecimals is { } number)
            PathwayWriter.Number(json, name, number);
        else
            json.WriteString(name, ects.ToString());
    }
}
