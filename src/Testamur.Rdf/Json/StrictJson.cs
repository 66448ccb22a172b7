using System.Buffers.Text;
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

    internal const string NoObject = "the document is not a JSON object";

    /// <summary>RFC 7493 §2.2: beyond this a double skips integers.</summary>
    internal const long MaxSafeInteger = 9_007_199_254_740_991;

    /// <summary>Reads one JSON value; false, with a short English <paramref name="problem"/>, for anything refused. Never throws.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out JsonNode? node, out string problem, int maxBytes = DefaultMaxBytes)
    {
        node = null;
        if (!IsText(utf8, maxBytes, out problem))
            return false;
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            node = Value(ref reader);
            reader.Read();
            return true;
        }
        catch (Exception e) when (ProblemOf(e) is { } refused)
        {
            problem = refused;
        }
        node = null;
        return false;
    }

    /// <summary>What is asked of a text before it is read.</summary>
    internal static bool IsText(ReadOnlySpan<byte> utf8, int maxBytes, out string problem)
    {
        problem =
            utf8.Length > maxBytes ? "the document is larger than the limit"
            : utf8.StartsWith("\uFEFF"u8) ? "the document starts with a byte order mark"
            : !Utf8.IsValid(utf8) ? "the document is not UTF-8"
            : "";
        return problem.Length == 0;
    }

    /// <summary>What is wrong with a text that a reader refused; null for other exceptions.</summary>
    internal static string? ProblemOf(Exception refusal) =>
        refusal switch
        {
            RefusedException => refusal.Message,
            JsonException => "the document is not well-formed JSON within the depth limit",
            // Utf8JsonReader.GetString on an escaped lone surrogate.
            InvalidOperationException => "a string holds half a surrogate pair",
            _ => null,
        };

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
            problem = NoObject;
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
                throw TwoMembers();
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
        var text = reader.ValueSpan;
        // "-0" is the one integer literal whose sign a long would lose.
        if (text.SequenceEqual("-0"u8))
            return JsonValue.Create(-0.0);
        return WholeOf(text) is { } whole ? JsonValue.Create(whole) : JsonValue.Create(NumberOf(text));
    }

    /// <summary>The value of an integer literal; null for other numbers.</summary>
    /// <exception cref="JsonException">It is too large to be exact.</exception>
    internal static long? WholeOf(ReadOnlySpan<byte> number)
    {
        if (number.IndexOfAny(".eE"u8) >= 0)
            return null;
        return
            Utf8Parser.TryParse(number, out long whole, out var length)
            && length == number.Length
            && whole is <= MaxSafeInteger and >= -MaxSafeInteger
            ? whole
            : throw new RefusedException("an integer is too large to be exact");
    }

    /// <summary>The value of a number literal.</summary>
    /// <exception cref="JsonException">A double cannot hold it.</exception>
    internal static double NumberOf(ReadOnlySpan<byte> number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new RefusedException("a number is out of range");

    internal static JsonException TwoMembers() => new RefusedException("an object has two members of one name");

    private sealed class RefusedException(string message) : JsonException(message);
}
