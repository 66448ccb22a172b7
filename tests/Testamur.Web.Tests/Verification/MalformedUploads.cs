using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Web.Tests.Verification;

/// <summary>Fifty ways to hand in something that is not a good credential.</summary>
internal static class MalformedUploads
{
    private const string Start = """{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],""";
    private const string Rest = "\"issuer\":\"did:example:i\",\"credentialSubject\":{\"id\":\"did:example:s\"}";

    /// <param name="sealed1">A good credential, to be spoiled.</param>
    /// <param name="token">The same as a token.</param>
    public static IReadOnlyDictionary<string, byte[]> All(string sealed1, string token)
    {
        var parts = token.Split('.');
        return new Dictionary<string, byte[]>
        {
            ["cut in half"] = Utf8(sealed1[..(sealed1.Length / 2)]),
            ["cut by one"] = Utf8(sealed1[..^1]),
            ["twice"] = Utf8(sealed1 + sealed1),
            ["text behind it"] = Utf8(sealed1 + " trailing"),
            ["a megabyte and a bit"] = Utf8(sealed1 + new string(' ', 1024 * 1024)),
            ["huge string"] = Utf8(Start + "\"x\":\"" + new string('a', 900_000) + "\"," + Rest + "}"),
            ["deep arrays"] = Utf8(new string('[', 100_000) + new string(']', 100_000)),
            ["deep objects"] = Utf8(string.Concat(Enumerable.Repeat("{\"a\":", 50_000)) + "1" + new string('}', 50_000)),
            ["many members"] = Utf8("{" + string.Join(',', Enumerable.Range(0, 60_000).Select(i => $"\"k{i}\":0")) + "}"),
            ["duplicate member"] = Utf8(sealed1.Insert(1, "\"issuer\":\"did:example:other\",")),
            ["escaped duplicate member"] = Utf8(sealed1.Insert(1, "\"\\u0069ssuer\":\"did:example:other\",")),
            ["issuer a number"] = Utf8(Start + "\"issuer\":5,\"proof\":{}}"),
            ["issuer a list"] = Utf8(Start + "\"issuer\":[\"did:example:a\",\"did:example:b\"],\"proof\":{}}"),
            ["subject text"] = Utf8(Start + "\"issuer\":\"did:example:i\",\"credentialSubject\":\"Ana\",\"proof\":{}}"),
            ["type a number"] = Utf8("{\"type\":1,\"proof\":{\"type\":1}}"),
            ["context null"] = Utf8("{\"@context\":null,\"type\":\"VerifiableCredential\",\"proof\":{}}"),
            ["plain text"] = Utf8("I passed the course, honestly."),
            ["a JSON number"] = Utf8("42"),
            ["a JSON text"] = Utf8("\"credential\""),
            ["an empty object"] = Utf8("{}"),
            ["a list of credentials"] = Utf8("[" + sealed1 + "]"),
            ["bad UTF-8"] = [.. Utf8("{\"a\":\""), 0xC0, 0xAF, .. Utf8("\"}")],
            ["UTF-16"] = Encoding.Unicode.GetBytes(sealed1),
            ["byte order mark"] = [0xEF, 0xBB, 0xBF, .. Utf8(sealed1)],
            ["half a surrogate pair"] = Utf8(Start + "\"name\":\"\\ud800\"," + Rest + "}"),
            ["NaN"] = Utf8(Start + "\"x\":NaN," + Rest + "}"),
            ["1e400"] = Utf8(Start + "\"x\":1e400," + Rest + "}"),
            ["an integer too large"] = Utf8(Start + "\"x\":123456789012345678901234567890," + Rest + "}"),
            ["comments"] = Utf8("/* hello */" + sealed1),
            ["trailing comma"] = Utf8("{\"type\":\"VerifiableCredential\",}"),
            ["no proof"] = Utf8(Start + Rest + "}"),
            ["proof null"] = Utf8(Start + Rest + ",\"proof\":null}"),
            ["proof an empty list"] = Utf8(Start + Rest + ",\"proof\":[]}"),
            ["proof text"] = Utf8(Start + Rest + ",\"proof\":\"trust me\"}"),
            ["a thousand proofs"] = Utf8(Proofs(sealed1, 1000)),
            ["proof value not base58"] = Utf8(
                sealed1.Replace("\"proofValue\":\"z", "\"proofValue\":\"z0OIl", StringComparison.Ordinal)
            ),
            ["dates that are none"] = Utf8(Start + Rest + ",\"validFrom\":\"2026-02-30T24:00:00\",\"proof\":{\"created\":[]}}"),
            ["token with alg none"] = Utf8($"{Part("""{"alg":"none"}""")}.{parts[1]}."),
            ["token with HMAC"] = Utf8($"{Part("""{"alg":"HS256","typ":"vc+jwt"}""")}.{parts[1]}.{parts[2]}"),
            ["token of two parts"] = Utf8($"{parts[0]}.{parts[1]}"),
            ["token of five parts"] = Utf8($"{token}.a.b"),
            ["token with padding"] = Utf8($"{parts[0]}==.{parts[1]}.{parts[2]}"),
            ["token without payload"] = Utf8($"{parts[0]}..{parts[2]}"),
            ["token with a deep payload"] = Utf8($"{parts[0]}.{Part(new string('[', 5000) + new string(']', 5000))}.{parts[2]}"),
            ["SD-JWT with ends missing"] = Utf8(token + "~~~"),
            ["gzip bomb"] = Bomb(),
            ["zip"] = [.. "PK\u0003\u0004"u8, .. new byte[200]],
            ["PNG"] = [0x89, .. "PNG\r\n\u001a\n"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. "iTXtopenbadges"u8],
            ["PDF"] = Utf8("%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>endobj"),
            ["EXE"] = [.. "MZ"u8, 0x90, 0x00, .. new byte[500]],
            ["HTML"] = Utf8("<!doctype html><script>alert(1)</script>"),
            ["SVG with a DTD"] = Utf8("<!DOCTYPE svg [<!ENTITY a \"a\">]><svg><script>alert(1)</script></svg>"),
            ["XML entity bomb"] = Utf8(
                "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><l>&b;</l>"
            ),
            ["CBOR"] = [0xBF, 0x61, 0x61, 0x9F, .. Enumerable.Repeat((byte)0x9F, 5000), 0xFF],
            ["zero bytes"] = new byte[4096],
            ["empty"] = [],
            ["white space"] = Utf8(" \r\n\t "),
        };
    }

    private static string Proofs(string sealed1, int count)
    {
        var credential = JsonNode.Parse(sealed1)!.AsObject();
        var proof = credential["proof"]!;
        credential["proof"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => proof.DeepClone())]);
        return credential.ToJsonString();
    }

    private static byte[] Bomb()
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal))
            gzip.Write(new byte[20 * 1024 * 1024]);
        return output.ToArray();
    }

    private static string Part(string json) => Multibase.ToBase64Url(Utf8(json));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
