using System.Text.Json.Nodes;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Linter;

/// <summary>Small random changes of a document: members taken out, values replaced by extremes of their kind, lists emptied and doubled.</summary>
internal static class Mutation
{
    private static readonly string[] Texts =
    [
        "",
        " ",
        "a",
        "and and and",
        "Understand",
        "erklären und",
        "Learners will be able to",
        "{0}",
        "x@y.z.example",
        "+1 (2) 3-4/5 6 7 8 9",
        "\u0000\uD83D\uDE00/~\"",
        new('ß', 3000),
        "9999-12-31",
        "0001-01-01",
        "online",
        "stackable",
        "https://example.org/s/1",
    ];

    private static readonly decimal[] Numbers =
    [
        0,
        -1,
        1,
        59.99m,
        60,
        10_000,
        int.MaxValue,
        int.MinValue,
        decimal.MaxValue,
        decimal.MinValue,
        0.0000000000000000000000000001m,
    ];

    public static void Change(JsonNode document, SeededSource source)
    {
        List<JsonNode> all = [];
        Collect(document, all);
        var chosen = all[source.Below(all.Count)];
        var value = chosen switch
        {
            JsonArray list when source.Below(2) == 0 => new JsonArray([.. list.Concat(list).Select(item => item?.DeepClone())]),
            JsonArray => new JsonArray(),
            JsonObject when source.Below(2) == 0 => new JsonObject(),
            JsonObject => null,
            JsonValue number when number.GetValueKind() == System.Text.Json.JsonValueKind.Number => (JsonNode?)
                source.Pick(Numbers),
            JsonValue truth when truth.GetValueKind() != System.Text.Json.JsonValueKind.String => !truth.GetValue<bool>(),
            _ => source.Pick(Texts),
        };
        if (value is not null)
            chosen.ReplaceWith(value);
        else if (chosen.Parent is JsonObject holder)
            holder.Remove(chosen.GetPropertyName());
        else if (chosen.Parent is JsonArray parent)
            parent.Remove(chosen);
    }

    private static void Collect(JsonNode? node, List<JsonNode> into)
    {
        if (node is JsonObject holder)
            foreach (var (_, member) in holder)
                Add(member, into);
        if (node is JsonArray list)
            foreach (var item in list)
                Add(item, into);
    }

    private static void Add(JsonNode? node, List<JsonNode> into)
    {
        if (node is null)
            return;
        into.Add(node);
        Collect(node, into);
    }
}
