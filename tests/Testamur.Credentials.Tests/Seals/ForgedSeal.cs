using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Seals;

namespace Testamur.Credentials.Tests.Seals;

/// <summary>Seals written by hand and signed correctly over whatever they say, so that only the rule under test can refuse them.</summary>
internal sealed class ForgedSeal : IDisposable
{
    public const string Payload =
        """{"@context":["https://www.w3.org/2018/credentials/v1"],"type":["VerifiableCredential"],"issuer":{"id":"urn:x:1","legalName":{"en":"Forger"},"eIDASIdentifier":{"notation":"VATES-Q1"}},"issuanceDate":"2026-01-01T00:00:00Z","credentialSubject":{"id":"urn:x:2"}}""";

    public static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public ForgedSeal(X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature, int bits = 2048)
    {
        Key = RSA.Create(bits);
        var name = new X500DistinguishedNameBuilder();
        name.Add("2.5.4.97", "VATES-Q1");
        name.AddOrganizationName("Forger");
        var request = new CertificateRequest(name.Build(), Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        Certificate = request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
    }

    public RSA Key { get; }

    public X509Certificate2 Certificate { get; }

    public void Dispose()
    {
        Key.Dispose();
        Certificate.Dispose();
    }

    /// <summary>The header as it should be.</summary>
    public JsonObject Header() =>
        new()
        {
            ["alg"] = "RS256",
            ["x5t#S256"] = Multibase.ToBase64Url(SHA256.HashData(Certificate.RawData)),
            ["x5c"] = new JsonArray(Convert.ToBase64String(Certificate.RawData)),
            ["b64"] = false,
            ["sigT"] = "2026-06-01T00:00:00Z",
            ["crit"] = new JsonArray("b64", "sigT"),
        };

    /// <summary>The whole document for a header as text.</summary>
    public JsonObject Document(string header, string payload = Payload, Func<byte[], byte[]>? sign = null)
    {
        var text = Multibase.ToBase64Url(Encoding.UTF8.GetBytes(header));
        var input = Encoding.UTF8.GetBytes($"{text}.{payload}");
        var signature = sign?.Invoke(input) ?? Key.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new()
        {
            ["payload"] = payload,
            ["signatures"] = new JsonArray(
                new JsonObject { ["protected"] = text, ["signature"] = Multibase.ToBase64Url(signature) }
            ),
        };
    }

    public JsonObject Document(Action<JsonObject>? change = null, Func<byte[], byte[]>? sign = null)
    {
        var header = Header();
        change?.Invoke(header);
        return Document(header.ToJsonString(), sign: sign);
    }

    /// <summary>A document with entries added after sealing, each written as JSON.</summary>
    public JsonObject WithEntries(params string[] entries)
    {
        var document = Document();
        SealSamples.Signature(document)["header"] = new JsonObject
        {
            ["etsiU"] = new JsonArray([
                .. entries.Select(entry => (JsonNode?)Multibase.ToBase64Url(Encoding.UTF8.GetBytes(entry))),
            ]),
        };
        return document;
    }
}
