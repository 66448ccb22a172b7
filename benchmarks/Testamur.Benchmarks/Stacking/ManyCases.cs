using Testamur.Stacking;
using Testamur.Tests.Shared;

namespace Testamur.Benchmarks.Stacking;

/// <summary>Pathways and people of a country: many, most of which have nothing to do with each other.</summary>
internal static class ManyCases
{
    private const int Specs = 400;

    /// <summary>Three to seven named courses, a choice and electives of a tag.</summary>
    public static Pathway Pathway(int number)
    {
        var random = new SeededSource((ulong)number + 1_000_000);
        List<RuleNode> rules = [];
        var first = random.Below(Specs);
        for (var i = 3 + random.Below(5); i > 0; i--)
            rules.Add(new() { Credential = new() { Spec = $"S{(first + random.Below(30)) % Specs}" } });
        rules.Add(new() { Choose = new(1, [Elective(random), Elective(random)]) });
        var target = 10 + random.Below(20);
        return new()
        {
            Id = $"p{number}",
            Target = new("Certificate", target),
            Root = new() { AllOf = rules },
            Constraints =
            [
                new() { TotalMin = target },
                new() { MaxShare = new(new() { Source = "rpl" }, new(1, 3)) },
                new() { MaxAgeYears = 10 },
            ],
        };
    }

    private static RuleNode Elective(SeededSource random) =>
        new() { Credits = new(3 + random.Below(5), new() { Tag = $"t{random.Below(10)}" }) };

    public static Pathway Certificate() =>
        new()
        {
            Id = "certificate",
            Target = new("Certificate", 15),
            Root = new()
            {
                AllOf =
                [
                    new() { Credits = new(6, new() { Tag = "u1" }) },
                    new() { Count = new(1, new() { EqfAtLeast = 7 }) },
                    new()
                    {
                        Choose = new(
                            1,
                            [new() { Credits = new(4, new() { Tag = "t3" }) }, new() { Credits = new(4, new() { Tag = "t5" }) }]
                        ),
                    },
                ],
            },
            Constraints =
            [
                new() { TotalMin = 15 },
                new() { MinShare = new(new() { Issuer = "I0" }, new(1, 4)) },
                new() { MaxShare = new(new() { Source = "rpl" }, new(1, 3)) },
                new() { MaxAgeYears = 5 },
            ],
        };

    public static Holding[] Holdings(ulong person, int count)
    {
        var cases = new EdgeCases(person + 5_000_000);
        return [.. Enumerable.Range(0, count).Select(i => cases.Holding(i, Specs))];
    }
}
