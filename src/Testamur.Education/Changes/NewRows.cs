using System.Text.Json.Nodes;
using Testamur.Education.Specifications;

namespace Testamur.Education.Changes;

/// <summary>
/// Ids of rows count up, so two who each add a row give both the same id. Rows of mine then get a free one, wherever they are named.
/// </summary>
internal static class NewRows
{
    /// <returns>The same instance when no id clashes.</returns>
    public static Specification KeepApart(Specification ancestor, Specification mine, Specification theirs)
    {
        var outcomes = Clashes(ancestor, mine, theirs, "o", "learningOutcomes");
        var tasks = Clashes(ancestor, mine, theirs, "t", "assessments");
        var bodies = Clashes(ancestor, mine, theirs, "org", "awardingBodies", "coIssuers", "coProviders");
        if (outcomes.Count + tasks.Count + bodies.Count == 0)
            return mine;
        return mine with
        {
            LearningOutcomes = [.. mine.LearningOutcomes.Select(row => row with { Id = New(outcomes, row.Id) })],
            Assessments =
            [
                .. mine.Assessments.Select(row =>
                    row with
                    {
                        Id = New(tasks, row.Id),
                        Outcomes = [.. row.Outcomes.Select(id => New(outcomes, id))],
                    }
                ),
            ],
            AwardingBodies = [.. mine.AwardingBodies.Select(row => row with { Id = New(bodies, row.Id) })],
            CoIssuers = [.. mine.CoIssuers.Select(row => row with { Id = New(bodies, row.Id) })],
            CoProviders = [.. mine.CoProviders.Select(row => row with { Id = New(bodies, row.Id) })],
            ResponsibleBody = mine.ResponsibleBody is { } body ? New(bodies, body) : null,
        };
    }

    private static string New(Dictionary<string, string> ids, string id) => ids.GetValueOrDefault(id, id);

    private static Dictionary<string, string> Clashes(
        Specification ancestor,
        Specification mine,
        Specification theirs,
        string prefix,
        params string[] lists
    )
    {
        var old = Rows(ancestor, lists).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var (my, their) = (Rows(mine, lists).ToList(), Rows(theirs, lists).ToLookup(row => row.Id, StringComparer.Ordinal));
        var taken = my.Select(row => row.Id).Concat(their.Select(rows => rows.Key)).Concat(old).ToHashSet(StringComparer.Ordinal);
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, row) in my.Where(row => !old.Contains(row.Id)))
        {
            if (!their.Contains(id) || their[id].Any(other => JsonNode.DeepEquals(other.Row, row)) || renamed.ContainsKey(id))
                continue;
            var number = 1;
            while (!taken.Add($"{prefix}{number}"))
                number++;
            renamed[id] = $"{prefix}{number}";
        }

        return renamed;
    }

    private static IEnumerable<(string Id, JsonNode? Row)> Rows(Specification specification, string[] lists)
    {
        var document = Document.Of(specification);
        return lists.SelectMany(list => document[list] as JsonArray ?? []).Select(row => (ListAlignment.KeyOf(row) ?? "", row));
    }
}
