using System.Text.Json;
using System.Text.Unicode;

namespace Testamur.Credentials.Seals;

/// <summary>
/// The container as it is written at level B, read without making objects of it: the text is long, and its copy in other forms would cost as much as the
/// signature. What deviates in anything is left to the strict reader, which says why.
/// </summary>
internal static class PlainContainer
{
    public static bool TryRead(ReadOnlySpan<byte> utf8, out (string Header, ReadOnlyMemory<byte> Payload, string Signature) parts)
    {
        parts = default;
        if (!Utf8.IsValid(utf8))
            return false;
        try
        {
            var start = new Utf8JsonReader(utf8);
            if (!Is(ref start, JsonTokenType.StartObject) || !Names(ref start, "payload"u8))
                return false;
            var value = utf8[(int)start.BytesConsumed..].TrimStart(" \t\r\n"u8);
            if (!PlainString.TryRead(value, out var payload, out var length))
                return false;
            var rest = value[length..].TrimStart(" \t\r\n"u8);
            if (rest is not [(byte)',', .. var members])
                return false;
            // What follows the text is short and read as an object of its own.
            byte[] other = [(byte)'{', .. members];
            if (!TryReadSignature(other, out var header, out var signature))
                return false;
            parts = (header, payload, signature);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false; // half a surrogate pair
        }
    }

    private static bool TryReadSignature(ReadOnlySpan<byte> utf8, out string header, out string signature)
    {
        (header, signature) = ("", "");
        var reader = new Utf8JsonReader(utf8);
        if (
            !Is(ref reader, JsonTokenType.StartObject)
            || !Names(ref reader, "signatures"u8)
            || !Is(ref reader, JsonTokenType.StartArray)
            || !Is(ref reader, JsonTokenType.StartObject)
            || !Names(ref reader, "protected"u8)
            || !Is(ref reader, JsonTokenType.String)
        )
            return false;
        header = reader.GetString()!; // a string token has one
        if (!Names(ref reader, "signature"u8) || !Is(ref reader, JsonTokenType.String))
            return false;
        signature = reader.GetString()!; // as above
        return Is(ref reader, JsonTokenType.EndObject)
            && Is(ref reader, JsonTokenType.EndArray)
            && Is(ref reader, JsonTokenType.EndObject)
            && !reader.Read();
    }

    private static bool Is(ref Utf8JsonReader reader, JsonTokenType type) => reader.Read() && reader.TokenType == type;

    private static bool Names(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        Is(ref reader, JsonTokenType.PropertyName) && reader.ValueTextEquals(name);
}
