using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Seals;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Seals;

/// <summary>The sealed documents of others in <c>tests/Samples</c>, and what others observed of them.</summary>
internal static class SealSamples
{
    public static readonly string[] Names =
    [
        "edc/json_sealed_advanced.jws.json",
        "elm/mc-annex1-sealed.jws.json",
        "mynextid/edc-coe-sealed.jws.json",
        "mynextid/edc-dc-sealed.jws.json",
    ];

    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "Samples");

    public static TheoryData<string> All => [.. Names];

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static JadesSeal Read(string name)
    {
        Assert.True(JadesSeal.TryParse(Bytes(name), out var seal, out var problem), problem);
        return seal;
    }

    /// <summary>The entry of the manifest; its names are those under samples.</summary>
    public static JsonObject Expected(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")))!["files"]![name]!.AsObject();

    /// <summary>All of the sealed documents that the manifest knows.</summary>
    public static IEnumerable<string> InManifest() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")))!["files"]!
            .AsObject()
            .Where(file => file.Value!.AsObject().ContainsKey("seal"))
            .Select(file => file.Key);

    public static JsonObject Json(string name) => JsonNode.Parse(Bytes(name))!.AsObject();

    public static JsonObject Signature(JsonObject document) => document["signatures"]![0]!.AsObject();

    /// <summary>Decodes one base64url JSON text of a seal.</summary>
    public static JsonObject Decode(JsonNode? text)
    {
        Assert.True(Multibase.TryFromBase64Url(text!.GetValue<string>(), out var bytes));
        return JsonNode.Parse(bytes)!.AsObject();
    }

    public static string Encode(JsonObject value) => Multibase.ToBase64Url(JsonText.Write(value));

    public static byte[] Text(JsonObject document) => Encoding.UTF8.GetBytes(document.ToJsonString());

    /// <summary>
    /// The authorities of a sample, taken from its own certificates: here they stand for the lists of trusted services that an operator has.
    /// </summary>
    public static SealTrust Trust(string name)
    {
        var document = Json(name);
        var header = Decode(Signature(document)["protected"]);
        var carried = Signature(document)["header"]!["etsiU"]!
            .AsArray()
            .Select(Decode)
            .Where(entry => entry.ContainsKey("xVals"))
            .SelectMany(entry => entry["xVals"]!.AsArray())
            .Select(value => value!["x509Cert"]!["val"])
            .Concat(header["x5c"]!.AsArray())
            .Select(value => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(value!.GetValue<string>())))
            .ToList();
        var leaf = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(header["x5c"]![0]!.GetValue<string>()));
        return new SealTrust
        {
            Anchors = [carried.First(certificate => certificate.Subject == leaf.Issuer)],
            TimeStampAnchors =
            [
                .. carried.Where(certificate =>
                    certificate.Subject == certificate.Issuer
                    && (
                        certificate.Subject.Contains("tsa", StringComparison.Ordinal)
                        || certificate.Subject.Contains("PKI-TEST", StringComparison.Ordinal)
                    )
                ),
            ],
        };
    }
}
