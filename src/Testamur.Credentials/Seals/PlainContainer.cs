using System.Text.Json;
using System.Text.Unicode;

namespace Testamur.Credentials.Seals;

/// <summary>
/// The container as it is written at level B, read without making objects of it: the text is long, and its copy in other forms would cost as much as the
/// signature. What deviates in anything is left to the strict reader, which says why.
/// </summary>
internal static class PlainContainer
{
    public static bool TryRead(ReadOnlySpan<byte> utf8, out (string Header, byte[] Payload, string Signature) parts)
    {
        parts = default;
        if (!Utf8.IsValid(utf8))
            return false;
        try
        {
            var reader = new Utf8JsonReader(utf8);
            if (
                !Is(ref reader, JsonTokenType.StartObject)
                || !Names(ref reader, "payload"u8)
                || !Is(ref reader, JsonTokenType.String)
            )
                return false;
            var payload = Text(ref reader);
            if (
                !Names(ref reader, "signatures"u8)
                || !Is(ref reader, JsonTokenType.StartArray)
                || !Is(ref reader, JsonTokenType.StartObject)
                || !Names(ref reader, "protected"u8)
                || !Is(ref reader, JsonTokenType.String)
            )
                return false;
            var header = reader.GetString()!; // a string token has one
            if (!Names(ref reader, "signature"u8) || !Is(ref reader, JsonTokenType.String))
                return false;
            parts = (header, payload, reader.GetString()!); // as above
            return Is(ref reader, JsonTokenType.EndObject)
                && Is(ref reader, JsonTokenType.EndArray)
                && Is(ref reader, JsonTokenType.EndObject)
                && !reader.Read();
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

    private static byte[] Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan.ToArray();
        var buffer = new byte[reader.ValueSpan.Length];
        var length = reader.CopyString(buffer);
        Array.Resize(ref buffer, length);
        return buffer;
    }

    private static bool Is(ref Utf8JsonReader reader, JsonTokenType type) => reader.Read() && reader.TokenType == type;

    private static bool Names(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        Is(ref reader, JsonTokenType.PropertyName) && reader.ValueTextEquals(name);
}
