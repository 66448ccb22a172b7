using System.Text;
using Testamur.Rdf.Syntax;

namespace Testamur.Rdf.Tests.Syntax;

/// <summary>Every budget of the readers: what meets it is read, one more is refused.</summary>
public class ReaderLimitTests
{
    [Fact]
    public void Bytes_of_a_document()
    {
        var document = "<a:s> <a:p> <a:o> ."u8.ToArray();
        var met = new RdfLimits { MaxBytes = document.Length };
        var passed = new RdfLimits { MaxBytes = document.Length - 1 };

        Assert.Single(NQuads.Read(document, met));
        Assert.Single(Turtle.Read(document, limits: met));
        AssertRefused(nameof(RdfLimits.MaxBytes), () => NQuads.Read(document, passed));
        AssertRefused(nameof(RdfLimits.MaxBytes), () => NTriples.Read(document, passed));
        AssertRefused(nameof(RdfLimits.MaxBytes), () => Turtle.Read(document, limits: passed));
    }

    [Fact]
    public void Bytes_of_a_term()
    {
        var limits = new RdfLimits { MaxTermBytes = 40 };

        Assert.Single(NQuads.Read(Literal(38), limits));
        AssertRefused(nameof(RdfLimits.MaxTermBytes), () => NQuads.Read(Literal(39), limits));
        AssertRefused(nameof(RdfLimits.MaxTermBytes), () => Turtle.Read(Literal(39), limits: limits));
        AssertRefused(nameof(RdfLimits.MaxTermBytes), () => NQuads.Read(Literal(100_000), limits));
    }

    [Fact]
    public void Bytes_of_all_terms()
    {
        var document = "<a:s> <a:p> <a:o> .\n<a:o> <a:p> <a:s> ."u8.ToArray();

        Assert.Equal(2, NQuads.Read(document, new RdfLimits { MaxStoredBytes = 15 }).Count);
        AssertRefused(nameof(RdfLimits.MaxStoredBytes), () => NQuads.Read(document, new RdfLimits { MaxStoredBytes = 14 }));
    }

    [Fact]
    public void Quads_counted_once()
    {
        var document = "<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:s> ."u8.ToArray();

        Assert.Equal(2, NQuads.Read(document, new RdfLimits { MaxQuads = 2 }).Count);
        AssertRefused(nameof(RdfLimits.MaxQuads), () => NQuads.Read(document, new RdfLimits { MaxQuads = 1 }));
    }

    [Theory]
    [InlineData("[ <a:p> ", "]")]
    [InlineData("( ", ")")]
    public void Depth_of_nesting(string open, string close)
    {
        var limits = new RdfLimits { MaxDepth = 5 };

        Assert.NotEmpty(Turtle.Read(Nested(open, close, 5), limits: limits));
        AssertRefused(nameof(RdfLimits.MaxDepth), () => Turtle.Read(Nested(open, close, 6), limits: limits));
        AssertRefused(nameof(RdfLimits.MaxDepth), () => Turtle.Read(Nested(open, close, 1_000_000)));
        // A limit beyond the stack does not end the process.
        var wide = new RdfLimits { MaxDepth = int.MaxValue };
        AssertRefused(nameof(RdfLimits.MaxDepth), () => Turtle.Read(Nested(open, close, 1_000_000), limits: wide));
    }

    [Fact]
    public void Depth_counts_what_is_open_at_once()
    {
        var flat = string.Concat(Enumerable.Repeat("[] <a:p> ( 1 2 3 ) , [ <a:p> ( ) ] .\n", 100));

        Assert.NotEmpty(Turtle.Read(Encoding.UTF8.GetBytes(flat), limits: new RdfLimits { MaxDepth = 2 }));
    }

    [Fact]
    public void Bytes_made_of_prefixes_and_bases()
    {
        var names = "@prefix p: <a:12345678> . p:s p:p p:o ."u8.ToArray();
        Assert.Single(Turtle.Read(names, limits: new RdfLimits { MaxExpandedBytes = 43 }));
        AssertRefused("MaxExpandedBytes", () => Turtle.Read(names, limits: new RdfLimits { MaxExpandedBytes = 42 }));

        var long1 = $"@base <a:{new string('x', 100_000)}/> . " + string.Concat(Enumerable.Repeat("<> <a:p> <> . ", 2000));
        AssertRefused("MaxExpandedBytes", () => Turtle.Read(Encoding.UTF8.GetBytes(long1)));
        var many =
            $"@base <a:{new string('x', 100_000)}/> . "
            + string.Concat(Enumerable.Range(0, 3000).Select(i => $"PREFIX p{i}: <{i}> "));
        AssertRefused("MaxExpandedBytes", () => Turtle.Read(Encoding.UTF8.GetBytes(many)));
    }

    private static byte[] Literal(int length) => Encoding.UTF8.GetBytes($"<a:s> <a:p> \"{new string('x', length)}\" .");

    private static byte[] Nested(string open, string close, int depth)
    {
        var text = new StringBuilder("<a:s> <a:p> ");
        text.Insert(text.Length, open, depth).Append("1 ").Insert(text.Length, close, depth);
        return Encoding.UTF8.GetBytes(text.Append(" .").ToString());
    }

    private static void AssertRefused(string limit, Action read) =>
        Assert.Equal(limit, Assert.Throws<RdfLimitException>(read).Limit);
}
