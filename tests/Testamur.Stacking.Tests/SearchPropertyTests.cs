using System.Numerics;

namespace Testamur.Stacking.Tests;

public class SearchPropertyTests
{
    [Theory]
    [InlineData(0, 600, 8)]
    [InlineData(10_000, 120, 10)]
    [InlineData(20_000, 24, 12)]
    public void Agrees_with_trying_every_set(int seed, int cases, int most)
    {
        var met = 0;
        for (var i = 0; i < cases; i++)
        {
            var document = new RandomCases(seed + i).Document(i % most + 1);
            var expected = new BruteForce(document).Best();
            var answer = StackEngine.Evaluate(document);
            Assert.True(answer.Proved, $"case {seed + i}");
            Assert.True(answer.Satisfied == expected is not null, $"case {seed + i}: {answer.Satisfied}");
            if (expected is not { } best)
                continue;
            met++;
            Assert.Equal(best.Ids, answer.Witness!.Select(one => one.Holding));
            var sum = answer.CountedEcts!.Value;
            Assert.True(best.Numerator * sum.Denominator == best.Denominator * sum.Numerator, $"case {seed + i}: {sum}");
            Assert.True(WitnessChecker.Check(document, answer.Witness!) is [], $"case {seed + i}");
        }
        // The cases are of use only when both answers occur.
        Assert.InRange(met, cases / 8, cases * 7 / 8);
    }

    [Fact]
    public void An_index_finds_the_pathways_that_are_met_and_those_that_little_completes()
    {
        var (near, far) = (0, 0);
        for (var i = 0; i < 300; i++)
        {
            var document = new RandomCases(40_000 + i).Document(i % 8 + 1) with { Ask = Ask.Missing };
            var answer = StackEngine.Evaluate(document);
            var found = new PathwayIndex([document.Pathway]).Find(document.Holdings, document.AsOf);
            Assert.True(found is [{ IsMet: true }] == answer.Satisfied, $"case {40_000 + i}");
            if (!answer.Proved || answer.Satisfied == true || answer.Missing is not { Ects: { } least, Credentials: { } number })
                continue;
            var isLittle = least.Numerator <= 3 * least.Denominator && number <= 3;
            var isFound = found is [{ IsMet: false }];
            (near, far) = isFound ? (near + 1, far) : (near, far + 1);
            // What completes it with the fewest credits is one way to complete it.
            Assert.True(isFound || !isLittle, $"case {40_000 + i}: {least} in {number}");
            if (isFound)
                Assert.Equal(least, found[0].Missing!.Ects);
        }
        Assert.True(near > 20 && far > 20, $"{near} near, {far} far");
    }

    [Fact]
    public void Nothing_that_lacks_much_is_called_near()
    {
        var far = 0;
        for (var i = 0; i < 300; i++)
        {
            var document = new RandomCases(50_000 + i).Document(i % 8 + 1) with { Ask = Ask.Missing };
            var answer = StackEngine.Evaluate(document);
            var found = new PathwayIndex([document.Pathway]).Find(document.Holdings, document.AsOf, nearlyCredentials: 0);
            if (answer.Satisfied == true || answer.Missing?.Ects is not { } least)
                continue;
            far += found.Count == 0 ? 1 : 0;
            Assert.True(found.Count == 0 || least.Numerator <= 3 * least.Denominator, $"case {50_000 + i}: {least}");
        }
        // Of use only when much is lacking often.
        Assert.True(far > 20, $"{far} far");
    }

    [Fact]
    public void The_order_of_holdings_offers_and_members_changes_nothing()
    {
        for (var i = 0; i < 60; i++)
        {
            var document = new RandomCases(30_000 + i).Document(9) with { Ask = Ask.Missing | Ask.Critical };
            var shuffled = document.Holdings.ToArray();
            new SeededSource((ulong)i).Shuffle<Holding>(shuffled);
            Assert.Equal(
                StackJson.Write(StackEngine.Evaluate(document)),
                StackJson.Write(StackEngine.Evaluate(document with { Holdings = shuffled }))
            );
        }
    }

    [Fact]
    public void A_further_holding_that_renews_nothing_and_has_no_parts_never_breaks_a_pathway_that_is_met()
    {
        var met = 0;
        for (var i = 0; i < 150; i++)
        {
            var document = new RandomCases(40_000 + i).Document(10);
            var further = document.Holdings[^1] with { Renews = null, PartsOf = [] };
            var before = document with { Holdings = [.. document.Holdings.SkipLast(1)] };
            if (StackEngine.Evaluate(before).Satisfied != true)
                continue;
            met++;
            Assert.True(StackEngine.Evaluate(document with { Holdings = [.. before.Holdings, further] }).Satisfied, $"case {i}");
        }
        Assert.True(met > 20);
    }

    [Fact]
    public void Loosening_a_bound_keeps_a_pathway_met()
    {
        for (var i = 0; i < 150; i++)
        {
            var document = new RandomCases(50_000 + i).Document(9);
            if (StackEngine.Evaluate(document).Satisfied != true)
                continue;
            Constraint[] looser =
            [
                .. document.Pathway.Constraints.Select(constraint =>
                    constraint with
                    {
                        TotalMin = constraint.TotalMin is { } least ? Math.Max(0, least - 1) : null,
                        TotalMax = constraint.TotalMax + 1,
                        EachAtLeast = constraint.EachAtLeast is null ? null : 0,
                        MaxAgeYears = constraint.MaxAgeYears + 1,
                    }
                ),
            ];
            var pathway = document.Pathway with { Constraints = looser };
            Assert.True(StackEngine.Evaluate(document with { Pathway = pathway }).Satisfied, $"case {i}");
        }
    }

    [Fact]
    public void Splitting_never_counts_more_of_a_holding_than_there_is_and_meets_whatever_whole_holdings_meet()
    {
        var met = 0;
        for (var i = 0; i < 120; i++)
        {
            var document = new RandomCases(60_000 + i).Document(8, split: true);
            var whole = document with
            {
                Pathway = document.Pathway with { Policy = document.Pathway.Policy with { Split = false } },
            };
            var answer = StackEngine.Evaluate(document);
            if (StackEngine.Evaluate(whole).Satisfied == true)
                Assert.True(answer.Satisfied, $"case {i}");
            if (answer.Witness is not { } witness)
                continue;
            met++;
            Assert.True(WitnessChecker.Check(document, witness) is [], $"case {i}");
            foreach (var parts in witness.GroupBy(one => one.Holding))
                Assert.True(
                    parts.Sum(part => part.Ects.TwoDecimals) <= document.Holdings.Single(h => h.Id == parts.Key).Ects,
                    $"case {i}"
                );
        }
        Assert.True(met > 20);
    }

    [Fact]
    public void A_critical_holding_is_one_without_which_nothing_else_would_do()
    {
        var critical = 0;
        for (var i = 0; i < 60; i++)
        {
            var document = new RandomCases(70_000 + i).Document(7) with { Ask = Ask.Critical };
            var answer = StackEngine.Evaluate(document);
            foreach (var id in answer.Witness?.Select(one => one.Holding).Distinct() ?? [])
            {
                var without = document with
                {
                    Holdings = [.. document.Holdings.Select(h => h.Id == id ? h with { Status = "revoked" } : h)],
                };
                Assert.Equal(answer.Critical!.Contains(id), new BruteForce(without).Best() is null);
                critical += answer.Critical!.Contains(id) ? 1 : 0;
            }
        }
        Assert.True(critical > 10);
    }

    [Fact]
    public void Beyond_its_budget_a_search_says_neither_yes_nor_no()
    {
        var undecided = 0;
        for (var i = 0; i < 60; i++)
        {
            var document = new RandomCases(80_000 + i).Larger(30);
            var full = StackEngine.Evaluate(document);
            var small = StackEngine.Evaluate(document, new(Nodes: 1));
            if (small.Proved)
                Assert.Equal(full.Satisfied, small.Satisfied);
            else
                Assert.True(small.Satisfied is null || small.Satisfied == full.Satisfied, $"case {i}");
            undecided += small.Satisfied is null ? 1 : 0;
        }
        Assert.True(undecided > 2);
    }
}
