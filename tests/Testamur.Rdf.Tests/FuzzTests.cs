using System.Text;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Syntax;

namespace Testamur.Rdf.Tests;

/// <summary>
/// Seeded documents made of the parts of each grammar, then damaged. Readers and canonicalizer end in a dataset or in an exception
/// that their documentation names, and what they read they write and read again.
/// </summary>
public class FuzzTests
{
    private static readonly string[] nquadsParts =
    [
        "<a:s>",
        "<a:\\u00E9>",
        "<rel>",
        "<a:\\u0020>",
        "_:a",
        "_:b",
        "_:c.",
        "_:é:1",
        "\"x\"",
        "\"\\n\\\"\\u0001\"",
        "\"a\"@en-GB",
        "\"a\"@",
        "\"1\"^^<a:d>",
        "\"\\uD800\"",
        " ",
        "\t",
        ".",
        " .\n",
        " .\r\n",
        "# c\n",
        "<a:p>",
        "<a:g>",
        "\0",
        "é",
        "🌍",
        "\\",
        "<",
        ">",
        "\"",
        "^^",
    ];

    private static readonly string[] turtleParts =
    [
        "@prefix p: <a:> .\n",
        "PREFIX : <b/>\n",
        "@base <http://h/x/> .\n",
        "BASE <y/>\n",
        "p:s",
        ":o",
        "p:a.b",
        ":a\\,b",
        ":%20",
        "p:",
        "a",
        "true",
        "false",
        "1",
        "-1.5",
        ".5e3",
        "1.",
        "'x'",
        "\"y\"",
        "'''a'b'''",
        "\"\"\"c\n\"\"\"",
        "'\\u00e9'@en",
        "'1'^^p:d",
        "'1'^^<d>",
        "_:a",
        "_:b0",
        "[",
        "]",
        "[]",
        "(",
        ")",
        ";",
        ",",
        ".",
        " .\n",
        "<a:s>",
        "<../r>",
        "#c\n",
        " ",
        "\n",
        "@",
        "^^",
        "\\",
        "\0",
        "é",
        "<",
        "'''",
        "\"",
    ];

    private static readonly RdfLimits limits = new()
    {
        MaxTermBytes = 200,
        MaxQuads = 40,
        MaxStoredBytes = 2000,
        MaxExpandedBytes = 4000,
        MaxDepth = 8,
    };
    private static readonly CanonicalizationOptions budget = new() { MaxWork = 500, MaxBytes = 10_000 };

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void NQuads_readers_end_as_documented(ulong seed)
    {
        var read = 0;
        var source = new SeededSource(seed);
        for (var i = 0; i < 10_000; i++)
        {
            var document = i % 2 == 0 ? Statements(source, nquadsParts) : Noise(source, nquadsParts);
            if (Attempt(() => NQuads.Read(document, limits)) is not { } dataset)
                continue;
            read++;
            Assert.Equal(dataset, NQuads.Read(NQuads.Write(dataset)));
            CanonicalizeTwice(dataset);
        }
        Assert.InRange(read, 500, 9_500);
    }

    [Theory]
    [InlineData(3UL)]
    [InlineData(4UL)]
    public void Turtle_readers_end_as_documented(ulong seed)
    {
        var read = 0;
        var source = new SeededSource(seed);
        for (var i = 0; i < 10_000; i++)
        {
            var document = i % 2 == 0 ? Statements(source, turtleParts) : Noise(source, turtleParts);
            if (Attempt(() => Turtle.Read(document, "http://base.example/", limits)) is not { } dataset)
                continue;
            read++;
            if (CanonicalizeTwice(dataset) is not { } form)
                continue;
            var again = Turtle.Read(Turtle.Write(dataset, new Dictionary<string, string> { ["p"] = "a:" }));
            Assert.Equal(form, RdfCanonicalizer.Canonicalize(again).ToString());
        }
        Assert.InRange(read, 500, 9_500);
    }

    [Fact]
    public void The_canonical_form_does_not_depend_on_labels_and_order()
    {
        var source = new SeededSource(5);
        var canonicalized = 0;
        for (var i = 0; i < 5_000; i++)
        {
            var count = 1 + source.Below(8);
            var quads = new (int S, int P, int O, int G)[1 + source.Below(10)];
            foreach (ref var quad in quads.AsSpan())
                quad = (source.Below(count), source.Below(2), source.Below(count + 1), source.Below(4 * count));
            var labels = Enumerable.Range(0, count).Select(n => $"x{n}").ToArray();
            var first = Attempt(() => RdfCanonicalizer.Canonicalize(Build(quads, labels), budget))?.ToString();
            source.Shuffle<string>(labels);
            source.Shuffle<(int, int, int, int)>(quads);
            var second = Attempt(() => RdfCanonicalizer.Canonicalize(Build(quads, labels), budget))?.ToString();
            if (first is null || second is null)
                continue;
            Assert.Equal(first, second);
            canonicalized++;
        }
        Assert.InRange(canonicalized, 4_000, 5_000);
    }

    private static Dataset Build((int S, int P, int O, int G)[] quads, string[] labels)
    {
        var builder = new DatasetBuilder();
        foreach (var (s, p, o, g) in quads)
        {
            builder.Add(
                builder.BlankNode(labels[s]),
                builder.Iri($"a:{p}"),
                o == labels.Length ? builder.Literal("x") : builder.BlankNode(labels[o]),
                g < labels.Length ? builder.BlankNode(labels[g]) : default
            );
        }
        return builder.Build();
    }

    private static string? CanonicalizeTwice(Dataset dataset)
    {
        if (Attempt(() => RdfCanonicalizer.Canonicalize(dataset, budget)) is not { } form)
            return null;
        Assert.Equal(form.ToString(), RdfCanonicalizer.Canonicalize(NQuads.Read(form.NQuads.Span)).ToString());
        return form.ToString();
    }

    private static T? Attempt<T>(Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (RdfSyntaxException e)
        {
            Assert.True(e.Line > 0 && e.Column > 0);
        }
        catch (RdfLimitException) { }
        catch (CanonicalizationLimitException) { }
        return null;
    }

    // Mostly well-formed statements, now and then with a byte changed, dropped or doubled.
    private static byte[] Statements(SeededSource source, string[] parts)
    {
        var text = new StringBuilder(parts == turtleParts ? "@prefix p: <a:> . @prefix : <b/> ." : "");
        for (var i = source.Below(8); i >= 0; i--)
        {
            string[] subjects = ["<a:s>", "_:a", "_:b", "_:b0"];
            string[] values =
                parts == turtleParts
                    ?
                    [
                        "_:a",
                        "[ a :c ]",
                        "( 1 [] )",
                        "'x'@en",
                        "'''y'z'''",
                        "-1.0e3",
                        "p:a.b",
                        "<../r>",
                        "[ :p ( _:b ) ; a p:x, true ]",
                    ]
                    : ["_:a", "_:c", "\"x\"", "\"\\u000A\"@en", "\"1\"^^<a:d>", "<a:\\u00e9>", "_:b <a:g>", "_:a _:c"];
            text.Append(source.Pick<string>(subjects)).Append(" <a:p> ").Append(source.Pick<string>(values)).Append(" .\n");
        }
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (source.Below(3) != 0)
            return bytes;
        var at = source.Below(bytes.Length);
        switch (source.Below(3))
        {
            case 0:
                bytes[at] = (byte)source.Below(256);
                return bytes;
            case 1:
                return [.. bytes[..at], .. bytes[(at + 1)..]];
            default:
                return [.. bytes[..at], .. Encoding.UTF8.GetBytes(source.Pick<string>(parts)), .. bytes[at..]];
        }
    }

    private static byte[] Noise(SeededSource source, string[] parts)
    {
        var text = new StringBuilder();
        for (var i = source.Below(20); i > 0; i--)
            text.Append(source.Pick<string>(parts));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
