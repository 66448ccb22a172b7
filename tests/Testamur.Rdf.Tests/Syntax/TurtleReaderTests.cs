using System.Text;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Syntax;

namespace Testamur.Rdf.Tests.Syntax;

/// <summary>One or more cases for each production of Turtle §6.5; what is expected is written in N-Triples.</summary>
public class TurtleReaderTests
{
    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    public static TheoryData<string, string> Documents =>
        new()
        {
            { "", "" },
            { "# only a comment", "" },
            { "<a:s><a:p><a:o>.", "<a:s> <a:p> <a:o> ." },
            { "@prefix p: <a:> . p:s p:p p:o.", "<a:s> <a:p> <a:o> ." },
            { "@prefix : <a:> . :s :p : .", "<a:s> <a:p> <a:> ." },
            { "PREFIX p: <a:> prefix q: <b:> p:s q:p p:o .", "<a:s> <b:p> <a:o> ." },
            { "@prefix p: <a:> . @prefix p: <b:> . p:s p:p p:o .", "<b:s> <b:p> <b:o> ." },
            { "@prefix a.b: <a:> . a.b:s a.b:p a.b:o.", "<a:s> <a:p> <a:o> ." },
            { "@prefix é: <a:> . é:é é:p é:o .", "<a:é> <a:p> <a:o> ." },
            { "@base <http://h/a/b> . <c> <#p> <../o> .", "<http://h/a/c> <http://h/a/b#p> <http://h/o> ." },
            { "BASE <http://h/a/> base <b/> <> <?q> <//o/x> .", "<http://h/a/b/> <http://h/a/b/?q> <http://o/x> ." },
            { "@prefix p: <x#> . p:s a p:o .", $"<http://base.example/x#s> <{Rdf}type> <http://base.example/x#o> ." },
            {
                "<a:s> a <a:o> , <a:q> ; ; <a:p> <a:r> ; .",
                $"<a:s> <{Rdf}type> <a:o> . <a:s> <{Rdf}type> <a:q> . <a:s> <a:p> <a:r> ."
            },
            { "_:x <a:p> _:x.y.", "_:x <a:p> _:y ." },
            { "_:1 <a:p> _:1 .", "_:x <a:p> _:x ." },
            { "[] <a:p> [ ] .", "_:x <a:p> _:y ." },
            { "[ <a:p> <a:o> ] .", "_:x <a:p> <a:o> ." },
            { "[ <a:p> [ <a:q> 'x' ] ; ] <a:r> <a:o> .", "_:x <a:p> _:y . _:y <a:q> \"x\" . _:x <a:r> <a:o> ." },
            { "_:b0 <a:p> [ <a:q> _:b0 ] , _:b1 .", "_:x <a:p> _:y . _:y <a:q> _:x . _:x <a:p> _:z ." },
            { "() <a:p> ( ) .", $"<{Rdf}nil> <a:p> <{Rdf}nil> ." },
            {
                "<a:s> <a:p> ( 1 (<a:o>) ) .",
                $"<a:s> <a:p> _:x . _:x <{Rdf}first> \"1\"^^<{Xsd}integer> . _:x <{Rdf}rest> _:y . _:y <{Rdf}rest> <{Rdf}nil> . "
                    + $"_:y <{Rdf}first> _:z . _:z <{Rdf}first> <a:o> . _:z <{Rdf}rest> <{Rdf}nil> ."
            },
            { "(1) <a:p> <a:o> .", $"_:x <{Rdf}first> \"1\"^^<{Xsd}integer> . _:x <{Rdf}rest> <{Rdf}nil> . _:x <a:p> <a:o> ." },
            { "<a:s> <a:p> true, false .", $"<a:s> <a:p> \"true\"^^<{Xsd}boolean> . <a:s> <a:p> \"false\"^^<{Xsd}boolean> ." },
            { "@prefix true: <a:> . true:s true:p true:false .", "<a:s> <a:p> <a:false> ." },
            {
                "<a:s> <a:p> 1, -05, +7.",
                string.Concat(new[] { "1", "-05", "+7" }.Select(n => $"<a:s> <a:p> \"{n}\"^^<{Xsd}integer> . "))
            },
            {
                "<a:s> <a:p> 1.0, -.5, 1.5.",
                string.Concat(new[] { "1.0", "-.5", "1.5" }.Select(n => $"<a:s> <a:p> \"{n}\"^^<{Xsd}decimal> . "))
            },
            {
                "<a:s> <a:p> 1e0, 1.E-3, .5e+1, -1.5E2.",
                string.Concat(new[] { "1e0", "1.E-3", ".5e+1", "-1.5E2" }.Select(n => $"<a:s> <a:p> \"{n}\"^^<{Xsd}double> . "))
            },
            { "<a:s> <a:p> 'a\"b' , \"c'd\" .", "<a:s> <a:p> \"a\\\"b\" . <a:s> <a:p> \"c'd\" ." },
            { "<a:s> <a:p> '', \"\"\"\"\"\" .", "<a:s> <a:p> \"\" ." },
            { "<a:s> <a:p> \"\"\"a\n\"b\"\"c\\\"\"\"\" .", "<a:s> <a:p> \"a\\n\\\"b\\\"\\\"c\\\"\" ." },
            { "<a:s> <a:p> '''a'b''c\\u00E9''' .", "<a:s> <a:p> \"a'b''cé\" ." },
            { "<a:s> <a:p> '\\t\\b\\n\\r\\f\\\"\\'\\\\\\U0001F30D' .", "<a:s> <a:p> \"\\t\\b\\n\\r\\f\\\"'\\\\🌍\" ." },
            { "<a:s> <a:p> 'x'@en-GB, 'x' @de .", "<a:s> <a:p> \"x\"@en-GB . <a:s> <a:p> \"x\"@de ." },
            {
                "@prefix x: <a:> . <a:s> <a:p> 'x\\n'^^x:d\\~, 'x'^^<a:e> .",
                "<a:s> <a:p> \"x\\n\"^^<a:d~> . <a:s> <a:p> \"x\"^^<a:e> ."
            },
            { "<a:\\u00e9> <a:p> <a:\\U0001F30D> .", "<a:é> <a:p> <a:🌍> ." },
            { "@prefix : <a:> . :a.b :c:d :1%20\\,\\. .", "<a:a.b> <a:c:d> <a:1%20,.> ." },
            { "<a:s> # c\r <a:p> # d\n <a:o> . # e", "<a:s> <a:p> <a:o> ." },
        };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Reads_what_the_grammar_allows(string document, string expected)
    {
        var lines = expected.Replace(" . ", " .\n", StringComparison.Ordinal);

        Assert.Equal(Canonical(NTriples.Read(Encoding.UTF8.GetBytes(lines))), Canonical(Read(document)));
    }

    [Theory]
    [InlineData("<a:s> <a:p> <a:o>", 1, 18)]
    [InlineData("<a:s> <a:p> .", 1, 13)]
    [InlineData("<a:s> <a:p> <a:o> ,.", 1, 20)]
    [InlineData("<a:s> ; <a:p> <a:o> .", 1, 7)]
    [InlineData("<a:s> _:p <a:o> .", 1, 7)]
    [InlineData("'s' <a:p> <a:o> .", 1, 1)]
    [InlineData("a <a:p> <a:o> .", 1, 1)]
    [InlineData("<a:s> <a:p>\n <a:o é> .", 2, 6)]
    [InlineData("<a:s> <a:p> <a:\\u0020> .", 1, 16)]
    [InlineData("<a:s> <a:p> '\\uD800' .", 1, 14)]
    [InlineData("<a:s> <a:p> '\\U00110000' .", 1, 14)]
    [InlineData("<a:s> <a:p> '\\u12' .", 1, 14)]
    [InlineData("<a:s> <a:p> '\\x' .", 1, 14)]
    [InlineData("<a:s> <a:p> 'a\nb' .", 1, 15)]
    [InlineData("<a:s> <a:p> '''a' .", 1, 13)]
    [InlineData("<a:s> <a:p> \"\"\"a\"\"\"\" .", 1, 20)]
    [InlineData("<a:s> <a:p> 'a'@ .", 1, 17)]
    [InlineData("<a:s> <a:p> 'a'@1 .", 1, 17)]
    [InlineData("<a:s> <a:p> 'a'^<a:d> .", 1, 17)]
    [InlineData("<a:s> <a:p> 'a'^^'d' .", 1, 18)]
    [InlineData("<a:s> <a:p> x:o .", 1, 13)]
    [InlineData("@prefix x <a:> .", 1, 9)]
    [InlineData("@prefix x: <a:>", 1, 16)]
    [InlineData("PREFIX x: <a:> .", 1, 16)]
    [InlineData("@PREFIX x: <a:> .", 1, 1)]
    [InlineData("@prefix x.: <a:> .", 1, 9)]
    [InlineData("@prefix : <a:> . :s :p :%2 .", 1, 25)]
    [InlineData("@prefix : <a:> . :s :p :\\a .", 1, 25)]
    [InlineData("[ <a:p> <a:o> .", 1, 15)]
    [InlineData("[] .", 1, 4)]
    [InlineData("() .", 1, 4)]
    [InlineData("<a:s> <a:p> ( 1 .", 1, 17)]
    [InlineData("<a:s> <a:p> ( 1", 1, 13)]
    [InlineData("<a:s> <a:p> + .", 1, 13)]
    [InlineData("<a:s> <a:p> 1e .", 1, 14)]
    [InlineData("<a:s> <a:p> True .", 1, 13)]
    [InlineData("<a:s> <a:p> _: .", 1, 15)]
    [InlineData("<a:s> <a:p> <a:o> <a:g> .", 1, 19)]
    [InlineData("\uFEFF<a:s> <a:p> <a:o> .", 1, 1)]
    public void Refuses_the_rest_and_says_where(string document, int line, int column)
    {
        var error = Assert.Throws<RdfSyntaxException>(() => Read(document));

        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public void A_relative_iri_needs_a_base()
    {
        var error = Assert.Throws<RdfSyntaxException>(() => Turtle.Read("<a:s> <a:p> <o> ."u8));

        Assert.Equal(13, error.Column);
        Assert.Throws<ArgumentException>(() => Turtle.Read("<a> <b> <c> ."u8, "relative"));
    }

    // https://www.rfc-editor.org/rfc/rfc3986#section-5.4
    [Theory]
    [InlineData("g", "http://a/b/c/g")]
    [InlineData("./g", "http://a/b/c/g")]
    [InlineData("g/", "http://a/b/c/g/")]
    [InlineData("/g", "http://a/g")]
    [InlineData("//g", "http://g")]
    [InlineData("?y", "http://a/b/c/d;p?y")]
    [InlineData("g?y", "http://a/b/c/g?y")]
    [InlineData("#s", "http://a/b/c/d;p?q#s")]
    [InlineData("g?y#s", "http://a/b/c/g?y#s")]
    [InlineData(";x", "http://a/b/c/;x")]
    [InlineData("", "http://a/b/c/d;p?q")]
    [InlineData(".", "http://a/b/c/")]
    [InlineData("./", "http://a/b/c/")]
    [InlineData("..", "http://a/b/")]
    [InlineData("../g", "http://a/b/g")]
    [InlineData("../..", "http://a/")]
    [InlineData("../../../g", "http://a/g")]
    [InlineData("/./g", "http://a/g")]
    [InlineData("/../g", "http://a/g")]
    [InlineData("g.", "http://a/b/c/g.")]
    [InlineData("..g", "http://a/b/c/..g")]
    [InlineData("./../g", "http://a/b/g")]
    [InlineData("./g/.", "http://a/b/c/g/")]
    [InlineData("g/./h", "http://a/b/c/g/h")]
    [InlineData("g/../h", "http://a/b/c/h")]
    [InlineData("g;x=1/../y", "http://a/b/c/y")]
    [InlineData("g?y/../x", "http://a/b/c/g?y/../x")]
    [InlineData("http:g", "http:g")]
    public void References_are_resolved_as_RFC_3986_shows(string reference, string iri)
    {
        var dataset = Turtle.Read(Encoding.UTF8.GetBytes($"<{reference}> <a:p> <a:o> ."), "http://a/b/c/d;p?q");

        Assert.Equal(new Iri(iri), Assert.Single(dataset).Subject);
    }

    [Fact]
    public void Documents_read_into_one_builder_share_no_blank_nodes()
    {
        var builder = new DatasetBuilder();
        Turtle.Read("_:a <a:p> [] ."u8, builder);
        Turtle.Read("_:a <a:p> [] ."u8, builder);
        NQuads.Read("_:a <a:p> _:b0 .\n"u8, builder);

        Assert.Equal(6, builder.Build().SelectMany(quad => new[] { quad.Subject, quad.Object }).Distinct().Count());
    }

    private static Dataset Read(string document) => Turtle.Read(Encoding.UTF8.GetBytes(document), "http://base.example/doc");

    private static string Canonical(Dataset dataset) => RdfCanonicalizer.Canonicalize(dataset).ToString();
}
