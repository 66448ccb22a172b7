using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;
using System.Globalization;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Blockcerts;

/// <summary>
/// The value of a Blockcerts 3 proof: base58 of CBOR, pairs of a key and a value
/// (<see href="https://w3c-ccg.github.io/lds-merkle-proof-2019/#proofvalue">Merkle Proof 2019 §2.3</see>). Digests are text inside byte strings, as its encoder writes them.
/// </summary>
internal static class MerkleProof2019
{
    private const int MaxText = 200;
    private const int MaxLength = 4096;

    public static bool TryRead(string? proofValue, [NotNullWhen(true)] out MerkleReceipt? receipt)
    {
        receipt = null;
        if (!Multibase.TryFromBase58(proofValue, MaxLength, out var bytes))
            return false;
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Strict);
            receipt = Read(reader);
            if (reader.BytesRemaining > 0)
                receipt = null;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException or FormatException)
        {
            receipt = null;
        }
        return receipt is not null;
    }

    private static MerkleReceipt? Read(CborReader reader)
    {
        byte[]? root = null;
        byte[]? target = null;
        List<ChainAnchor>? anchors = null;
        List<MerkleStep>? path = null;
        for (var left = Length(reader, 4); left > 0; left--)
        {
            Pair(reader);
            switch (reader.ReadInt32())
            {
                case 0 when root is null:
                    root = Digest(reader);
                    break;
                case 1 when target is null:
                    target = Digest(reader);
                    break;
                case 2 when anchors is null:
                    anchors = Many(reader, MerkleReceipt.MaxAnchors, Anchor);
                    break;
                case 3 when path is null:
                    path = Many(reader, MerkleReceipt.MaxSteps, Step);
                    break;
                default:
                    return null; // an unknown key, or one twice
            }
            reader.ReadEndArray();
        }
        reader.ReadEndArray();
        return root is null || target is null || anchors is not { Count: > 0 } ? null : new(target, root, path ?? [], anchors);
    }

    private static List<T> Many<T>(CborReader reader, int most, Func<CborReader, T> read)
    {
        var items = new List<T>();
        for (var left = Length(reader, most); left > 0; left--)
            items.Add(read(reader));
        reader.ReadEndArray();
        return items;
    }

    private static MerkleStep Step(CborReader reader)
    {
        Pair(reader);
        var side = reader.ReadInt32();
        if (side is not (0 or 1))
            throw new FormatException();
        var step = new MerkleStep(side == 1, Digest(reader));
        reader.ReadEndArray();
        return step;
    }

    private static ChainAnchor Anchor(CborReader reader)
    {
        long? chain = null;
        string? network = null;
        var transaction = "";
        for (var left = Length(reader, 3); left > 0; left--)
        {
            Pair(reader);
            switch (reader.ReadInt32())
            {
                case 0 when chain is null:
                    chain = reader.ReadInt64();
                    break;
                case 1 when network is null:
                    // Certificates that were made for tests say in words that they are on no chain.
                    network = reader.PeekState() is CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger
                        ? reader.ReadInt64().ToString(CultureInfo.InvariantCulture)
                        : Text(reader);
                    break;
                case 2 when transaction.Length == 0:
                    transaction = Text(reader);
                    break;
                default:
                    throw new FormatException();
            }
            reader.ReadEndArray();
        }
        reader.ReadEndArray();
        return ChainNames.Of(chain ?? throw new FormatException(), network ?? "", transaction);
    }

    private static void Pair(CborReader reader)
    {
        if (Length(reader, 2) != 2)
            throw new FormatException();
    }

    /// <summary>The length of an array; not one that goes on until it ends, and none that is longer than allowed.</summary>
    private static int Length(CborReader reader, int most) =>
        reader.ReadStartArray() is { } length && length <= most ? length : throw new FormatException();

    private static byte[] Digest(CborReader reader) => Hex.Digest(Text(reader)) ?? throw new FormatException();

    /// <summary>A text, which may be wrapped into a byte string; the bytes of a digest as hexadecimal.</summary>
    private static string Text(CborReader reader)
    {
        if (reader.PeekState() == CborReaderState.TextString)
            return Bounded(reader.ReadTextString());
        if (reader.PeekState() != CborReaderState.ByteString)
            throw new FormatException();
        var bytes = reader.ReadByteString();
        if (bytes.Length == 32)
            return Convert.ToHexStringLower(bytes);
        var inner = new CborReader(bytes, CborConformanceMode.Strict);
        var text = inner.ReadTextString();
        return inner.BytesRemaining == 0 ? Bounded(text) : throw new FormatException();
    }

    private static string Bounded(string text) => text.Length <= MaxText ? text : throw new FormatException();
}
