using Testamur.Web.UI;

namespace Testamur.Web.Tests.Drawing;

public class StackLayoutTests
{
    [Fact]
    public void Five_pieces_stand_in_rows_of_two_and_three()
    {
        var boxes = StackLayout.Boxes([3, 2, 2, 2, 1]);
        Assert.Equal([0, 0, 50, 50, 50], boxes.Select(box => Math.Round(box.Y, 6)));
        Assert.Equal([0, 60, 0, 40, 80], boxes.Select(box => Math.Round(box.X, 6)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(30)]
    public void Areas_fill_the_square_in_proportion_to_the_credits(int count)
    {
        double[] sizes = [.. Enumerable.Range(0, count).Select(i => 0.5 + i % 4)];
        var boxes = StackLayout.Boxes(sizes);
        var unit = 10_000 / sizes.Sum();
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(sizes[i] * unit, boxes[i].Width * boxes[i].Height, 6);
            Assert.InRange(boxes[i].X + boxes[i].Width, 0, 100 + 1e-9);
            Assert.InRange(boxes[i].Y + boxes[i].Height, 0, 100 + 1e-9);
        }
    }

    [Fact]
    public void Nothing_is_laid_out_as_nothing() => Assert.Empty(StackLayout.Boxes([]));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_piece_without_credits_is_refused(double size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StackLayout.Boxes([2, size]));
}
