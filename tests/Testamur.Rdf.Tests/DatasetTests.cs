namespace Testamur.Rdf.Tests;

public class DatasetTests
{
    private const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    [Fact]
    public void Equal_terms_get_equal_numbers_whether_given_as_utf8_or_utf16()
    {
        var builder = new DatasetBuilder();

        Assert.Equal(builder.Iri("http://a.example/é"), builder.Iri("http://a.example/é"u8));
        Assert.Equal(builder.BlankNode("b"), builder.BlankNode("b"u8));
        Assert.Equal(builder.Literal("say \"é\"\u0001"), builder.Literal("say \"é\"\u0001"u8));
        Assert.Equal(builder.Literal("1", "http://x.example/int"), builder.Literal("1"u8, "http://x.example/int"u8));
        Assert.Equal(builder.LanguageLiteral("a", "en-GB"), builder.LanguageLiteral("a"u8, "en-GB"u8));
        Assert.NotEqual(builder.LanguageLiteral("a", "en"), builder.LanguageLiteral("a", "EN"));
        Assert.NotEqual(builder.Literal("http://a.example/é"), builder.Iri("http://a.example/é"));
    }

    [Fact]
    public void A_quad_stands_in_a_dataset_once_and_order_is_that_of_first_appearance()
    {
        var builder = new DatasetBuilder();
        var node = builder.NewBlankNode();

        Assert.True(builder.Add(node, builder.Iri(Type), builder.Iri("urn:c:2")));
        Assert.True(builder.Add(node, builder.Iri(Type), builder.Iri("urn:c:1")));
        Assert.False(builder.Add(node, builder.Iri(Type), builder.Iri("urn:c:2")));
        Assert.True(builder.Add(node, builder.Iri(Type), builder.Iri("urn:c:2"), builder.Iri("urn:g")));
        var dataset = builder.Build();

        Assert.Equal(
            [
                new Quad(new BlankNode("b0"), new Iri(Type), new Iri("urn:c:2")),
                new Quad(new BlankNode("b0"), new Iri(Type), new Iri("urn:c:1")),
                new Quad(new BlankNode("b0"), new Iri(Type), new Iri("urn:c:2"), new Iri("urn:g")),
            ],
            dataset
        );
    }

    [Fact]
    public void A_dataset_keeps_its_content_when_its_builder_goes_on()
    {
        var builder = new DatasetBuilder();
        builder.Add(new Quad(new Iri("urn:s"), new Iri("urn:p"), new Literal("first")));
        var first = builder.Build();
        builder.Add(new Quad(new Iri("urn:s"), new Iri("urn:p"), new Literal("second")));

        Assert.Equal("<urn:s> <urn:p> \"first\" .", Assert.Single(first).ToString());
        Assert.Equal("<urn:s> <urn:p> \"second\" .", Assert.Single(builder.Build()).ToString());
    }

    [Fact]
    public void Thousands_of_terms_and_quads_are_found_again()
    {
        var builder = new DatasetBuilder();
        var predicate = builder.Iri("urn:p");
        for (var i = 0; i < 5000; i++)
            builder.Add(builder.Iri($"urn:s:{i}"), predicate, builder.Literal($"{i % 7}"));
        var dataset = builder.Build();

        Assert.Equal(5000, dataset.Count);
        Assert.Equal(5008, dataset.TermCount);
        for (var i = 0; i < 5000; i++)
            Assert.Equal($"urn:s:{i}", dataset.Value(dataset.Find(new Iri($"urn:s:{i}"))));
        Assert.True(dataset.Find(new Iri("urn:s:5000")).IsNone);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("quote \" slash \\ tab \t line \n return \r feed \f back \b nul \0 bell \a del \u007F é 🌍")]
    [InlineData("\"\"\"")]
    public void Literals_come_back_as_they_went_in(string value)
    {
        var builder = new DatasetBuilder();
        Literal[] literals = [new(value), new(value, "http://x.example/d"), Literal.InLanguage(value, "el-Latn")];
        var ids = literals.Select(builder.Term).ToArray();
        builder.Add(builder.Iri("urn:s"), builder.Iri("urn:p"), ids[0]);
        var dataset = builder.Build();

        Assert.Equal(literals, ids.Select(dataset.Term));
        Assert.All(ids, id => Assert.Equal(value, dataset.Value(id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("relative")]
    [InlineData("1a:b")]
    [InlineData("urn:a b")]
    [InlineData("urn:a> <urn:b")]
    [InlineData("urn:\n")]
    [InlineData("urn:\\u0020")]
    [InlineData("é:a")]
    public void What_would_break_out_of_an_iri_is_refused(string iri)
    {
        Assert.False(Iri.IsWellFormed(iri));
        Assert.Throws<ArgumentException>(() => new DatasetBuilder().Iri(iri));
        Assert.Throws<ArgumentException>(() => new DatasetBuilder().Literal("a", iri));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a ")]
    [InlineData("a.")]
    [InlineData("-a")]
    [InlineData("a> .")]
    public void What_would_break_out_of_a_label_is_refused(string label)
    {
        Assert.False(BlankNode.IsWellFormedLabel(label));
        Assert.Throws<ArgumentException>(() => new DatasetBuilder().BlankNode(label));
    }

    [Theory]
    [InlineData("")]
    [InlineData("e n")]
    [InlineData("1en")]
    [InlineData("en-")]
    [InlineData("-en")]
    [InlineData("en_GB")]
    [InlineData("é")]
    public void What_is_no_language_tag_is_refused(string language)
    {
        Assert.False(Literal.IsWellFormedLanguage(language));
        Assert.Throws<ArgumentException>(() => new DatasetBuilder().LanguageLiteral("a", language));
    }

    [Fact]
    public void Half_a_surrogate_pair_and_broken_utf8_are_refused()
    {
        var builder = new DatasetBuilder();
        Assert.False(Iri.IsWellFormed("urn:\uD800"));
        Assert.Throws<ArgumentException>(() => builder.Iri("urn:\uD800"));
        Assert.Throws<ArgumentException>(() => builder.Literal("\uD800"));
        Assert.Throws<ArgumentException>(() => builder.Literal([0xC0, 0xAF]));
        Assert.Throws<ArgumentException>(() => builder.Iri([.. "urn:"u8, 0xFF]));
        Assert.Throws<ArgumentException>(() => builder.BlankNode([(byte)'a', 0xFF]));
    }

    [Fact]
    public void Each_place_of_a_quad_takes_only_its_kinds_of_term()
    {
        var builder = new DatasetBuilder();
        var (iri, node, literal) = (builder.Iri("urn:a"), builder.BlankNode("b"), builder.Literal("c"));

        Assert.Throws<ArgumentException>(() => builder.Add(literal, iri, iri));
        Assert.Throws<ArgumentException>(() => builder.Add(default, iri, iri));
        Assert.Throws<ArgumentException>(() => builder.Add(iri, node, iri));
        Assert.Throws<ArgumentException>(() => builder.Add(iri, literal, iri));
        Assert.Throws<ArgumentException>(() => builder.Add(iri, iri, default));
        Assert.Throws<ArgumentException>(() => builder.Add(iri, iri, iri, literal));
        Assert.Equal(0, builder.Count);
    }

    [Fact]
    public void Only_a_generalized_builder_takes_a_blank_predicate()
    {
        var builder = new DatasetBuilder(generalized: true);
        var node = builder.BlankNode("b");

        Assert.True(builder.Add(node, node, node));
        Assert.True(builder.Build().IsGeneralized);
    }

    [Fact]
    public void Fresh_blank_nodes_avoid_labels_in_use()
    {
        var builder = new DatasetBuilder();
        var given = builder.BlankNode("b1");
        var fresh = Enumerable.Range(0, 3).Select(_ => builder.NewBlankNode()).ToArray();
        builder.Add(given, builder.Iri("urn:p"), given);
        var dataset = builder.Build();

        Assert.Equal(["b0", "b2", "b3"], fresh.Select(dataset.Value));
    }

    [Fact]
    public void Budgets_hold_at_their_limit_and_not_beyond()
    {
        var builder = new DatasetBuilder(
            new RdfLimits
            {
                MaxTermBytes = 10,
                MaxStoredBytes = 25,
                MaxQuads = 1,
            }
        );
        var iri = builder.Iri("urn:1234");
        Assert.Equal("MaxTermBytes", Assert.Throws<RdfLimitException>(() => builder.Iri("urn:12345")).Limit);
        var other = builder.Iri("urn:abcd");
        builder.Iri("urn:abcd");
        builder.BlankNode("abc");
        Assert.Equal("MaxStoredBytes", Assert.Throws<RdfLimitException>(() => builder.BlankNode("d")).Limit);

        Assert.True(builder.Add(iri, iri, iri));
        Assert.False(builder.Add(iri, iri, iri));
        Assert.Equal("MaxQuads", Assert.Throws<RdfLimitException>(() => builder.Add(iri, iri, other)).Limit);
    }
}
