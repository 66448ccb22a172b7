using Testamur.Web.Modules.Catalogue.Search;

namespace Testamur.Web.Tests.Catalogue;

public sealed class DocumentListTests
{
    /// <summary>One in three documents makes bits of the list, one in a hundred leaves it a list; so does a selection.</summary>
    [Theory]
    [InlineData(3, 7)]
    [InlineData(3, 1000)]
    [InlineData(100, 7)]
    [InlineData(100, 5000)]
    [InlineData(100, 3)]
    public void Counts_are_the_same_however_list_and_selection_are_kept(int everyListed, int everySelected)
    {
        const int Documents = 200_000;
        var list = new DocumentList();
        var selected = new Bits(Documents);
        var both = 0;
        for (var document = 0; document < Documents; document++)
        {
            if (document % everyListed == 0)
                list.Add(document);
            if (document % everySelected == 0)
                selected.Set(document);
            if (document % everyListed == 0 && document % everySelected == 0)
                both++;
        }

        Assert.Equal(both, list.CountIn(new Selection(selected)));
        var all = new Bits(Documents);
        list.AddTo(all);
        Assert.Equal((Documents + everyListed - 1) / everyListed, all.Count());
    }

    [Fact]
    public void What_was_added_after_a_set_was_made_is_not_in_it()
    {
        var list = new DocumentList();
        for (var document = 0; document < 5000; document++)
            list.Add(document);
        var early = new Bits(64);
        early.Set(10);
        Assert.Equal(1, list.CountIn(new Selection(early)));
        early.And(new Bits(0));
        Assert.Equal(0, early.Count());
    }
}
