using Testamur.Web.Modules.Catalogue.Search;

namespace Testamur.Web.Tests.Catalogue;

public sealed class KnownWordsTests
{
    private static readonly string[] Held =
    [
        "sustainability",
        "stability",
        "climate",
        "climatic",
        "okologie",
        "arts",
        "art",
        "w123456",
    ];

    [Theory]
    [InlineData("sustainabilty", "sustainability")] // a letter left out
    [InlineData("sustianability", "sustainability")] // two exchanged
    [InlineData("sustaineabilitty", "sustainability")] // two added
    [InlineData("clmate", "climate")]
    [InlineData("lcimate", "climate")]
    [InlineData("atrs", "arts")]
    [InlineData("clim", null)] // three letters are more than a slip
    [InlineData("atr", null)] // short words are too near to each other
    [InlineData("w123457", null)] // a number is what it is
    [InlineData("nowhere", null)]
    public void A_slip_leads_to_the_nearest_word(string typed, string? meant) =>
        Assert.Equal(meant, Known().Nearest(typed, _ => 1));

    [Fact]
    public void Of_words_equally_near_the_one_in_most_offers_is_meant()
    {
        var words = new KnownWords();
        foreach (var word in new[] { "reading", "heading", "leading" })
            words.Add(word);
        Assert.Equal("heading", words.Nearest("xeading", word => word == "heading" ? 3 : 2));
        Assert.Equal(
            "leading",
            words.Nearest(
                "xeading",
                word =>
                    word == "reading" ? 0
                    : word == "heading" ? 0
                    : 1
            )
        );
        Assert.Null(words.Nearest("xeading", _ => 0));
    }

    [Theory]
    [InlineData("kologi", "okologie")]
    [InlineData("ability", "stability sustainability")]
    [InlineData("clima", "climate climatic")]
    [InlineData("ar", "")]
    [InlineData("limatea", "")]
    public void A_part_leads_to_the_words_that_hold_it(string part, string expected) =>
        Assert.Equal(expected, string.Join(' ', Known().Holding(part, _ => true)));

    private static KnownWords Known()
    {
        var known = new KnownWords();
        foreach (var word in Held)
            known.Add(word);
        return known;
    }
}
