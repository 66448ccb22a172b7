using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Rdf.Json;
using Testamur.Tests.Shared;

namespace Testamur.Rdf.Tests.Json;

/// <summary>The way from text to canonical text without objects refuses what the way through objects refuses, and ends in the same bytes.</summary>
public sealed class CanonicalReadingTests
{
    private static readonly string[] parts =
    [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\n",
        "\"a\":",
        "\"b\":",
        "\"\\u0061\":",
        "\"é\":",
        "\"\\ud83c\\udf0d\":",
        "\"ﬀ\":",
        "\"🌍\":",
        "\"\":",
        "\"x\"",
        "\"\\n\\\"\\/\\u0001\"",
        "\"\\ud800\"",
        "\"\\\\\"",
        "\"\u007f\u0080\"",
        "true",
        "false",
        "null",
        "0",
        "-0",
        "1.0",
        "1e2",
        "-1.5E-7",
        "1e400",
        "9007199254740991",
        "9007199254740992",
        "0.1",
        "333333333.33333329",
        "01",
        "{}",
        "[]",
        "{\"k\":[1,{\"z\":0,\"y\":1}]}",
        "\0",
        "\uFEFF",
    ];

    [Fact]
    public void Both_ways_agree_on_seeded_documents()
    {
        var random = new SeededSource(8785);
        var accepted = 0;
        for (var round = 0; round < 40_000; round++)
        {
            var text = Encoding.UTF8.GetBytes(round % 2 == 0 ? Value(random, 0) : Damaged(random));
            accepted += Agrees(text) ? 1 : 0;
        }
        Assert.InRange(accepted, 15_000, 39_000);
    }

    [Theory]
    [InlineData("arrays")]
    [InlineData("french")]
    [InlineData("structures")]
    [InlineData("values")]
    public void Both_ways_agree_on_the_published_cases(string name) => Agrees(Vector.Bytes($"jcs/input/{name}.json"));

    [Fact]
    public void Objects_with_many_members_are_sorted_and_their_doubles_found()
    {
        var names = Enumerable.Range(0, 100).Select(i => $"\"n{i * 37 % 100}\":{i}");
        Assert.True(Agrees(Encoding.UTF8.GetBytes($"{{{string.Join(',', names)}}}")));
        Assert.False(Agrees(Encoding.UTF8.GetBytes($"{{{string.Join(',', names.Append("\"n5\":0"))}}}")));
    }

    [Fact]
    public void Members_are_found_by_their_name()
    {
        var text = """{"b":{"y":1,"x":[]},"\u0061":"\u00e9","c":null}"""u8;
        Assert.True(JsonCanonicalizer.TryCanonicalizeObject(text, out var read, out _));
        Assert.Equal("\"é\"", Encoding.UTF8.GetString(read["a"].Span));
        Assert.Equal("""{"x":[],"y":1}""", Encoding.UTF8.GetString(read["b"].Span));
        Assert.Equal("null", Encoding.UTF8.GetString(read["c"].Span));
        Assert.True(read["d"].IsEmpty);
    }

    [Fact]
    public void Size_and_depth_have_the_same_limits()
    {
        static byte[] Nested(int depth) =>
            Encoding.ASCII.GetBytes("{\"a\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}");
        Assert.True(JsonCanonicalizer.TryCanonicalizeObject(Nested(64), out _, out _));
        Assert.False(JsonCanonicalizer.TryCanonicalizeObject(Nested(65), out _, out _));
        Assert.False(JsonCanonicalizer.TryCanonicalizeObject("{\"a\":1}"u8, out _, out var problem, maxBytes: 6));
        Assert.Equal("the document is larger than the limit", problem);
    }

    private static bool Agrees(byte[] text)
    {
        var isRead = StrictJson.TryParseObject(text, out var value, out var problem);
        Assert.Equal(isRead, JsonCanonicalizer.TryCanonicalizeObject(text, out var canonical, out var other));
        // Of two faults they may find another one first.
        Assert.Equal(problem.Length == 0, other.Length == 0);
        if (isRead)
        {
            Assert.Equal(JsonCanonicalizer.Canonicalize(value), canonical!.Utf8.ToArray());
            value!.Remove("a");
            Assert.True(StrictJson.TryParseObject(text, out var whole, out _));
            Assert.Equal(JsonCanonicalizer.Canonicalize(value), JsonCanonicalizer.CanonicalizeWithout(whole, "a"));
        }
        return isRead;
    }

    private static string Damaged(SeededSource random)
    {
        var text = new StringBuilder(Value(random, 0));
        for (var i = random.Below(3); i >= 0; i--)
            text.Insert(random.Below(text.Length + 1), random.Pick<string>(parts));
        return text.ToString();
    }

    // An object at the top, mostly; names come twice at times.
    private static string Value(SeededSource random, int depth)
    {
        var kind = depth == 0 && random.Below(20) > 0 ? 0 : random.Below(depth > 3 ? 6 : 8);
        return kind switch
        {
            0 or 6 =>
                $"{{{string.Join(',', Enumerable.Range(0, random.Below(5)).Select(_ => Name(random) + Value(random, depth + 1)))}}}",
            7 => $"[{string.Join(" , ", Enumerable.Range(0, random.Below(4)).Select(_ => Value(random, depth + 1)))}]",
            1 => JsonValue.Create(random.Below(2_000_000) - 1_000_000).ToJsonString(),
            2 => JsonSerializer.Serialize(BitConverter.UInt64BitsToDouble(random.Next() & 0x7FDF_FFFF_FFFF_FFFF)),
            3 => "true",
            _ => random.Pick<string>([
                "\"x\"",
                "\"\\n\\\"\\/\\u0001\"",
                "\"é🌍\"",
                "\"\\\\\"",
                "\"\u007f\"",
                "null",
                "-0",
                "1.0",
                "1e2",
                "0.1",
            ]),
        };
    }

    private static string Name(SeededSource random) =>
        random.Below(12) == 0
            ? random.Pick<string>(["\"a\":", "\"\\u0061\":", "\"é\":", "\"\\ud83c\\udf0d\":", "\"ﬀ\":", "\"🌍\":", "\"\":"])
            : $"\"{(char)('a' + random.Below(26))}{random.Below(1000)}\":";
}
