using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests.OpenBadges2;

/// <summary>An issuer of Open Badges 2.0 with its pages, out of the examples of the specification.</summary>
internal sealed class OldBadge : IDisposable, IResourceSource
{
    public const string Id = "https://uni.example/badges/1/assertions/7";
    public const string ClassId = "https://uni.example/badges/1";
    public const string IssuerId = "https://uni.example/issuer";
    public const string KeyId = "https://uni.example/key";
    public const string ListId = "https://uni.example/revoked";

    public OldBadge(bool isSigned)
    {
        Assertion = new JsonObject
        {
            ["@context"] = "https://w3id.org/openbadges/v2",
            ["type"] = "Assertion",
            ["id"] = isSigned ? "urn:uuid:1" : Id,
            ["recipient"] = new JsonObject
            {
                ["type"] = "email",
                ["hashed"] = true,
                ["salt"] = "deadsea",
                ["identity"] = "sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942",
            },
            ["issuedOn"] = "2016-12-31T23:59:59Z",
            ["badge"] = ClassId,
            ["verification"] = isSigned
                ? new JsonObject { ["type"] = "signed", ["creator"] = KeyId }
                : new JsonObject { ["type"] = "hosted" },
        };
        Class = new JsonObject
        {
            ["@context"] = "https://w3id.org/openbadges/v2",
            ["type"] = "BadgeClass",
            ["id"] = ClassId,
            ["name"] = "Robotics",
            ["issuer"] = IssuerId,
        };
        Profile = new JsonObject
        {
            ["@context"] = "https://w3id.org/openbadges/v2",
            ["type"] = "Profile",
            ["id"] = IssuerId,
            ["name"] = "University",
            ["publicKey"] = KeyId,
            ["revocationList"] = ListId,
        };
        KeyPage = new JsonObject
        {
            ["type"] = "CryptographicKey",
            ["id"] = KeyId,
            ["owner"] = IssuerId,
            ["publicKeyPem"] = Key.ExportSubjectPublicKeyInfoPem(),
        };
        List = new JsonObject
        {
            ["type"] = "RevocationList",
            ["id"] = ListId,
            ["issuer"] = IssuerId,
            ["revokedAssertions"] = new JsonArray("urn:uuid:2"),
        };
        Kept = (JsonObject)Assertion.DeepClone();
    }

    public RSA Key { get; } = RSA.Create(2048);

    public JsonObject Assertion { get; }

    public JsonObject Class { get; }

    public JsonObject Profile { get; }

    public JsonObject KeyPage { get; }

    public JsonObject List { get; }

    /// <summary>What stands at the address of the assertion.</summary>
    public JsonObject? Kept { get; set; }

    /// <summary>Pages at other addresses, and absent ones.</summary>
    public Dictionary<string, JsonObject?> More { get; } = new(StringComparer.Ordinal);

    public List<string> Fetched { get; } = [];

    public byte[] AsJson() => JsonText.Write(Assertion);

    public byte[] AsToken(RSA? key = null, string header = """{"alg":"RS256"}""")
    {
        var input = Multibase.ToBase64Url(Encoding.UTF8.GetBytes(header)) + "." + Multibase.ToBase64Url(AsJson());
        var signature = (key ?? Key).SignData(
            Encoding.ASCII.GetBytes(input),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return Encoding.ASCII.GetBytes($"{input}.{Multibase.ToBase64Url(signature)}");
    }

    public ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string id, CancellationToken cancel)
    {
        Fetched.Add(id);
        var page = More.TryGetValue(id, out var other)
            ? other
            : id switch
            {
                Id => Kept,
                ClassId => Class,
                IssuerId => Profile,
                KeyId => KeyPage,
                ListId => List,
                _ => null,
            };
        return ValueTask.FromResult<ReadOnlyMemory<byte>?>(page is null ? null : JsonText.Write(page));
    }

    public void Dispose() => Key.Dispose();
}
