using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests.Seals;

/// <summary>Containers that are not quite that of a seal, around text that is not quite JSON: the reader refuses them unverified.</summary>
public sealed class SealContainerTests
{
    private static readonly ForgedSeal forger = SealHostileTests.forger;

    public static TheoryData<string> Containers =>
        [
            "two signatures",
            "no signature",
            "another member",
            "another member of the signature",
            "flattened",
            "payload is an object",
            "payload is null",
            "unprotected alg",
            "empty header",
            "no entries",
            "1000 entries",
            "10000 certificates",
            "mixed forms",
            "entry with two members",
            "entry is text",
            "padded header",
            "white space in the header",
            "spare bits in the signature",
            "empty signature",
            "long signature",
            "duplicate payload",
            "escaped twin of payload",
            "half a surrogate pair",
            "half a surrogate pair inside",
            "duplicate members inside",
            "deep text",
            "deep container",
            "text is no object",
            "text is two objects",
            "2 MB text",
            "one string of 1 MB",
            "100000 keys",
            "byte order mark",
        ];

    [Theory]
    [MemberData(nameof(Containers))]
    public async Task A_container_made_otherwise_is_refused(string flaw)
    {
        var report = await SealHostileTests.Verify(Container(flaw));
        Assert.NotEqual(Verdict.Valid, report.Verdict);
        Assert.Equal(Outcome.Failed, report[CheckCode.Format].Outcome);
    }

    private static byte[] Container(string flaw)
    {
        var document = forger.Document();
        var signature = SealSamples.Signature(document);
        string Of(string payload) =>
            SealSamples.Text(forger.Document(forger.Header().ToJsonString(), payload)) is var bytes
                ? Encoding.UTF8.GetString(bytes)
                : "";
        string Text() => Encoding.UTF8.GetString(SealSamples.Text(document));
        var text = flaw switch
        {
            "two signatures" => Changed(() => document["signatures"]!.AsArray().Add(signature.DeepClone())),
            "no signature" => Changed(() => document["signatures"] = new JsonArray()),
            "another member" => Changed(() => document["header"] = new JsonObject()),
            "another member of the signature" => Changed(() => signature["kid"] = "x"),
            "flattened" => Changed(() =>
            {
                document.Remove("signatures");
                document["protected"] = signature["protected"]!.DeepClone();
                document["signature"] = signature["signature"]!.DeepClone();
            }),
            "payload is an object" => Changed(() => document["payload"] = JsonNode.Parse(ForgedSeal.Payload)),
            "payload is null" => Changed(() => document["payload"] = null),
            "unprotected alg" => Changed(() => signature["header"] = new JsonObject { ["alg"] = "none" }),
            "empty header" => Changed(() => signature["header"] = new JsonObject()),
            "no entries" => Changed(() => signature["header"] = new JsonObject { ["etsiU"] = new JsonArray() }),
            "1000 entries" => Encoding.UTF8.GetString(
                SealSamples.Text(forger.WithEntries([.. Enumerable.Repeat("""{"x":1}""", 1000)]))
            ),
            "10000 certificates" => Encoding.UTF8.GetString(
                SealSamples.Text(
                    forger.Document(h =>
                        h["x5c"] = new JsonArray([.. Enumerable.Repeat(0, 10_000).Select(_ => (JsonNode?)"MAA=")])
                    )
                )
            ),
            "mixed forms" => Changed(() =>
                signature["header"] = new JsonObject { ["etsiU"] = new JsonArray("eyJ4IjoxfQ", new JsonObject { ["x"] = 1 }) }
            ),
            "entry with two members" => Changed(() =>
                signature["header"] = new JsonObject { ["etsiU"] = new JsonArray(new JsonObject { ["x"] = 1, ["y"] = 1 }) }
            ),
            "entry is text" => Changed(() =>
                signature["header"] = new JsonObject { ["etsiU"] = new JsonArray("not base64url!") }
            ),
            "padded header" => Changed(() => signature["protected"] = signature["protected"]!.GetValue<string>() + "="),
            "white space in the header" => Changed(() =>
                signature["protected"] = " " + signature["protected"]!.GetValue<string>()
            ),
            "spare bits in the signature" => Changed(() =>
                signature["signature"] = signature["signature"]!.GetValue<string>()[..^1] + "_"
            ),
            "empty signature" => Changed(() => signature["signature"] = ""),
            "long signature" => Changed(() => signature["signature"] = new string('A', 4000)),
            "duplicate payload" => Text()[..^1] + ""","payload":"{}"}""",
            "escaped twin of payload" => Text()[..^1] + ""","\u0070ayload":"{}"}""",
            "half a surrogate pair" => Text().Replace("Forger", "\\ud800", StringComparison.Ordinal),
            "half a surrogate pair inside" => Of(ForgedSeal.Payload.Replace("Forger", "\\ud800", StringComparison.Ordinal)),
            "duplicate members inside" => Of(ForgedSeal.Payload[..^1] + ""","type":["x"]}"""),
            "deep text" => Of("{\"a\":" + new string('[', 100) + new string(']', 100) + "}"),
            "deep container" => "{\"payload\":\"x\",\"signatures\":" + new string('[', 1000) + new string(']', 1000) + "}",
            "text is no object" => Of("[]"),
            "text is two objects" => Of("{}{}"),
            "2 MB text" => Of("{\"a\":\"" + new string('a', 2_000_000) + "\"}"),
            "one string of 1 MB" => Of("{\"a\":\"" + new string('\\', 1_000_000) + "\"}"),
            "100000 keys" => Of("{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"{i}\":1")) + "}"),
            "byte order mark" => "\uFEFF" + Text(),
            _ => throw new ArgumentException(flaw),
        };
        return Encoding.UTF8.GetBytes(text);

        string Changed(Action change)
        {
            change();
            return Text();
        }
    }
}
