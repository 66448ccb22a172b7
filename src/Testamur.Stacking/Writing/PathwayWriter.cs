using System.Text.Json;

namespace Testamur.Stacking.Writing;

/// <summary>Pathways as JSON, in the order of the specification.</summary>
internal static class PathwayWriter
{
    public static void Pathway(Utf8JsonWriter json, Pathway pathway)
    {
        json.WriteStartObject();
        json.WriteString("id", pathway.Id);
        json.WriteStartObject("target");
        Text(json, "title", pathway.Target.Title);
        if (pathway.Target.Ects is { } ects)
            Number(json, "ects", ects);
        else
            json.WriteNull("ects");
        json.WriteEndObject();
        Text(json, "home", pathway.Home);
        Text(json, "version", pathway.Version);
        json.WriteStartObject("policy");
        json.WriteBoolean("split", pathway.Policy.Split);
        json.WriteString("overlap", pathway.Policy.Overlap.ToString().ToLowerInvariant());
        json.WriteEndObject();
        json.WritePropertyName("root");
        Node(json, pathway.Root);
        json.WriteStartArray("constraints");
        foreach (var constraint in pathway.Constraints)
            ConstraintWriter.Constraint(json, constraint);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Node(Utf8JsonWriter json, RuleNode node)
    {
        json.WriteStartObject();
        switch (node)
        {
            case { Credential: { } credential }:
                Selector(json, "credential", credential);
                break;
            case { Capstone: { } capstone }:
                Selector(json, "capstone", capstone);
                break;
            case { Credits: { } credits }:
                Amount(json, "credits", credits);
                break;
            case { Count: { } count }:
                Amount(json, "count", count);
                break;
            case { Outcomes: { } outcomes }:
                json.WriteStartObject("outcomes");
                Texts(json, "all", outcomes);
                json.WriteEndObject();
                break;
            case { Choose: { } choice }:
                json.WriteStartObject("choose");
                json.WriteNumber("k", choice.K);
                Nodes(json, "of", choice.Of);
                json.WriteEndObject();
                break;
            case { AllOf: { } all }:
                Nodes(json, "allOf", all);
                break;
            case { AnyOf: { } any }:
                Nodes(json, "anyOf", any);
                break;
        }
        json.WriteEndObject();
    }

    private static void Nodes(Utf8JsonWriter json, string name, IReadOnlyList<RuleNode> nodes)
    {
        json.WriteStartArray(name);
        foreach (var node in nodes)
            Node(json, node);
        json.WriteEndArray();
    }

    private static void Amount(Utf8JsonWriter json, string name, Amount amount)
    {
        json.WriteStartObject(name);
        Number(json, "min", amount.Min);
        if (amount.Max is { } max)
            Number(json, "max", max);
        Selector(json, "selector", amount.Selector);
        json.WriteEndObject();
    }

    public static void Selector(Utf8JsonWriter json, string name, Selector selector)
    {
        json.WritePropertyName(name);
        Selector(json, selector);
    }

    public static void Selector(Utf8JsonWriter json, Selector selector)
    {
        json.WriteStartObject();
        Text(json, "id", selector.Id);
        Text(json, "spec", selector.Spec);
        Text(json, "issuer", selector.Issuer);
        Text(json, "issuerNot", selector.IssuerNot);
        Text(json, "tag", selector.Tag);
        Text(json, "iscedF", selector.IscedF);
        if (selector.Eqf is { } level)
            json.WriteNumber("eqf", level);
        if (selector.EqfAtLeast is { } least)
            json.WriteNumber("eqfAtLeast", least);
        Text(json, "source", selector.Source);
        Text(json, "sourceNot", selector.SourceNot);
        Text(json, "outcome", selector.Outcome);
        Text(json, "minAssurance", selector.MinAssurance);
        Selectors(json, "all", selector.All);
        Selectors(json, "any", selector.Any);
        if (selector.Not is { } not)
            Selector(json, "not", not);
        json.WriteEndObject();
    }

    private static void Selectors(Utf8JsonWriter json, string name, IReadOnlyList<Selector>? selectors)
    {
        if (selectors is null)
            return;
        json.WriteStartArray(name);
        foreach (var selector in selectors)
            Selector(json, selector);
        json.WriteEndArray();
    }

    public static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    public static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>Without zeros at the end, so that equal numbers are equal bytes.</summary>
    public static void Number(Utf8JsonWriter json, string name, decimal value) =>
        json.WriteNumber(name, value / 1.0000000000000000000000000000m);
}
