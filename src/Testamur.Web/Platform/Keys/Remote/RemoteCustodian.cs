using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using PublicKey = Testamur.Credentials.Keys.PublicKey;

namespace Testamur.Web.Platform.Keys.Remote;

/// <summary>
/// A remote signing service: each signature is authorized for exactly its digest, made there, and checked here before it leaves, so that a service that
/// signs with another key, or something else, issues nothing. ES256 only.
/// </summary>
/// <param name="pinFile">The second factor of the credential, when it has one; null where the account is enough.</param>
internal sealed class RemoteCustodian(RemoteService service, string? pinFile, TimeProvider time) : ICustodian
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    private readonly CustodyBreak _break = new(time);

    public string? Trouble => _break.Trouble;

    public PublicKey PublicKeyOf(string key) => _break.Use(() => ReadPublicKey(key));

    public ISigner Open(string key, PublicKey expected) =>
        expected.Type == KeyType.P256
            ? new RemoteSigner(this, key, expected)
            : throw new KeyUnavailableException("A remote service signs with P-256 here.");

    // CSC API §11.5: the certificate of the credential.
    private PublicKey ReadPublicKey(string key)
    {
        var info = service.Ask("credentials/info", new JsonObject { ["credentialID"] = key, ["certificates"] = "single" });
        if (
            (info["key"] as JsonObject)?["status"] is not JsonValue status
            || !status.TryGetValue<string>(out var state)
            || state != "enabled"
            || (info["cert"] as JsonObject)?["certificates"] is not JsonArray { Count: > 0 } certificates
            || certificates[0] is not JsonValue first
            || !first.TryGetValue<string>(out var text)
        )
            throw new KeyUnavailableException($"The signing service has no usable key {key}.");
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text));
            using var ecdsa = certificate.GetECDsaPublicKey();
            var point = ecdsa?.ExportParameters(includePrivateParameters: false).Q;
            if (point is { X: { } x, Y: { } y } && EcPoints.TryRead(x, y, out var read))
                return read;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new KeyUnavailableException("The signing service's certificate cannot be read.", e);
        }

        throw new KeyUnavailableException($"The key {key} of the signing service is not P-256.");
    }

    private byte[] Sign(string key, PublicKey publicKey, byte[] data) =>
        _break.Use(() =>
        {
            var digest = Convert.ToBase64String(SHA256.HashData(data));
            var authorized = service.Ask("credentials/authorize", Authorization(key, digest));
            if (authorized["SAD"] is not JsonValue value || !value.TryGetValue<string>(out var activation))
                throw new KeyUnavailableException("The signing service does not authorize the signature.");
            // §11.10
            var signed = service.Ask(
                "signatures/signHash",
                new JsonObject
                {
                    ["credentialID"] = key,
                    ["SAD"] = activation,
                    ["hashes"] = new JsonArray(digest),
                    ["hashAlgorithmOID"] = Sha256,
                    ["signAlgo"] = EcdsaWithSha256,
                    ["operationMode"] = "S",
                }
            );
            var signature = signed["signatures"] is JsonArray { Count: 1 } all && all[0] is JsonValue one ? Read(one) : null;
            return signature is not null && publicKey.Verify(data, signature)
                ? signature
                : throw new KeyUnavailableException(
                    "What the signing service made is not a signature by the key that was published."
                );
        });

    // §11.6: authorized for one signature over exactly this digest.
    private JsonObject Authorization(string key, string digest)
    {
        var body = new JsonObject
        {
            ["credentialID"] = key,
            ["numSignatures"] = 1,
            ["hashes"] = new JsonArray(digest),
            ["hashAlgorithmOID"] = Sha256,
        };
        if (pinFile is not null)
            body["authData"] = new JsonArray(new JsonObject { ["id"] = "PIN", ["value"] = Secrets.Read(pinFile) });
        return body;
    }

    // Some services answer r ‖ s, others the DER form of RFC 3279 §2.2.3.
    private static byte[]? Read(JsonValue value)
    {
        if (!value.TryGetValue<string>(out var text))
            return null;
        try
        {
            var bytes = Convert.FromBase64String(text);
            if (bytes.Length == 64)
                return bytes;
            var both = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
            return [.. Fixed(both.ReadIntegerBytes().Span), .. Fixed(both.ReadIntegerBytes().Span)];
        }
        catch (Exception e) when (e is FormatException or AsnContentException)
        {
            return null;
        }
    }

    private static byte[] Fixed(ReadOnlySpan<byte> integer)
    {
        var number = integer.TrimStart((byte)0);
        if (number.Length > 32)
            throw new AsnContentException("The number is too long for P-256.");
        var full = new byte[32];
        number.CopyTo(full.AsSpan(32 - number.Length));
        return full;
    }

    private sealed class RemoteSigner(RemoteCustodian custodian, string key, PublicKey publicKey) : ISigner
    {
        public SignatureAlgorithm Algorithm => publicKey.Algorithm;

        public PublicKey PublicKey => publicKey;

        public byte[] Sign(ReadOnlySpan<byte> data) => custodian.Sign(key, publicKey, data.ToArray());
    }
}
