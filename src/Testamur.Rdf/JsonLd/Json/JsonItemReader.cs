using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Testamur.Rdf.JsonLd.Json;

/// <summary>
/// Reads JSON from strangers. Everything about which two readers could differ is refused: other encodings than UTF-8, a byte order
/// mark, duplicate members, lone surrogates, comments, trailing text, numbers a double cannot hold
/// (<see href="https://www.rfc-editor.org/rfc/rfc7493#section-2">RFC 7493 §2</see>).
/// </summary>
internal ref struct JsonItemReader
{
    private const double MaxSafeInteger = 9_007_199_254_740_991;
    private readonly bool _exactIntegers;
    private readonly int _maxDepth;
    private int _valuesLeft;
    private Utf8JsonReader _reader;

    private JsonItemReader(ReadOnlySpan<byte> utf8, JsonLdLimits limits, bool exactIntegers)
    {
        // One more, so that the depth is refused here and not as bad JSON.
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
        _maxDepth = limits.MaxDepth;
        _valuesLeft = limits.MaxNodes;
        _exactIntegers = exactIntegers;
    }

    /// <summary>The value of the document.</summary>
    /// <param name="utf8">The whole document.</param>
    /// <param name="limits">Its size and depth are held to these.</param>
    /// <param name="exactIntegers">Whether integers beyond 2^53 − 1 are refused instead of rounded.</param>
    /// <exception cref="JsonLdException">The document is refused.</exception>
    public static JsonItem? Read(ReadOnlySpan<byte> utf8, JsonLdLimits limits, bool exactIntegers)
    {
        if (utf8.Length > limits.MaxBytes)
            throw new JsonLdException(JsonLdErrorCode.LimitExceeded, "the document is larger than the limit");
        if (utf8.StartsWith("\uFEFF"u8))
            throw Refused("the document starts with a byte order mark");
        if (!Utf8.IsValid(utf8))
            throw Refused("the document is not UTF-8");
        try
        {
            var reader = new JsonItemReader(utf8, limits, exactIntegers);
            reader._reader.Read();
            var value = reader.Value();
            reader._reader.Read();
            return value;
        }
        catch (JsonException)
        {
            throw Refused("the document is not well-formed JSON");
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader.GetString on an escaped lone surrogate.
            throw Refused("a string holds half a surrogate pair");
        }
    }

    private JsonItem? Value()
    {
        if (--_valuesLeft < 0)
            throw new JsonLdException(JsonLdErrorCode.LimitExceeded, "the document has more values than the limit");
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => Map(),
            JsonTokenType.StartArray => List(),
            JsonTokenType.String => new JsonText(_reader.GetString()!), // a string token always has text
            JsonTokenType.Number => Number(),
            JsonTokenType.True => JsonFlag.True,
            JsonTokenType.False => JsonFlag.False,
            _ => null,
        };
    }

    private JsonMap Map()
    {
        CheckDepth();
        var map = new JsonMap();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var name = _reader.GetString()!; // a property name always has text
            _reader.Read();
            if (!map.TryAdd(name, Value()))
                throw Refused("an object has two members of one name");
        }
        return map;
    }

    private JsonList List()
    {
        CheckDepth();
        var list = new JsonList();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            list.Add(Value());
        return list;
    }

    private readonly void CheckDepth()
    {
        if (_reader.CurrentDepth >= _maxDepth)
            throw new JsonLdException(JsonLdErrorCode.LimitExceeded, "the document is nested more deeply than the limit");
    }

    private readonly JsonNumber Number()
    {
        var text = _reader.ValueSpan;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            throw Refused("a number is out of range");
        if (_exactIntegers && Math.Abs(number) > MaxSafeInteger && text.IndexOfAny(".eE"u8) < 0)
            throw Refused("an integer is too large to be exact");
        return new JsonNumber(number);
    }

    private static JsonLdException Refused(string message) => new(JsonLdErrorCode.LoadingDocumentFailed, message);
}
