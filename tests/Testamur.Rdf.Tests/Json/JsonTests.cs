using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Rdf.Json;

namespace Testamur.Rdf.Tests.Json;

public sealed class JsonTests
{
    [Theory]
    [InlineData("arrays")]
    [InlineData("french")]
    [InlineData("structures")]
    [InlineData("values")]
    public void Canonical_form_equals_the_published_one(string name)
    {
        Assert.True(StrictJson.TryParse(Vector.Bytes($"jcs/input/{name}.json"), out var node, out var problem), problem);
        Assert.Equal(Vector.Bytes($"jcs/output/{name}.json"), JsonCanonicalizer.Canonicalize(node));
    }

    [Fact]
    public void Numbers_are_written_as_ECMAScript_writes_them()
    {
        var lines = File.ReadAllLines(Vector.PathOf("jcs/es6-numbers-1000.txt"));
        Assert.True(lines.Length >= 1000);
        foreach (var line in lines)
        {
            var parts = line.Split(',');
            var bits = ulong.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Assert.Equal(parts[1], EcmaScriptNumber.Format(BitConverter.UInt64BitsToDouble(bits)));
        }
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""{"a":1e400}""")]
    [InlineData("""{"a":9007199254740992}""")]
    [InlineData("""{"a":01}""")]
    [InlineData("""{"a":NaN}""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a":1} x""")]
    [InlineData("""{"a":1}{"a":1}""")]
    [InlineData("/* c */{}")]
    [InlineData("\uFEFF{}")]
    [InlineData("")]
    [InlineData("{")]
    public void Json_that_readers_could_understand_differently_is_refused(string json) =>
        Assert.False(StrictJson.TryParse(Encoding.UTF8.GetBytes(json), out _, out _));

    [Fact]
    public void Overlong_and_other_encodings_are_refused()
    {
        Assert.False(StrictJson.TryParse([(byte)'"', 0xC0, 0xAF, (byte)'"'], out _, out _));
        Assert.False(StrictJson.TryParse(Encoding.Unicode.GetBytes("{}"), out _, out _));
    }

    [Fact]
    public void Depth_and_size_are_read_up_to_their_limits_and_no_further()
    {
        static byte[] Nested(int depth) => Encoding.ASCII.GetBytes(new string('[', depth) + new string(']', depth));
        Assert.True(StrictJson.TryParse(Nested(64), out var deepest, out _));
        Assert.NotEmpty(JsonCanonicalizer.Canonicalize(deepest));
        Assert.False(StrictJson.TryParse(Nested(65), out _, out _));
        var text = Encoding.ASCII.GetBytes("\"" + new string('x', StrictJson.DefaultMaxBytes - 2) + "\"");
        Assert.True(StrictJson.TryParse(text, out _, out _));
        Assert.False(StrictJson.TryParse([.. text, (byte)' '], out _, out _));
    }

    [Fact]
    public void A_string_with_half_a_surrogate_pair_has_no_canonical_form() =>
        Assert.Throws<ArgumentException>(() => JsonCanonicalizer.Canonicalize(JsonValue.Create("\ud800")));
}
