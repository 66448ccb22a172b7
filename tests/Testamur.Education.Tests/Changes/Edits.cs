using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Changes;

/// <summary>What two people might do to a design at the same time. Whatever is written is written once only, so that it can be found again.</summary>
internal sealed class Edits(SeededSource source, string side)
{
    private int _written;

    public Specification Make(Specification spec, int number)
    {
        for (var i = 0; i < number; i++)
            spec = One(spec);
        return spec;
    }

    private Specification One(Specification spec) =>
        source.Below(17) switch
        {
            0 => spec with { Title = spec.Title.With(Language(), Words()) },
            1 => spec with { Summary = spec.Summary.With(Language(), Words()) },
            2 => spec with { Ects = Ects.From(Number() % 100) },
            3 => spec with { Hours = Number() },
            4 => spec with
            {
                LearningOutcomes = Change(spec.LearningOutcomes, row => row with { Text = row.Text.With(Language(), Words()) }),
            },
            5 => spec with { LearningOutcomes = Remove(spec.LearningOutcomes) },
            6 => spec with { LearningOutcomes = [.. spec.LearningOutcomes, NewOutcome(spec)] },
            7 => spec with { LearningOutcomes = [.. spec.LearningOutcomes.Reverse()] },
            8 => spec with
            {
                Activities = Change(spec.Activities, row => row with { Name = row.Name.With(Language(), Words()) }),
            },
            9 => spec with { Activities = Change(spec.Activities, row => row with { Hours = Number() }) },
            10 => spec with { Activities = Remove(spec.Activities) },
            11 => spec with { Activities = Insert(spec.Activities, new(LangText.Of("en", Words()), Number())) },
            12 => spec with { Links = Insert(spec.Links, Words()) },
            13 => spec with { Links = Remove(spec.Links) },
            14 => spec with { Price = source.Below(3) == 0 ? null : new(Number(), "EUR", LangText.Of("en", Words())) },
            15 => spec with { Stackability = new(StackingKind.Stackable, [Words()], LangText.Of("en", Words())) },
            _ => spec with
            {
                Assessments = Change(spec.Assessments, row => row with { Criteria = row.Criteria.With(Language(), Words()) }),
            },
        };

    private LearningOutcome NewOutcome(Specification spec)
    {
        var number = 1;
        while (spec.LearningOutcomes.Any(row => row.Id == $"o{number}"))
            number++;
        return new() { Id = $"o{number}", Text = LangText.Of("en", Words()) };
    }

    private string Words() => $"{side}{++_written}";

    // Other numbers than those of the other side.
    private int Number() => 1000 + (2 * ++_written) + (side == "mine" ? 1 : 0);

    private string Language() => source.Pick<string>(["en", "de", "pt-BR"]);

    private IReadOnlyList<T> Change<T>(IReadOnlyList<T> rows, Func<T, T> change)
    {
        if (rows.Count == 0)
            return rows;
        var at = source.Below(rows.Count);
        return [.. rows.Select((row, i) => i == at ? change(row) : row)];
    }

    private IReadOnlyList<T> Remove<T>(IReadOnlyList<T> rows)
    {
        var at = source.Below(rows.Count + 1);
        return [.. rows.Where((_, i) => i != at)];
    }

    private IReadOnlyList<T> Insert<T>(IReadOnlyList<T> rows, T row)
    {
        var at = source.Below(rows.Count + 1);
        return [.. rows.Take(at), row, .. rows.Skip(at)];
    }
}
