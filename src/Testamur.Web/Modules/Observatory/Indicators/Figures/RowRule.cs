using Testamur.Education.Observatory;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>
/// The plain rule for long tables of one count: rows, sums of them, and the total. Where a sum is told, the hidden rows below it are at least two and
/// hold as many people as the largest small count, so each of them may be 0 and may be that; below a sum that is hidden, everything is. Takes
/// time in proportion to the table, and may hide more than <see cref="DisclosureControl"/> would.
/// </summary>
internal static class RowRule
{
    private const long Largest = DisclosureControl.Threshold - 1;

    /// <param name="sizes">People in each row.</param>
    /// <param name="parents">The sum that a row belongs to, from 0 on; −1 for none.</param>
    public static (bool[] Rows, bool[] Sums, bool Total) Hide(IReadOnlyList<long> sizes, IReadOnlyList<int> parents)
    {
        var sums = new long[parents.Append(-1).Max() + 1];
        for (var row = 0; row < sizes.Count; row++)
        {
            if (parents[row] >= 0)
                sums[parents[row]] += sizes[row];
        }

        // What has no sum of its own stands beside the sums, right below the total.
        int[] alone = [.. Enumerable.Range(0, sizes.Count).Where(row => parents[row] < 0)];
        var top = Below([.. sums, .. alone.Select(row => sizes[row])]);
        var rows = new bool[sizes.Count];
        for (var at = 0; at < alone.Length; at++)
            rows[alone[at]] = top[sums.Length + at];
        for (var sum = 0; sum < sums.Length; sum++)
        {
            int[] members = [.. Enumerable.Range(0, sizes.Count).Where(row => parents[row] == sum)];
            var hidden = Below([.. members.Select(row => sizes[row])]);
            for (var at = 0; at < members.Length; at++)
                rows[members[at]] = top[sum] || hidden[at];
        }

        return (rows, top[..sums.Length], sizes.Sum() < DisclosureControl.Threshold);
    }

    // Which of the parts of one told sum are hidden: the small ones, and the next smallest until nobody can tell the small ones apart.
    private static bool[] Below(long[] sizes)
    {
        var hidden = sizes.Select(size => size < DisclosureControl.Threshold).ToArray();
        if (!hidden.Contains(true))
            return hidden;
        var (number, people) = (0, 0L);
        foreach (var (index, size) in sizes.Index().OrderBy(one => one.Item).ThenBy(one => one.Index))
        {
            if (!hidden[index] && number >= 2 && people >= Largest)
                break;
            hidden[index] = true;
            (number, people) = (number + 1, people + size);
        }

        return hidden;
    }
}
