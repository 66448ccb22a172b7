namespace Testamur.Stacking.Tests;

/// <summary>Small random documents with every construct, often at the edge of what can be met.</summary>
internal sealed class RandomCases(int seed)
{
    private static readonly string[] Issuers = ["UT", "DCU", "TAU"];
    private static readonly string[] Sources = ["taught", "rpl", "transfer"];
    private static readonly string[] Tags = ["x", "y", "z"];
    private static readonly string[] Outcomes = ["a", "b", "c", "d", "e"];
    private static readonly string[] Fields = ["0588", "0521", "0611"];
    private static readonly string[] Facts = ["supervised", "identityVerified"];
    private static readonly DateOnly AsOf = new(2025, 6, 30);

    private readonly SeededSource random = new((ulong)seed);

    public StackDocument Document(int holdings, bool split = false, int leaves = 5)
    {
        Holding[] held = [.. Enumerable.Range(0, holdings).Select(i => Holding(i, holdings))];
        var overlap = split ? Either(OverlapPolicy.Exclude, OverlapPolicy.Ignore) : (OverlapPolicy)random.Below(3);
        var room = leaves;
        var root = Node(0, ref room, choice: false);
        var target = Between(4, 5 + held.Sum(holding => (int)holding.Ects) * 2 / 3);
        return new()
        {
            AsOf = AsOf,
            Pathway = new()
            {
                Id = "p",
                Target = new("T", target),
                Policy = new(split, overlap),
                Root = root,
                Constraints = [.. Enumerable.Range(0, random.Below(5)).Select(_ => Constraint(target))],
            },
            Holdings = held,
            Ask = Ask.Satisfied,
        };
    }

    /// <summary>As another solver is asked them: without discounts, which make products.</summary>
    public StackDocument Larger(int holdings)
    {
        var document = Document(holdings, leaves: 4 + random.Below(9));
        var policy = document.Pathway.Policy with { Overlap = Either(OverlapPolicy.Exclude, OverlapPolicy.Ignore) };
        return document with { Pathway = document.Pathway with { Policy = policy } };
    }

    private bool Chance(int percent) => random.Below(100) < percent;

    private int Between(int least, int below) => least + random.Below(below - least);

    private T One<T>(params T[] of) => of[random.Below(of.Length)];

    private T Either<T>(T one, T other) => Chance(50) ? one : other;

    private string[] Some(string[] of, int percent) => [.. of.Where(_ => Chance(percent))];

    private Holding Holding(int i, int count)
    {
        var day = AsOf.AddDays(-Between(-20, 2600));
        return new()
        {
            Id = $"h{(i * 7 + 3) % 10}{i}",
            Spec = $"S{random.Below(count)}",
            Issuer = One(Issuers),
            Ects = One(1m, 2m, 2m, 3m, 1.5m, 4m, 0.25m),
            AwardedOn = day,
            ValidUntil = Chance(25) ? AsOf.AddDays(Between(-100, 100)) : null,
            Status = Chance(6) ? "revoked" : null,
            Eqf = Chance(80) ? Between(5, 8) : null,
            IscedF = Some(Fields, 40),
            Tags = Some(Tags, 50),
            Outcomes = Some(Outcomes, 40),
            Grade = Chance(80) ? One("A", "B", "C", "D", "E", "F") : null,
            Source = Chance(85) ? One(Sources) : null,
            Assurance = Chance(70) ? string.Join('+', Some(Facts, 60)) : null,
            Renews = Chance(10) && i > 0 ? $"h{((i - 1) * 7 + 3) % 10}{i - 1}" : null,
            PartsOf = Chance(10) && i > 1 ? [$"h{((i - 2) * 7 + 3) % 10}{i - 2}"] : [],
        };
    }

    private RuleNode Node(int depth, ref int room, bool choice)
    {
        if (depth > 2 || room <= 1 || depth > 0 && Chance(45))
        {
            room--;
            return Leaf(choice);
        }
        var children = new List<RuleNode>();
        for (var n = Between(2, 4); n > 0 && room > 0; n--)
            children.Add(Node(depth + 1, ref room, choice));
        switch (random.Below(3))
        {
            case 0:
                return new() { AllOf = children };
            case 1:
                return new() { AnyOf = [.. children.Select(Taking)] };
            default:
                return new() { Choose = new(Between(1, children.Count + 1), [.. children.Select(Taking)]) };
        }
    }

    // A branch with outcomes only is not allowed.
    private RuleNode Taking(RuleNode node) => Takes(node) ? node : new() { AllOf = [node, Leaf(choice: true)] };

    private static bool Takes(RuleNode node) => node.Outcomes is null && (node.AllOf is not { } all || all.Any(Takes));

    private RuleNode Leaf(bool choice)
    {
        var min = Between(0, 5);
        return random.Below(choice ? 4 : 5) switch
        {
            0 => new() { Credential = Selector(2) },
            1 => new() { Capstone = Selector(2) },
            2 => new() { Credits = new(Either(min, min + 0.5m), Selector(1), Chance(40) ? min + Between(1, 5) : null) },
            3 => new() { Count = new(Between(0, 3), Selector(1), Chance(40) ? Between(2, 5) : null) },
            _ => new() { Outcomes = [.. Some(Outcomes, 35).Append(One(Outcomes))] },
        };
    }

    private Selector Selector(int depth) =>
        random.Below(depth > 0 ? 14 : 11) switch
        {
            0 => Stacking.Selector.Everything,
            1 => new() { Spec = $"S{random.Below(6)}" },
            2 => new() { Issuer = One(Issuers) },
            3 => new() { IssuerNot = One(Issuers) },
            4 => new() { Tag = One(Tags) },
            5 => new() { IscedF = One("05", "06", "0588") },
            6 => new() { EqfAtLeast = Between(5, 8) },
            7 => new() { Source = One(Sources) },
            8 => new() { SourceNot = One(Sources), Tag = One(Tags) },
            9 => new() { Outcome = One(Outcomes) },
            10 => new() { MinAssurance = One(Facts) },
            11 => new() { All = [Selector(depth - 1), Selector(depth - 1)] },
            12 => new() { Any = [Selector(depth - 1), Selector(depth - 1)] },
            _ => new() { Not = Selector(depth - 1) },
        };

    private Constraint Constraint(int target) =>
        random.Below(14) switch
        {
            0 or 1 => new() { TotalMin = target },
            2 => new() { TotalMax = target + random.Below(3) },
            3 => new() { EachAtLeast = One(0.5m, 1m, 1.5m) },
            4 => new() { MinShare = new(Selector(1), One<Fraction>(new(1, 2), new(1, 3), new(3, 4))) },
            5 => new() { MinShare = new(Selector(1), One<Fraction>(new(1, 2), new(2, 5)), ShareBase.CountedTotal) },
            6 => new() { MaxShare = new(Selector(1), One<Fraction>(new(1, 2), new(1, 3), new(2, 5))) },
            7 => new() { MaxShare = new(Selector(1), One<Fraction>(new(1, 2), new(2, 3)), ShareBase.CountedTotal) },
            8 => new() { MaxAgeYears = Between(3, 7) },
            9 => new() { ValidAtDecision = Chance(80) },
            10 => new() { MinGrade = new("ects", One("C", "D", "E")) },
            11 => new() { Before = new($"S{random.Below(4)}", [$"S{random.Below(6)}", $"S{random.Below(6)}"], Chance(85)) },
            12 => new() { AtMostOneOf = [$"S{random.Below(5)}", $"S{random.Below(5)}"] },
            _ => Chance(70)
                ? new() { NoOverlap = new(One<Fraction>(new(1, 2), new(1, 3), new(2, 3))) }
                : new() { MinAssurance = One(Facts) },
        };
}
