using Testamur.Tests.Shared;
using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Tests.Observatory.Indicators;

/// <summary>Cuts by institution, country, field, and institution and field at once, attacked together: 40 publications of five cuts.</summary>
public sealed class CrossingTests
{
    [Theory]
    [InlineData(4, 3, 3)] // few enough for the exact calculation
    [InlineData(8, 4, 4)] // too many for it by two things at once
    [InlineData(22, 3, 10)] // too many for it by institution: whole rows and rectangles
    [InlineData(24, 4, 40)]
    public void Who_subtracts_what_is_told_never_learns_a_small_count(int institutions, int fields, int fewOneIn)
    {
        var source = new SeededSource((ulong)institutions);
        var (small, told) = (0, 0);
        for (var round = 0; round < 10; round++)
        {
            var scene = new CrossingScene(source, institutions, fields, 3, fewOneIn);
            scene.Protect();
            var attack = scene.Attack();
            foreach (var (row, part, atoms) in scene.Counts())
            {
                if (!CrossingScene.IsHidden(row, part))
                    told++;
                if (scene.Sum(atoms) > 9)
                    continue;
                small++;
                Assert.True(CrossingScene.IsHidden(row, part), $"{row.Value} {part}");
                Assert.False(attack.Determines(atoms), $"{row.Value} {part}");
                var (low, high) = attack.Bounds(atoms);
                Assert.True(low <= 0 && high >= 9, $"{row.Value} {part} is from {low} to {high}");
            }
        }

        // There is something to find, and something to find it from.
        Assert.True(small > 50, $"{small}");
        Assert.True(told > 100, $"{told}");
    }

    [Fact]
    public void The_same_attack_finds_counts_where_only_the_small_ones_are_hidden()
    {
        var source = new SeededSource(22);
        var found = 0;
        for (var round = 0; round < 10; round++)
        {
            var scene = new CrossingScene(source, 22, 3, 3, 10);
            scene.HideTheSmall();
            var attack = scene.Attack();
            found += scene.Counts().Any(one => scene.Sum(one.Atoms) < 10 && attack.Determines(one.Atoms)) ? 1 : 0;
        }

        Assert.Equal(10, found);
    }

    [Fact]
    public void Large_tables_tell_most_of_their_cells()
    {
        var scene = new CrossingScene(new SeededSource(1), 60, 8, 5, 200);
        scene.Protect();
        var cells = scene.Crossing.Cells!.SelectMany(row => row).ToList(); // the scene has them
        Assert.InRange(cells.Count(cell => !CrossingScene.IsHidden(cell, Mark.Of)), cells.Count * 3 / 4, cells.Count - 1);
    }

    [Fact]
    public void A_small_cell_takes_the_other_corners_of_a_rectangle_with_it()
    {
        long[,] people =
        {
            { 4, 50, 60 },
            { 30, 20, 70 },
            { 90, 80, 70 },
        };
        var hidden = PairRule.Hide(
            [people],
            [PairRule.Told, PairRule.Told, PairRule.Told],
            [PairRule.Told, PairRule.Told, PairRule.Told]
        );
        Assert.Equal(
            new[,]
            {
                { true, true, false },
                { true, true, false },
                { false, false, false },
            },
            hidden
        );
    }

    [Fact]
    public void Where_no_rectangle_has_room_nothing_is_told()
    {
        long[,] people =
        {
            { 4, 50 },
            { 3, 60 },
        };
        // Up to nine needs five more from below, where there are three.
        var hidden = PairRule.Hide([people], [PairRule.Told, PairRule.Told], [PairRule.Told, PairRule.Told]);
        Assert.DoesNotContain(false, hidden.Cast<bool>());
    }

    [Fact]
    public void A_rest_that_could_be_worked_out_is_protected_like_a_cell()
    {
        // The second and third row are hidden by themselves. Less the told ones, the first column leaves five for the two of them together.
        long[,] people =
        {
            { 40, 50, 60 },
            { 2, 30, 20 },
            { 3, 40, 10 },
            { 70, 80, 90 },
        };
        var hidden = PairRule.Hide([people], [PairRule.Told, 0, 0, PairRule.Told], [PairRule.Told, PairRule.Told, PairRule.Told]);
        Assert.Equal(
            [true, true, true, true, true, true],
            [hidden[1, 0], hidden[1, 1], hidden[1, 2], hidden[2, 0], hidden[2, 1], hidden[2, 2]]
        );
        Assert.True(hidden[0, 0]);
        Assert.False(hidden[3, 0]);
    }
}
