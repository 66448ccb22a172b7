using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testamur.Credentials.Json;

/// <summary>JSON as text: written without needless escapes, and edited without reading it into objects.</summary>
internal static class JsonText
{
    // Credentials are not put into HTML as they are; escapes of "é" and "+" would only make them longer.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(JsonNode node)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
            node.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// The object without a member of its own level; the same memory when there is none. The text has been read strictly before, so
    /// there is at most one.
    /// </summary>
    public static ReadOnlyMemory<byte> Without(ReadOnlyMemory<byte> utf8, ReadOnlySpan<byte> member)
    {
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { MaxDepth = Testamur.Rdf.Json.StrictJson.MaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return utf8;
        var before = (int)reader.BytesConsumed; // behind the last value, or behind the brace
        var first = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(member);
            reader.Skip();
            if (found)
                return Cut(utf8, before, (int)reader.BytesConsumed, first);
            before = (int)reader.BytesConsumed;
            first = false;
        }
        return utf8;
    }

    /// <summary>Whether the text is one well-formed object that has no such member at its own level.</summary>
    public static bool IsObjectWithout(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> member)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Testamur.Rdf.Json.StrictJson.MaxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals(member))
                    return false;
                reader.Skip();
            }
            return !reader.Read(); // nothing behind the end
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The object with one member more, at its end.</summary>
    public static byte[] With(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> member, JsonNode value)
    {
        var end = utf8.LastIndexOf((byte)'}');
        var body = utf8[..end].TrimEnd(" \t\r\n"u8);
        ReadOnlySpan<byte> comma = body[^1] == (byte)'{' ? [] : ","u8;
        var written = Write(value);
        var whole = GC.AllocateUninitializedArray<byte>(body.Length + comma.Length + member.Length + written.Length + 4);
        var rest = Put(Put(whole, body), comma);
        rest = Put(Put(Put(rest, "\""u8), member), "\":"u8);
        Put(Put(rest, written), "}"u8);
        return whole;
    }

    private static Span<byte> Put(Span<byte> target, ReadOnlySpan<byte> some)
    {
        some.CopyTo(target);
        return target[some.Length..];
    }

    private static byte[] Cut(ReadOnlyMemory<byte> utf8, int from, int to, bool first)
    {
        var rest = utf8.Span[to..];
        if (first)
        {
            // The comma goes with a member that has none before it.
            var next = rest.TrimStart(" \t\r\n"u8);
            if (!next.IsEmpty && next[0] == (byte)',')
                rest = next[1..];
        }
        return [.. utf8.Span[..from], .. rest];
    }
}
