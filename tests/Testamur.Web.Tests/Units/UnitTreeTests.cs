using Testamur.Education.Specifications;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Tests.Units;

public sealed class UnitTreeTests
{
    private static readonly InstitutionId Home = new(new Guid(9, 0, 0, new byte[8]));

    [Fact]
    public void A_unit_reaches_itself_and_all_below_it()
    {
        var tree = new UnitTree([Unit(1), Unit(2, 1), Unit(3, 2), Unit(4)]);
        Assert.Equal([Id(1), Id(2), Id(3)], tree.Within(Id(1)).OrderBy(id => id.Value));
        Assert.Equal([Id(3)], tree.Within(Id(3)));
        Assert.Empty(tree.Within(Id(7)));
        Assert.Equal("1 › 2 › 3", tree.Name(Id(3), "en"));
    }

    [Fact]
    public void A_unit_does_not_stand_below_itself()
    {
        var tree = new UnitTree([Unit(1), Unit(2, 1), Unit(3, 2)]);
        Assert.False(tree.Fits(Id(1), Id(1)));
        Assert.False(tree.Fits(Id(1), Id(3)));
        Assert.True(tree.Fits(Id(3), Id(1)));
        Assert.True(tree.Fits(Id(2), null));
    }

    [Fact]
    public void Units_are_at_most_five_levels_deep_with_all_that_hangs_on_them()
    {
        var tree = new UnitTree([Unit(1), Unit(2, 1), Unit(3, 2), Unit(4, 3), Unit(5, 4), Unit(6), Unit(7, 6)]);
        Assert.True(tree.Fits(null, Id(4)));
        Assert.False(tree.Fits(null, Id(5)));
        Assert.True(tree.Fits(Id(6), Id(3)));
        Assert.False(tree.Fits(Id(6), Id(4)));
    }

    [Fact]
    public void The_tree_lists_open_units_with_those_below_them_in_order()
    {
        var closed = Unit(5);
        closed.ClosedAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var tree = new UnitTree([Unit(4), Unit(3, 1), Unit(1), Unit(2, 1), closed]);
        Assert.Equal([("1", 1), ("2", 2), ("3", 2), ("4", 1)], tree.Open("en").Select(one => (one.Unit.Name.In(), one.Depth)));
    }

    private static UnitId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    private static OrganisationUnit Unit(int number, int? parent = null) =>
        new()
        {
            Institution = Home,
            Id = Id(number),
            Parent = parent is { } above ? Id(above) : null,
            Name = LangText.Of("en", $"{number}"),
            CreatedAt = default,
        };
}
