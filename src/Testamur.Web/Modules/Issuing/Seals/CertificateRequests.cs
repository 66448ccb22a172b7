using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Testamur.Credentials.Keys;

namespace Testamur.Web.Modules.Issuing.Seals;

/// <summary>
/// Asks a provider to certify a P-256 key as an organisation's (<see href="https://www.rfc-editor.org/rfc/rfc2986">RFC 2986</see>; names as
/// <see href="https://www.etsi.org/deliver/etsi_en/319400_319499/31941203/">ETSI EN 319 412-3 §4.2.1</see> has them).
/// </summary>
internal static class CertificateRequests
{
    private const string OrganizationIdentifier = "2.5.4.97";

    /// <summary>PEM, signed with the key itself, which stays where it is.</summary>
    public static string Make(ISigner signer, string organisation, string identifier, string country)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(organisation);
        name.Add(OrganizationIdentifier, identifier, UniversalTagNumber.UTF8String);
        name.AddOrganizationName(organisation);
        name.AddCountryOrRegion(country);
        var request = new CertificateRequest(name.Build(), KeyOf(signer), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true)
        );
        return PemEncoding.WriteString("CERTIFICATE REQUEST", request.CreateSigningRequest(new Generator(signer)));
    }

    private static System.Security.Cryptography.X509Certificates.PublicKey KeyOf(ISigner signer)
    {
        var jwk = JsonWebKey.From(signer.PublicKey);
        byte[] Coordinate(string member) =>
            System.Buffers.Text.Base64Url.DecodeFromUtf8(Encoding.ASCII.GetBytes(jwk[member]!.GetValue<string>())); // P-256 has both
        using var key = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = Coordinate("x"), Y = Coordinate("y") },
            }
        );
        return new(key);
    }

    /// <summary>Lets a key sign that cannot be taken out of its keeper.</summary>
    private sealed class Generator(ISigner signer) : X509SignatureGenerator
    {
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
                writer.WriteObjectIdentifier("1.2.840.10045.4.3.2"); // ecdsa-with-SHA256
            return writer.Encode();
        }

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm)
        {
            var signature = signer.Sign(data);
            var half = signature.Length / 2;
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteIntegerUnsigned(Trimmed(signature.AsSpan(0, half)));
                writer.WriteIntegerUnsigned(Trimmed(signature.AsSpan(half)));
            }

            return writer.Encode();
        }

        protected override System.Security.Cryptography.X509Certificates.PublicKey BuildPublicKey() => KeyOf(signer);

        // DER integers begin with no needless zero.
        private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> number)
        {
            var start = number.IndexOfAnyExcept((byte)0);
            return start < 0 ? number[^1..] : number[start..];
        }
    }
}
