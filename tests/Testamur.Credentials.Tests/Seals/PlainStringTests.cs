using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Testamur.Credentials.Seals;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Seals;

/// <summary>The one-pass reader of a long string and the framework's reader agree on every text.</summary>
public sealed class PlainStringTests
{
    private static readonly string[] Pieces =
    [
        "a",
        "tide ",
        "é",
        "🌊",
        "\\\"",
        "\\\\",
        "\\/",
        "\\b",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "\\u0000",
        "\\u00e9",
        "\\u20AC",
        "\\ud83c\\udf0a",
        "\\uD83C",
        "\\udf0a",
        "\\u12",
        "\\u+123",
        "\\u 123",
        "\\x",
        "\\",
        "\t",
        "\u0001",
        "\u007f",
        "\"",
    ];

    [Fact]
    public void Both_readers_take_the_same_texts_for_the_same_strings()
    {
        var (taken, refused) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var source = new SeededSource((ulong)i);
            var inner = string.Concat(Enumerable.Range(0, source.Below(12)).Select(_ => source.Pick<string>(Pieces)));
            var document = Encoding.UTF8.GetBytes($"\"{inner}\"");
            Assert.True(Utf8.IsValid(document));
            var theirs = Theirs(document);
            var ours = PlainString.TryRead(document, out var value, out var length) && length == document.Length;
            Assert.True(ours == theirs is not null, $"Input {i}: \"{inner}\"");
            if (theirs is null)
                refused++;
            else
            {
                taken++;
                Assert.Equal(theirs, Encoding.UTF8.GetString(value.Span));
            }
        }

        Assert.True(taken > 1000 && refused > 1000, $"{taken} taken, {refused} refused");
    }

    [Fact]
    public void What_follows_the_string_is_left_alone()
    {
        Assert.True(PlainString.TryRead("\"a\\nb\" , 1"u8, out var value, out var length));
        Assert.Equal("a\nb", Encoding.UTF8.GetString(value.Span));
        Assert.Equal(6, length);
        Assert.False(PlainString.TryRead("no string"u8, out _, out _));
        Assert.False(PlainString.TryRead("\"no end"u8, out _, out _));
    }

    private static string? Theirs(byte[] document)
    {
        try
        {
            var reader = new Utf8JsonReader(document);
            reader.Read();
            var text = reader.GetString();
            return reader.Read() ? null : text;
        }
        catch (Exception refused) when (refused is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
