using Testamur.Education.Observatory;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Observatory.Indicators.Figures;

namespace Testamur.Web.Tests.Observatory.Indicators;

public sealed class RowRuleTests
{
    [Fact]
    public void Who_subtracts_what_is_told_never_learns_a_small_row()
    {
        var source = new SeededSource(5);
        var small = 0;
        for (var round = 0; round < 200; round++)
        {
            var sizes = Enumerable.Range(0, 80).Select(_ => (long)source.Below(source.Below(4) == 0 ? 12 : 60)).ToArray();
            var parents = sizes.Select(_ => source.Below(7) - 1).ToArray();
            var (rows, sums, total) = RowRule.Hide(sizes, parents);
            Assert.False(total);
            for (var sum = 0; sum < sums.Length; sum++)
            {
                var members = Enumerable.Range(0, sizes.Length).Where(row => parents[row] == sum).ToArray();
                if (sums[sum])
                    Assert.All(members, row => Assert.True(rows[row]));
                else
                    AssertVague(members.Where(row => rows[row]).Select(row => sizes[row]));
            }

            var alone = Enumerable.Range(0, sizes.Length).Where(row => parents[row] < 0 && rows[row]).Select(row => sizes[row]);
            var hiddenSums = Enumerable
                .Range(0, sums.Length)
                .Where(sum => sums[sum])
                .Select(sum => sizes.Where((_, row) => parents[row] == sum).Sum());
            AssertVague(alone.Concat(hiddenSums));
            Assert.All(sizes.Index().Where(row => row.Item < DisclosureControl.Threshold), row => Assert.True(rows[row.Index]));
            small += sizes.Count(size => size < DisclosureControl.Threshold);
        }

        Assert.True(small > 1000);
    }

    [Fact]
    public void Where_all_are_many_nothing_is_hidden_and_where_all_are_few_not_even_the_total_is_told()
    {
        var (rows, _, total) = RowRule.Hide([20, 30], [-1, -1]);
        Assert.Equal([false, false], rows);
        Assert.False(total);
        (rows, _, total) = RowRule.Hide([3, 4], [-1, -1]);
        Assert.Equal([true, true], rows);
        Assert.True(total);
        (rows, _, _) = RowRule.Hide([3, 40, 90], [-1, -1, -1]);
        Assert.Equal([true, true, false], rows);
    }

    // What is left when the told rows are taken from the told sum: nothing, or two at least that hold as many as the largest small count.
    private static void AssertVague(IEnumerable<long> hidden)
    {
        long[] sizes = [.. hidden];
        Assert.True(
            sizes.Length == 0 || sizes.Length > 1 && sizes.Sum() >= DisclosureControl.Threshold - 1,
            string.Join(' ', sizes)
        );
    }
}
