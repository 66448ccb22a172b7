using Testamur.Web.Modules.Issuing.Batches;

namespace Testamur.Web.Tests.Issuing;

public sealed class LaneTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_row_lies_in_exactly_one_lane_and_lanes_are_alike_in_length(int of)
    {
        var rows = Enumerable.Range(1, 50).Select(Row).AsQueryable();

        var lanes = Enumerable.Range(0, of).Select(number => new Lane(number, of).Rows(rows).ToList()).ToList();

        Assert.Equal(rows.Select(row => row.Row), lanes.SelectMany(lane => lane).Select(row => row.Row).Order());
        Assert.InRange(lanes.Max(lane => lane.Count) - lanes.Min(lane => lane.Count), 0, 1);
    }

    private static BatchItem Row(int number) =>
        BatchItem.HeldBack(
            default,
            default,
            number,
            "Ada",
            "ada@example.org",
            new("Ada", "ada@example.org", ""),
            [new(null, "missing")]
        );
}
