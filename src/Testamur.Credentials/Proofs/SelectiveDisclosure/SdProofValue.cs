using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Proofs.SelectiveDisclosure;

/// <summary>
/// The two forms of a proof value: multibase base64url of three header bytes and a CBOR array. Read strictly: definite lengths, shortest
/// forms, no key twice, nothing behind the end.
/// </summary>
internal static class SdProofValue
{
    /// <summary>A proof value longer than this is refused before it is decoded: 2,000 signatures fit.</summary>
    private const int MaxTextLength = 256 * 1024;

    public static string Write(ReadOnlySpan<byte> header, CborWriter writer)
    {
        var cbor = writer.Encode();
        return "u" + Multibase.ToBase64Url([.. header, .. cbor]);
    }

    /// <summary>Reads one; false, and never an exception, for anything else.</summary>
    public static bool TryRead<T>(
        string? text,
        ReadOnlySpan<byte> header,
        Func<CborReader, T> read,
        [NotNullWhen(true)] out T? value
    )
        where T : class
    {
        value = null;
        if (
            text is null
            || text.Length > MaxTextLength
            || !text.StartsWith('u')
            || !Multibase.TryFromBase64Url(text.AsSpan(1), out var bytes)
            || !bytes.AsSpan().StartsWith(header)
        )
            return false;
        try
        {
            var reader = new CborReader(bytes.AsMemory(header.Length), CborConformanceMode.Canonical);
            value = read(reader);
            if (reader.BytesRemaining > 0)
                value = null;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            return false;
        }
        return value is not null;
    }

    public static void WriteAll(this CborWriter writer, IReadOnlyList<byte[]> values)
    {
        writer.WriteStartArray(values.Count);
        foreach (var value in values)
            writer.WriteByteString(value);
        writer.WriteEndArray();
    }

    public static void Open(this CborReader reader, int members)
    {
        if (reader.ReadStartArray() != members)
            throw new CborContentException("Another number of members.");
    }

    public static byte[] Bytes(this CborReader reader, int length)
    {
        var bytes = reader.ReadByteString();
        return bytes.Length == length ? bytes : throw new CborContentException("Another length.");
    }

    public static List<T> All<T>(this CborReader reader, Func<CborReader, T> read)
    {
        var left = reader.ReadStartArray() ?? throw new CborContentException("An indefinite length.");
        var all = new List<T>();
        for (; left > 0; left--)
            all.Add(read(reader));
        reader.ReadEndArray();
        return all;
    }
}
