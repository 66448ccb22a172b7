using System.Text;
using Testamur.Rdf.Syntax;

namespace Testamur.Rdf.Tests.Syntax;

public class NQuadsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\r\n# comment\n\n \t\n")]
    [InlineData("# comment without end")]
    public void Reads_documents_without_statements(string document) => Assert.Empty(Read(document));

    [Theory]
    [InlineData("<a:s><a:p>\"o\"<a:g>.# c", "<a:s> <a:p> \"o\" <a:g> .\n")]
    [InlineData("\t_:s\t<a:p> _:o.x _:g . \r\n", "_:s <a:p> _:o.x _:g .\n")]
    [InlineData("<a:s> <a:p> \"\\u000a\\U0000007F\\'\\\"\" .", "<a:s> <a:p> \"\\n\\u007F'\\\"\" .\n")]
    [InlineData("<a:s> <a:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#string> .", "<a:s> <a:p> \"1\" .\n")]
    [InlineData("<a:s> <a:p> \"1\" ^^ <a:\\u00E9> .", "<a:s> <a:p> \"1\"^^<a:é> .\n")]
    [InlineData("<a:s> <a:p> \"1\"@en-1 .\r<a:s> <a:p> \"1\"@en-1 .", "<a:s> <a:p> \"1\"@en-1 .\n")]
    [InlineData("_:a:b <a:p> _:é .", "_:a:b <a:p> _:é .\n")]
    public void Reads_the_grammar_and_writes_the_canonical_form(string document, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(NQuads.Write(Read(document))));

    [Theory]
    [InlineData("<a:s> <a:p> <a:o>", 1, 18)]
    [InlineData("<a:s> <a:p> <a:o> . <a:s> <a:p> <a:o> .", 1, 21)]
    [InlineData("<a:s> <a:p> <a:o> .\n\r\n\r<a:s> \"p\" <a:o> .", 4, 7)]
    [InlineData("<a:s> <a:p>\n<a:o> .", 1, 12)]
    [InlineData("\"s\" <a:p> <a:o> .", 1, 1)]
    [InlineData("<a:s> _:p <a:o> .", 1, 7)]
    [InlineData("<a:s> <a:p> \"é\" \"g\" .", 1, 17)]
    [InlineData("<s> <a:p> <a:o> .", 1, 1)]
    [InlineData("<a:s> <a:p> \"o\"^^<d> .", 1, 18)]
    [InlineData("<a:s> <a:p> 'o' .", 1, 13)]
    [InlineData("<a:s> <a:p> 1 .", 1, 13)]
    [InlineData("<a:s b> <a:p> <a:o> .", 1, 5)]
    [InlineData("<a:\\n> <a:p> <a:o> .", 1, 4)]
    [InlineData("<a:\\u003E> <a:p> <a:o> .", 1, 4)]
    [InlineData("<a:s> <a:p> \"o\"@en-- .", 1, 17)]
    [InlineData("@prefix a: <a:> .", 1, 1)]
    public void Refuses_the_rest_and_says_where(string document, int line, int column)
    {
        var error = Assert.Throws<RdfSyntaxException>(() => Read(document));

        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public void Refuses_bytes_that_are_no_utf8_and_says_where()
    {
        var error = Assert.Throws<RdfSyntaxException>(() => NQuads.Read([.. "<a:s> <a:p> \"é"u8, 0xC0, 0xAF, .. "\" .\n"u8]));

        Assert.Equal((1, 15), (error.Line, error.Column));
    }

    [Fact]
    public void NTriples_have_no_graph_names()
    {
        Assert.Equal(19, Assert.Throws<RdfSyntaxException>(() => NTriples.Read("<a:s> <a:p> <a:o> <a:g> ."u8)).Column);
        Assert.Throws<ArgumentException>(() => NTriples.Write(Read("<a:s> <a:p> <a:o> <a:g> .")));
        Assert.Throws<ArgumentException>(() => Turtle.Write(Read("<a:s> <a:p> <a:o> <a:g> .")));
    }

    private static Dataset Read(string document) => NQuads.Read(Encoding.UTF8.GetBytes(document));
}
