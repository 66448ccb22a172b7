using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testamur.Rdf.Json;

/// <summary>
/// The JSON Canonicalization Scheme (<see href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</see>): one byte sequence for one
/// JSON value, so that it can be hashed and signed.
/// </summary>
public static class JsonCanonicalizer
{
    /// <summary>The canonical UTF-8 form of <paramref name="node"/>.</summary>
    /// <exception cref="ArgumentException">The value has no canonical form: a number that is not finite or an integer beyond 2^53 − 1,
    /// a string with half a surrogate pair, or nesting beyond <see cref="StrictJson.MaxDepth"/>.</exception>
    public static byte[] Canonicalize(JsonNode? node)
    {
        using var output = new CanonicalOutput();
        Write(node, output, 0);
        return output.Written.ToArray();
    }

    /// <summary>Appends the canonical UTF-8 form of <paramref name="node"/> to <paramref name="output"/>.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Canonicalize(JsonNode?)"/>.</exception>
    public static void Canonicalize(JsonNode? node, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var own = new CanonicalOutput();
        Write(node, own, 0);
        output.Write(own.Written);
    }

    /// <summary>The canonical UTF-8 form of an object without one of its own members, as a proof that stands in what it signs asks for.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Canonicalize(JsonNode?)"/>.</exception>
    public static byte[] CanonicalizeWithout(JsonObject value, string member)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var output = new CanonicalOutput();
        WriteObject(value, output, 0, member);
        return output.Written.ToArray();
    }

    /// <summary>
    /// Reads one JSON object as <see cref="StrictJson"/> does and writes it canonically, without building objects in between; false, with a short
    /// English <paramref name="problem"/>, for anything refused. Never throws.
    /// </summary>
    public static bool TryCanonicalizeObject(
        ReadOnlySpan<byte> utf8,
        [NotNullWhen(true)] out CanonicalObject? canonical,
        out string problem,
        int maxBytes = StrictJson.DefaultMaxBytes
    )
    {
        canonical = null;
        if (!StrictJson.IsText(utf8, maxBytes, out problem))
            return false;
        using var output = new CanonicalOutput();
        var reading = new CanonicalReading(utf8, output);
        try
        {
            var members = new List<(string Name, Range Value)>();
            if (reading.Run(members))
                canonical = new(output.Written.ToArray(), members);
            else
                problem = StrictJson.NoObject;
        }
        catch (Exception e) when (StrictJson.ProblemOf(e) is { } refused)
        {
            problem = refused;
        }
        finally
        {
            reading.Return();
        }
        return canonical is not null;
    }

    private static void Write(JsonNode? node, CanonicalOutput output, int depth)
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

    private static void WriteObject(JsonObject value, CanonicalOutput output, int depth, string? without = null)
    {
        var count = value.Count;
        var members = ArrayPool<KeyValuePair<string, JsonNode?>>.Shared.Rent(count);
        ((ICollection<KeyValuePair<string, JsonNode?>>)value).CopyTo(members, 0);
        // RFC 8785 §3.2.3: by UTF-16 code unit, which is what an ordinal comparison does.
        members.AsSpan(0, count).Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        output.Write((byte)'{');
        var first = true;
        for (var i = 0; i < count; i++)
        {
            var (name, member) = members[i];
            if (name == without)
                continue;
            if (!first)
                output.Write((byte)',');
            first = false;
            output.WriteString(name);
            output.Write((byte)':');
            Write(member, output, depth + 1);
        }
        output.Write((byte)'}');
        ArrayPool<KeyValuePair<string, JsonNode?>>.Shared.Return(members, clearArray: true);
    }

    private static void WriteArray(JsonArray value, CanonicalOutput output, int depth)
    {
        output.Write((byte)'[');
        for (var i = 0; i < value.Count; i++)
        {
            if (i > 0)
                output.Write((byte)',');
            Write(value[i], output, depth + 1);
        }
        output.Write((byte)']');
    }

    private static void WriteValue(JsonValue value, CanonicalOutput output)
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
                output.WriteString(
                    value.TryGetValue<string>(out var text) ? text : JsonNode.Parse(value.ToJsonString())!.GetValue<string>()
                );
                break;
            default:
                WriteNumber(value, output);
                break;
        }
    }

    private static void WriteNumber(JsonValue value, CanonicalOutput output)
    {
        // Most numbers are whole and small, and are written as they are; the rest goes the way of the specification.
        if (value.TryGetValue<long>(out var whole) && whole is >= -StrictJson.MaxSafeInteger and <= StrictJson.MaxSafeInteger)
        {
            output.WriteWhole(whole);
            return;
        }
        var number = double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
        output.WriteString(EcmaScriptNumber.Format(number), quoted: false);
    }
}
