using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Testamur.Rdf.Json;

/// <summary>
/// Reads JSON from strangers. Two readers must never understand one document differently, so everything that parsers disagree
/// about is refused: other encodings than UTF-8, a byte order mark, duplicate members (also when spelled with escapes), lone
/// surrogates, comments, trailing text, and numbers a double cannot hold
/// (<see href="https://www.rfc-editor.org/rfc/rfc7493#section-2">RFC 7493 §2</see>).
/// </summary>
public static class StrictJson
{
    /// <summary>The largest document read unless the caller says otherwise: 1 MiB.</summary>
    public const int DefaultMaxBytes = 1024 * 1024;

    /// <summary>The deepest nesting read.</summary>
    public const int MaxDepth = 64;

    private const long MaxSafeInteger = 9_007_199_254_740_991;

    /// <summary>Reads one JSON value; false, with a short English <paramref name="problem"/>, for anything refused. Never throws.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out JsonNode? node, out string problem, int maxBytes = DefaultMaxBytes)
    {
        node = null;
        problem = "";
        if (utf8.Length > maxBytes)
            problem = "the document is larger than the limit";
        else if (utf8.StartsWith("\uFEFF"u8))
            problem = "the document starts with a byte order mark";
        else if (!Utf8.IsValid(utf8))
            problem = "the document is not UTF-8";
        if (problem.Length > 0)
            return false;
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            node = Value(ref reader);
            reader.Read();
            return true;
        }
        catch (JsonException e)
        {
            problem = e is RefusedException ? e.Message : "the document is not well-formed JSON within the depth limit";
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader.GetString on an escaped lone surrogate.
            problem = "a string holds half a surrogate pair";
        }
        node = null;
        return false;
    }

    /// <summary>Reads one JSON object; false for anything refused and for values that are no object. Never throws.</summary>
    public static bool TryParseObject(
        ReadOnlySpan<byte> utf8,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JsonObject? value,
        out string problem,
        int maxBytes = DefaultMaxBytes
    )
    {
        value = null;
        if (!TryParse(utf8, out var node, out problem, maxBytes))
            return false;
        value = node as JsonObject;
        if (value is null)
            problem = "the document is not a JSON object";
        return value is not null;
    }

    private static JsonNode? Value(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader),
            JsonTokenType.StartArray => Array(ref reader),
            JsonTokenType.String => JsonValue.Create(reader.GetString()),
            JsonTokenType.Number => Number(ref reader),
            JsonTokenType.True => JsonValue.Create(true),
            JsonTokenType.False => JsonValue.Create(false),
            _ => null,
        };

    private static JsonObject Object(ref Utf8JsonReader reader)
    {
        var result = new JsonObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!; // a property name token always has text
            reader.Read();
            if (!result.TryAdd(name, Value(ref reader)))
                throw new RefusedException("an object has two members of one name");
        }
        return result;
    }

    private static JsonArray Array(ref Utf8JsonReader reader)
    {
        var result = new JsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            result.Add(Value(ref reader));
        return result;
    }

    private static JsonValue Number(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.IndexOfAny(".eE"u8) < 0)
        {
            // "-0" is the one integer literal whose sign a long would lose.
            if (reader.ValueSpan.SequenceEqual("-0"u8))
                return JsonValue.Create(-0.0);
            if (!reader.TryGetInt64(out var whole) || whole is > MaxSafeInteger or < -MaxSafeInteger)
                throw new RefusedException("an integer is too large to be exact");
            return JsonValue.Create(whole);
        }
        if (
            !double.TryParse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
        )
            throw new RefusedException("a number is out of range");
        return JsonValue.Create(number);
    }

    private sealed class RefusedException(string message) : JsonException(message);
}
