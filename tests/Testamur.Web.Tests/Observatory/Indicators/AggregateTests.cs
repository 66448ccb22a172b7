using Testamur.Tests.Shared;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Tests.Observatory.Indicators;

public sealed class AggregateTests
{
    [Fact]
    public void Sums_kept_by_random_changes_are_the_sums_made_from_scratch()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var source = new SeededSource(seed);
            var (facts, kept) = (new List<Fact>(), new CellSums());
            for (var step = 0; step < 300; step++)
            {
                if (facts.Count == 0 || source.Below(3) > 0)
                {
                    facts.Add(FactSamples.Award(source, step));
                    kept.Add(facts[^1]);
                    continue;
                }

                var changed = facts[source.Below(facts.Count)];
                kept.TakeAway(changed);
                if (source.Below(2) == 0)
                    changed.Count(!changed.Counts);
                else
                    changed.Write(EventMarks.Award("rpl", ofRun: true));
                kept.Add(changed);
            }

            Assert.Equal(FactSamples.SumsOf(facts).Sorted, kept.Sorted);
        }
    }

    [Fact]
    public void A_fact_counts_once_on_every_axis()
    {
        var fact = FactSamples.Of(FactKind.Offering, "one", EventMarks.Once(Measures.Offering, 7));
        var cells = FactSamples.SumsOf([fact]).Sorted.ToLookup(cell => cell.Key.Measure);
        Assert.Equal(Enum.GetValues<Axis>(), cells[Measures.Offering].Select(cell => cell.Key.Axis));
        Assert.All(cells[Measures.Offering], cell => Assert.Equal((1, 7), (cell.Count, cell.Sum)));
        // That there is a fact at all is counted as well, so that nobody has to count facts.
        var counted = Assert.Single(cells[Measures.Fact]);
        Assert.Equal((Axis.All, fact.Month, 1L), (counted.Key.Axis, counted.Key.Month, counted.Count));
    }

    [Fact]
    public void Months_are_told_apart_over_everything_and_nowhere_else()
    {
        var one = FactSamples.Of(FactKind.Offering, "one", EventMarks.Once(Measures.Offering), month: 202601);
        var other = FactSamples.Of(FactKind.Offering, "other", EventMarks.Once(Measures.Offering), month: 202602);
        var cells = FactSamples.SumsOf([one, other]).Sorted.Where(cell => cell.Key.Measure == Measures.Offering).ToList();
        Assert.Equal([202601, 202602], cells.Where(cell => cell.Key.Axis == Axis.All).Select(cell => cell.Key.Month));
        Assert.All(
            cells.Where(cell => cell.Key.Axis != Axis.All),
            cell => Assert.Equal((CellSums.AllMonths, 2L), (cell.Key.Month, cell.Count))
        );
    }

    [Fact]
    public void A_fact_that_was_taken_back_adds_nothing()
    {
        var fact = FactSamples.Of(FactKind.Offering, "one", EventMarks.Once(Measures.Offering));
        fact.Count(false);
        Assert.Empty(FactSamples.SumsOf([fact]).Sorted);
    }

    [Fact]
    public void Writers_take_cells_in_one_order()
    {
        var source = new SeededSource(7);
        var cells = FactSamples
            .SumsOf(Enumerable.Range(0, 50).Select(number => FactSamples.Award(source, number)))
            .Sorted.ToList();
        Assert.Equal(cells.OrderBy(cell => cell.Key).Select(cell => cell.Key), cells.Select(cell => cell.Key));
        Assert.Equal(cells.Count, cells.Select(cell => cell.Key).Distinct().Count());
    }

    [Fact]
    public void Three_years_are_told_by_quarter_and_more_by_year()
    {
        static Cell At(int month) =>
            new()
            {
                Measure = Measures.Award,
                Axis = Axis.All,
                Value = "",
                Month = month,
                Part = Mark.Of,
                Count = 1,
                Sum = 0,
            };
        Assert.Equal(["2024-Q1", "2026-Q4"], Cuts.ByTime([At(202412 - 11), At(202403), At(202612)]).Select(row => row.Value));
        Assert.Equal(["2023", "2026"], Cuts.ByTime([At(202312), At(202612)]).Select(row => row.Value));
        Assert.Empty(Cuts.ByTime([]));
    }
}
