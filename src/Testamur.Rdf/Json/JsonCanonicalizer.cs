using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testamur.Rdf.Json;

/// <summary>
/// The JSON Canonicalization Scheme (<see href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</see>): one byte sequence for one
/// JSON value, so that it can be hashed and signed.
/// </summary>
public static class JsonCanonicalizer
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        Enumerable.Range(0x20, 0x60).Select(c => (char)c).Where(c => c is not ('"' or '\\')).ToArray()
    );

    /// <summary>The canonical UTF-8 form of <paramref name="node"/>.</summary>
    /// <exception cref="ArgumentException">The value has no canonical form: a number that is not finite or an integer beyond 2^53 − 1,
    /// a string with half a surrogate pair, or nesting beyond <see cref="StrictJson.MaxDepth"/>.</exception>
    public static byte[] Canonicalize(JsonNode? node)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        Canonicalize(node, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Appends the canonical UTF-8 form of <paramref name="node"/> to <paramref name="output"/>.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Canonicalize(JsonNode?)"/>.</exception>
    public static void Canonicalize(JsonNode? node, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Write(node, output, 0);
    }

    private static void Write(JsonNode? node, IBufferWriter<byte> output, int depth)
    {
        if (depth > StrictJson.MaxDepth)
            throw new ArgumentException("The value is nested too deeply.", nameof(node));
        switch (node)
        {
            case null:
                output.Write("null"u8);
                break;
            case JsonObject value:
                WriteObject(value, output, depth);
                break;
            case JsonArray value:
                WriteArray(value, output, depth);
                break;
            default:
                WriteValue(node.AsValue(), output);
                break;
        }
    }

    private static void WriteObject(JsonObject value, IBufferWriter<byte> output, int depth)
    {
        var count = value.Count;
        var members = ArrayPool<KeyValuePair<string, JsonNode?>>.Shared.Rent(count);
        ((ICollection<KeyValuePair<string, JsonNode?>>)value).CopyTo(members, 0);
        // RFC 8785 §3.2.3: by UTF-16 code unit, which is what an ordinal comparison does.
        members.AsSpan(0, count).Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        output.Write("{"u8);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                output.Write(","u8);
            WriteString(members[i].Key, output);
            output.Write(":"u8);
            Write(members[i].Value, output, depth + 1);
        }
        output.Write("}"u8);
        ArrayPool<KeyValuePair<string, JsonNode?>>.Shared.Return(members, clearArray: true);
    }

    private static void WriteArray(JsonArray value, IBufferWriter<byte> output, int depth)
    {
        output.Write("["u8);
        for (var i = 0; i < value.Count; i++)
        {
            if (i > 0)
                output.Write(","u8);
            Write(value[i], output, depth + 1);
        }
        output.Write("]"u8);
    }

    private static void WriteValue(JsonValue value, IBufferWriter<byte> output)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True:
                output.Write("true"u8);
                break;
            case JsonValueKind.False:
                output.Write("false"u8);
                break;
            case JsonValueKind.String:
                WriteString(
                    value.TryGetValue<string>(out var text) ? text : JsonNode.Parse(value.ToJsonString())!.GetValue<string>(),
                    output
                );
                break;
            default:
                var number = double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
                Encoding.ASCII.GetBytes(EcmaScriptNumber.Format(number), output);
                break;
        }
    }

    private static void WriteString(string text, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var plain = rest.IndexOfAnyExcept(Plain);
            if (plain != 0)
            {
                Encoding.ASCII.GetBytes(plain < 0 ? rest : rest[..plain], output);
                rest = plain < 0 ? [] : rest[plain..];
                continue;
            }
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != OperationStatus.Done)
                throw new ArgumentException("A string holds half a surrogate pair.", nameof(text));
            WriteSpecial(rune, output);
            rest = rest[used..];
        }
        output.Write("\""u8);
    }

    private static void WriteSpecial(Rune rune, IBufferWriter<byte> output)
    {
        ReadOnlySpan<byte> escape = rune.Value switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\t' => "\\t"u8,
            '\n' => "\\n"u8,
            '\f' => "\\f"u8,
            '\r' => "\\r"u8,
            _ => default,
        };
        if (!escape.IsEmpty)
            output.Write(escape);
        else if (rune.Value < 0x20)
            output.Write(Encoding.ASCII.GetBytes($"\\u{rune.Value:x4}"));
        else
            output.Advance(rune.EncodeToUtf8(output.GetSpan(4)));
    }
}
