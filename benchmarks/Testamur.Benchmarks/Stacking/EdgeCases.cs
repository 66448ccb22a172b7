using Testamur.Stacking;
using Testamur.Tests.Shared;

namespace Testamur.Benchmarks.Stacking;

/// <summary>Random documents of 60 holdings and 40 leaves, sized so that about half of them can be met.</summary>
internal sealed class EdgeCases(ulong seed)
{
    public static readonly DateOnly AsOf = new(2025, 6, 30);

    private readonly SeededSource random = new(seed);

    public StackDocument Document()
    {
        Holding[] held = [.. Enumerable.Range(0, 60).Select(i => Holding(i, 24))];
        List<RuleNode> rules = [];
        for (var i = 0; i < 8; i++)
            rules.Add(new() { Credential = Narrow() });
        for (var i = 0; i < 3; i++)
            rules.Add(new() { Choose = new(2, [.. Enumerable.Range(0, 4).Select(_ => Leaf())]) });
        for (var i = 0; i < 2; i++)
            rules.Add(new() { AnyOf = [Both(), Both()] });
        for (var i = 0; i < 8; i++)
            rules.Add(Leaf());
        for (var i = 0; i < 2; i++)
            rules.Add(new() { Capstone = Narrow() });
        rules.Add(new() { Outcomes = [$"o{random.Below(12)}", $"o{random.Below(12)}", $"o{random.Below(12)}"] });
        rules.Add(new() { Outcomes = [$"o{random.Below(12)}", $"o{random.Below(12)}"] });
        var target = 100 + random.Below(30);
        return new()
        {
            AsOf = AsOf,
            Pathway = new()
            {
                Id = "edge",
                Target = new("Edge", target),
                Root = new() { AllOf = rules },
                Constraints =
                [
                    new() { TotalMin = target },
                    new() { TotalMax = target + 2 },
                    new() { MinShare = new(new() { EqfAtLeast = 7 }, new(2, 5)) },
                    new() { MaxShare = new(new() { IssuerNot = "I0" }, new(3, 4), ShareBase.CountedTotal) },
                    new() { MaxShare = new(new() { Source = "rpl" }, new(1, 4)) },
                    new() { NoOverlap = new(new(2, 3)) },
                    new() { AtMostOneOf = ["S1", "S2", "S3"] },
                    new() { Before = new("S4", ["S5", "S6"]) },
                ],
            },
            Holdings = held,
            Ask = Ask.Satisfied,
        };
    }

    public Holding Holding(int i, int specs) =>
        new()
        {
            Id = $"h{i:00}",
            Spec = $"S{random.Below(specs)}",
            Issuer = $"I{random.Below(4)}",
            Ects = 1 + random.Below(11) * 0.5m,
            AwardedOn = AsOf.AddDays(-random.Below(1500)),
            Eqf = 5 + random.Below(3),
            Tags = [$"t{random.Below(10)}", $"u{random.Below(5)}"],
            Outcomes = [$"o{random.Below(12)}", $"o{random.Below(12)}", $"o{random.Below(12)}"],
            Source = random.Below(5) == 0 ? "rpl" : "taught",
        };

    private RuleNode Both() => new() { AllOf = [Leaf(), Leaf()] };

    private Selector Narrow() =>
        random.Below(2) == 0 ? new() { Tag = $"t{random.Below(10)}" } : new() { Any = [Spec(), Spec(), Spec()] };

    private Selector Spec() => new() { Spec = $"S{random.Below(24)}" };

    private RuleNode Leaf()
    {
        Selector selector = random.Below(3) == 0 ? new() { Tag = $"u{random.Below(5)}" } : new() { Tag = $"t{random.Below(10)}" };
        var min = 2 + random.Below(4);
        return random.Below(3) switch
        {
            0 => new() { Count = new(1 + random.Below(2), selector, 4) },
            1 => new() { Credits = new(min, selector, min + 4) },
            _ => new() { Credits = new(min, selector) },
        };
    }
}
