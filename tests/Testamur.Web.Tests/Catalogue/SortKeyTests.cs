using Testamur.Web.Modules.Catalogue.Search;

namespace Testamur.Web.Tests.Catalogue;

public sealed class SortKeyTests
{
    [Fact]
    public void The_key_and_its_digits_sort_alike_and_are_read_back()
    {
        string[] titles =
        [
            "Arts",
            "Arts and more",
            "arts",
            "Ärzte",
            "zoo",
            "Zürich",
            "Αθήνα",
            "",
            new string('x', 200),
            "Künste\n2",
        ];
        SortKey[] keys =
        [
            .. from title in titles
            from external in new[] { false, true }
            from id in new[]
            {
                new Guid("00000000-0000-0000-0000-000000000001"),
                new Guid("ff000000-0000-0000-0000-000000000000"),
            }
            select SortKey.Of(title, external, id),
        ];
        Assert.Equal<IEnumerable<SortKey>>(keys.Order(), keys.OrderBy(key => key.ToString(), StringComparer.Ordinal));
        Assert.All(
            keys,
            key =>
            {
                Assert.True(SortKey.TryParse(key.ToString(), out var read));
                Assert.Equal(key, read);
                Assert.True(Place.TryParse(new Place(7, key).ToString(), out var place));
                Assert.Equal(new Place(7, key), place);
            }
        );
        Assert.All(keys, key => Assert.True(key.ToString().Length <= 200));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("00020000000000000000000000000000000001")]
    [InlineData("000200000000000000000000000000000001")]
    [InlineData("zzzz00000000000000000000000000000000000000000000")]
    public void What_is_no_key_is_not_read(string text) => Assert.False(SortKey.TryParse(text, out _));
}
