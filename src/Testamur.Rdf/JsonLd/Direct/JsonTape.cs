using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Testamur.Rdf.JsonLd.Direct;

/// <summary>One JSON token. For objects and arrays the text is everything from bracket to bracket.</summary>
internal struct JsonToken
{
    public JsonTokenType Type;

    /// <summary>Whether the text of a string or name has escapes.</summary>
    public bool Escaped;

    /// <summary>Where the text starts; for strings behind the quotation mark.</summary>
    public int Start;

    public int Length;

    /// <summary>The token after this value and all it holds.</summary>
    public int Next;
}

/// <summary>
/// A JSON document as a row of tokens over its own bytes: nothing is copied. Repeated members are not looked for here; whoever walks
/// over an object does.
/// </summary>
internal sealed class JsonTape : IDisposable
{
    private readonly byte[] _utf8;
    private readonly int _length;
    private JsonToken[] _tokens = ArrayPool<JsonToken>.Shared.Rent(512);
    private int _count;

    private JsonTape(ReadOnlySpan<byte> utf8)
    {
        _utf8 = ArrayPool<byte>.Shared.Rent(utf8.Length);
        _length = utf8.Length;
        utf8.CopyTo(_utf8);
    }

    public ref readonly JsonToken this[int token] => ref _tokens[token];

    /// <summary>The tokens, or null for anything that is not strict JSON within the limits.</summary>
    public static JsonTape? TryRead(ReadOnlySpan<byte> utf8, JsonLdLimits limits)
    {
        if (utf8.Length > limits.MaxBytes || !Utf8.IsValid(utf8))
            return null;
        var tape = new JsonTape(utf8);
        try
        {
            if (tape.TryRead(limits))
                return tape;
        }
        catch (JsonException)
        {
            // Refused by returning null below.
        }
        tape.Dispose();
        return null;
    }

    /// <summary>The bytes of the token as they stand in the document.</summary>
    public ReadOnlySpan<byte> Raw(int token) => _utf8.AsSpan(_tokens[token].Start, _tokens[token].Length);

    /// <summary>The text of a string or name; a copy when it has escapes.</summary>
    /// <exception cref="InvalidOperationException">An escape is half a surrogate pair.</exception>
    public ReadOnlySpan<byte> Text(int token)
    {
        ref readonly var found = ref _tokens[token];
        if (!found.Escaped)
            return _utf8.AsSpan(found.Start, found.Length);
        var reader = new Utf8JsonReader(_utf8.AsSpan(found.Start - 1, found.Length + 2));
        reader.Read();
        var text = new byte[found.Length];
        return text.AsSpan(0, reader.CopyString(text));
    }

    public void Dispose()
    {
        var tokens = _tokens;
        _tokens = [];
        if (tokens.Length == 0)
            return;
        ArrayPool<JsonToken>.Shared.Return(tokens);
        ArrayPool<byte>.Shared.Return(_utf8);
    }

    private bool TryRead(JsonLdLimits limits)
    {
        var maxDepth = limits.MaxDepth;
        var names = 0;
        var reader = new Utf8JsonReader(_utf8.AsSpan(0, _length), new JsonReaderOptions { MaxDepth = maxDepth });
        Span<int> open = stackalloc int[256];
        if (maxDepth >= open.Length)
            open = new int[maxDepth + 1];
        var depth = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                ref var container = ref _tokens[open[--depth]];
                container.Length = (int)reader.BytesConsumed - container.Start;
                container.Next = _count;
                continue;
            }
            if (reader.TokenType == JsonTokenType.PropertyName)
                names++;
            else if (_count - names == limits.MaxNodes)
                return false;
            if (_count == _tokens.Length)
                Grow();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                open[depth++] = _count;
            var quote = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 1 : 0;
            _tokens[_count] = new JsonToken
            {
                Type = reader.TokenType,
                Escaped = reader.ValueIsEscaped,
                Start = (int)reader.TokenStartIndex + quote,
                Length = reader.ValueSpan.Length,
                Next = _count + 1,
            };
            _count++;
        }
        return true;
    }

    private void Grow()
    {
        var larger = ArrayPool<JsonToken>.Shared.Rent(2 * _tokens.Length);
        _tokens.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<JsonToken>.Shared.Return(_tokens);
        _tokens = larger;
    }
}
