using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;

namespace Testamur.Credentials.Proofs.SelectiveDisclosure;

/// <summary>The issuer's proof, from which the holder derives (<see href="https://www.w3.org/TR/vc-di-ecdsa/#serializebaseproofvalue">VC-DI-ECDSA §3.4.1</see>).</summary>
/// <param name="Signature">The issuer's, 64 bytes.</param>
/// <param name="PublicKey">The proof's own key as Multikey bytes, 35 bytes.</param>
/// <param name="HmacKey">The secret that hides the order of blank nodes, 32 bytes.</param>
/// <param name="Signatures">One for each statement that is not mandatory, 64 bytes each.</param>
/// <param name="MandatoryPointers">What must always be shown.</param>
internal sealed record BaseProof(
    byte[] Signature,
    byte[] PublicKey,
    byte[] HmacKey,
    IReadOnlyList<byte[]> Signatures,
    IReadOnlyList<string> MandatoryPointers
)
{
    public const int SignatureLength = 64;
    public const int PublicKeyLength = 35;
    public const int HmacKeyLength = 32;

    private static ReadOnlySpan<byte> Header => [0xd9, 0x5d, 0x00];

    public string Write()
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(5);
        writer.WriteByteString(Signature);
        writer.WriteByteString(PublicKey);
        writer.WriteByteString(HmacKey);
        writer.WriteAll(Signatures);
        writer.WriteStartArray(MandatoryPointers.Count);
        foreach (var pointer in MandatoryPointers)
            writer.WriteTextString(pointer);
        writer.WriteEndArray();
        writer.WriteEndArray();
        return SdProofValue.Write(Header, writer);
    }

    /// <summary>Reads one; false, and never an exception, for anything else.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out BaseProof? proof) =>
        SdProofValue.TryRead(text, Header, Read, out proof);

    private static BaseProof Read(CborReader reader)
    {
        reader.Open(5);
        var proof = new BaseProof(
            reader.Bytes(SignatureLength),
            reader.Bytes(PublicKeyLength),
            reader.Bytes(HmacKeyLength),
            reader.All(one => one.Bytes(SignatureLength)),
            reader.All(one => one.ReadTextString())
        );
        reader.ReadEndArray();
        return proof;
    }
}
