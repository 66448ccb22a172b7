using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Testamur.Credentials.Seals;

/// <summary>The common shape of certificates, revocation lists and OCSP responses: what is signed, how, and the signature.</summary>
/// <param name="Content">What is signed, with its tag.</param>
/// <param name="Algorithm">The AlgorithmIdentifier.</param>
/// <param name="Signature">The signature.</param>
internal sealed record DerSignature(ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Algorithm, ReadOnlyMemory<byte> Signature)
{
    /// <exception cref="AsnContentException">It has another shape.</exception>
    public static DerSignature Read(AsnReader sequence) =>
        new(sequence.ReadEncodedValue(), sequence.ReadEncodedValue(), sequence.ReadBitString(out _));

    /// <summary>Whether this key made it. Digests that can be forged, such as SHA-1, count as not made.</summary>
    public bool IsBy(SealKey? key)
    {
        if (key is null)
            return false;
        try
        {
            var (hash, padding) = Read(Algorithm);
            return key.Verify(Content.Span, Signature.Span, hash, padding);
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    // RFC 4055 §5 and §3.1, RFC 5758 §3.2.
    private static (HashAlgorithmName Hash, RSASignaturePadding? Padding) Read(ReadOnlyMemory<byte> algorithm)
    {
        var reader = new AsnReader(algorithm, AsnEncodingRules.DER).ReadSequence();
        return reader.ReadObjectIdentifier() switch
        {
            "1.2.840.113549.1.1.11" => (HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "1.2.840.113549.1.1.12" => (HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "1.2.840.113549.1.1.13" => (HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "1.2.840.113549.1.1.10" => (PssHash(reader), RSASignaturePadding.Pss),
            "1.2.840.10045.4.3.2" => (HashAlgorithmName.SHA256, null),
            "1.2.840.10045.4.3.3" => (HashAlgorithmName.SHA384, null),
            "1.2.840.10045.4.3.4" => (HashAlgorithmName.SHA512, null),
            _ => throw new AsnContentException(),
        };
    }

    private static HashAlgorithmName PssHash(AsnReader reader)
    {
        var parameters = reader.ReadSequence();
        var first = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        if (!parameters.HasData || !parameters.PeekTag().HasSameClassAndValue(first))
            throw new AsnContentException(); // the default is SHA-1
        return parameters.ReadSequence(first).ReadSequence().ReadObjectIdentifier() switch
        {
            "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
            "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
            "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
            _ => throw new AsnContentException(),
        };
    }
}
