using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Proofs.SelectiveDisclosure;

/// <summary>The holder's proof over what is shown (<see href="https://www.w3.org/TR/vc-di-ecdsa/#serializederivedproofvalue">VC-DI-ECDSA §3.4.6</see>).</summary>
/// <param name="Signature">The issuer's, 64 bytes.</param>
/// <param name="PublicKey">The proof's own key as Multikey bytes, 35 bytes.</param>
/// <param name="Signatures">One for each statement that is shown and not mandatory, 64 bytes each.</param>
/// <param name="Labels">For each canonical label (its number), the label that was signed.</param>
/// <param name="MandatoryIndexes">Which of the statements shown are mandatory; ascending.</param>
internal sealed record DerivedProof(
    byte[] Signature,
    byte[] PublicKey,
    IReadOnlyList<byte[]> Signatures,
    IReadOnlyDictionary<int, string> Labels,
    IReadOnlyList<int> MandatoryIndexes
)
{
    private static ReadOnlySpan<byte> Header => [0xd9, 0x5d, 0x01];

    public string Write()
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(5);
        writer.WriteByteString(Signature);
        writer.WriteByteString(PublicKey);
        writer.WriteAll(Signatures);
        writer.WriteStartMap(Labels.Count);
        foreach (var (number, label) in Labels)
        {
            writer.WriteInt32(number);
            writer.WriteByteString(Multibase.TryFromBase64Url(label.AsSpan(1), out var bytes) ? bytes : []);
        }
        writer.WriteEndMap();
        writer.WriteStartArray(MandatoryIndexes.Count);
        foreach (var index in MandatoryIndexes)
            writer.WriteInt32(index);
        writer.WriteEndArray();
        writer.WriteEndArray();
        return SdProofValue.Write(Header, writer);
    }

    /// <summary>Reads one; false, and never an exception, for anything else.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out DerivedProof? proof) =>
        SdProofValue.TryRead(text, Header, Read, out proof);

    private static DerivedProof Read(CborReader reader)
    {
        reader.Open(5);
        var signature = reader.Bytes(BaseProof.SignatureLength);
        var publicKey = reader.Bytes(BaseProof.PublicKeyLength);
        var signatures = reader.All(one => one.Bytes(BaseProof.SignatureLength));
        var labels = ReadLabels(reader);
        var indexes = reader.All(one => one.ReadInt32());
        reader.ReadEndArray();
        for (var i = 0; i < indexes.Count; i++)
        {
            if (indexes[i] <= (i == 0 ? -1 : indexes[i - 1]))
                throw new CborContentException("The indexes do not ascend.");
        }
        return new(signature, publicKey, signatures, labels, indexes);
    }

    private static Dictionary<int, string> ReadLabels(CborReader reader)
    {
        var left = reader.ReadStartMap() ?? throw new CborContentException("An indefinite length.");
        var labels = new Dictionary<int, string>();
        for (; left > 0; left--)
            labels.Add(checked((int)reader.ReadUInt32()), "u" + Multibase.ToBase64Url(reader.Bytes(32)));
        reader.ReadEndMap();
        return labels;
    }
}
