using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Tests.Shared;

namespace Testamur.Cli.Tests;

/// <summary>A facade that says yes to everything would pass most of the public suites: these are the noes.</summary>
public sealed class VcApiTests(VcApi api) : IClassFixture<VcApi>
{
    private static readonly string[] Proofs =
    [
        "eddsa-rdfc-2022/Ed25519",
        "eddsa-jcs-2022/Ed25519",
        "ecdsa-rdfc-2019/P-256",
        "ecdsa-rdfc-2019/P-384",
        "ecdsa-jcs-2019/P-256",
        "ecdsa-jcs-2019/P-384",
        "status/Ed25519",
    ];

    public static TheoryData<string> Endpoints() => [.. Proofs];

    [Fact]
    public void Every_endpoint_says_who_issues() =>
        Assert.Equal(Proofs.Concat(["ecdsa-sd-2023/P-256", "enveloped/P-256"]).Order(), api.Issuers.Keys.Order());

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task What_is_issued_verifies_and_each_kind_of_forgery_is_refused(string endpoint)
    {
        var good = await api.IssueAsync(endpoint);
        Assert.Equal(200, await api.VerifyAsync(good));
        var other = await api.IssueAsync(endpoint, credential => credential["name"] = "Somebody else");
        foreach (
            var (name, forge) in new Dictionary<string, Action<JsonObject>>
            {
                ["tampered"] = c => c["name"] = "Honours",
                ["a claim more"] = c => c["description"] = "Honours",
                ["a claim less"] = c => c.Remove("name"),
                ["another document's proof"] = c => c["proof"] = other["proof"]!.DeepClone(),
                ["another key"] = c => c["proof"]!["verificationMethod"] = Stranger(),
                ["another purpose"] = c => c["proof"]!["proofPurpose"] = "authentication",
                ["no proof"] = c => c.Remove("proof"),
                ["a proof that is null"] = c => c["proof"] = null,
                ["a proof that is text"] = c => c["proof"] = "proof",
                ["no value"] = c => c["proof"]!.AsObject().Remove("proofValue"),
                ["a value of another alphabet"] = c =>
                    c["proof"]!["proofValue"] = "u" + c["proof"]!["proofValue"]!.GetValue<string>()[1..],
                ["an unknown suite"] = c => c["proof"]!["cryptosuite"] = "rot13-2026",
                ["an unknown type"] = c => c["proof"]!["type"] = "Rot13Signature2026",
                ["another time of signing"] = c => c["proof"]!["created"] = "2020-01-01T00:00:00Z",
                ["a time that is none"] = c => c["proof"]!["created"] = "yesterday",
                ["a changed context"] = c =>
                    c["@context"]!.AsArray().Insert(0, new JsonObject { ["name"] = "https://evil.example/name" }),
                ["no context"] = c => c.Remove("@context"),
                ["an undefined word"] = c => c["credentialSubject"]!["shoeSize"] = "44",
                ["another issuer"] = c => c["issuer"] = "did:web:evil.example",
                ["a missing earlier proof"] = c => c["proof"]!["previousProof"] = "urn:uuid:missing",
                ["a ring of proofs"] = c =>
                {
                    c["proof"]!["id"] = "urn:uuid:a";
                    c["proof"]!["previousProof"] = "urn:uuid:a";
                },
                ["one bad proof among good ones"] = c =>
                {
                    var bad = other["proof"]!.DeepClone();
                    c["proof"] = new JsonArray(c["proof"]!.DeepClone(), bad);
                },
            }
        )
        {
            var forged = good.DeepClone().AsObject();
            forge(forged);
            Assert.True(await api.VerifyAsync(forged) == 400, name);
        }
    }

    // Canonical JSON may get contexts behind those that were signed; RDF may not, since they change what the words mean.
    [Theory]
    [InlineData("eddsa-rdfc-2022/Ed25519")]
    [InlineData("ecdsa-rdfc-2019/P-256")]
    [InlineData("ecdsa-rdfc-2019/P-384")]
    public async Task Contexts_behind_those_that_were_signed_are_refused_where_they_change_what_is_said(string endpoint)
    {
        foreach (
            var context in new JsonNode[]
            {
                "https://nobody.example/v1",
                new JsonObject { ["name"] = "https://evil.example/name" },
            }
        )
        {
            var forged = await api.IssueAsync(endpoint);
            forged["@context"]!.AsArray().Add(context);
            Assert.Equal(400, await api.VerifyAsync(forged));
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task What_has_ended_or_not_begun_is_issued_and_does_not_verify(string endpoint)
    {
        Assert.Equal(400, await api.VerifyAsync(await api.IssueAsync(endpoint, c => c["validUntil"] = "2025-01-01T00:00:00Z")));
        Assert.Equal(400, await api.VerifyAsync(await api.IssueAsync(endpoint, c => c["validFrom"] = "2925-01-01T00:00:00Z")));
    }

    [Theory]
    [InlineData("issuer", "null")]
    [InlineData("issuer", "\"not a url\"")]
    [InlineData("credentialSubject", "{}")]
    [InlineData("credentialSubject", "[]")]
    [InlineData("credentialSchema", """{"id":"https://a.example/s"}""")]
    [InlineData("credentialSchema", """{"id":"no url","type":"JsonSchema"}""")]
    [InlineData("refreshService", """{"id":"https://a.example/s"}""")]
    [InlineData("termsOfUse", """[{"id":"https://a.example/s"}]""")]
    [InlineData("evidence", """{"id":"https://a.example/s"}""")]
    [InlineData("credentialStatus", """{"id":"https://a.example/s"}""")]
    [InlineData("id", """["https://a.example/1","https://a.example/2"]""")]
    [InlineData("id", "\"not a url\"")]
    [InlineData("validFrom", "\"2024-02-30T00:00:00Z\"")]
    [InlineData("validUntil", "\"2023-01-01T00:00:00Z\"")]
    [InlineData("type", """["VerifiableCredential","Undefined"]""")]
    [InlineData("shoeSize", "44")]
    [InlineData("relatedResource", "\"https://a.example/s\"")]
    [InlineData("relatedResource", """[{"digestSRI":"sha256-AAAA"}]""")]
    [InlineData("relatedResource", """[{"id":"https://a.example/s"}]""")]
    [InlineData(
        "relatedResource",
        """[{"id":"https://a.example/s","digestSRI":"sha256-AAAA"},{"id":"https://a.example/s","digestSRI":"sha256-AAAA"}]"""
    )]
    [InlineData("relatedResource", """[{"id":"https://www.w3.org/ns/credentials/v2","digestSRI":"sha256-AAAA"}]""")]
    public async Task What_breaks_the_data_model_is_not_issued(string member, string json)
    {
        foreach (var endpoint in api.Issuers.Keys)
        {
            var credential = VcApi.Credential(api.Issuers[endpoint]);
            credential[member] = JsonNode.Parse(json);
            var (status, body) = await api.PostAsync(
                $"/{endpoint}/credentials/issue",
                new JsonObject { ["credential"] = credential }
            );
            Assert.True(status == 400 && body!["errors"]!.AsArray().Count > 0, $"{endpoint}: {status} {body}");
        }
    }

    [Fact]
    public async Task A_part_is_derived_and_only_what_was_signed_can_be_shown()
    {
        var options = new JsonObject { ["mandatoryPointers"] = new JsonArray("/issuer", "/validFrom") };
        var whole = await api.IssueAsync("ecdsa-sd-2023/P-256", options: options);
        Assert.Equal(400, await api.VerifyAsync(whole)); // a base proof is for its holder
        var (status, body) = await DeriveAsync(whole, "/credentialSubject/name");
        Assert.Equal(201, status);
        var part = body!["verifiableCredential"]!.DeepClone().AsObject();
        Assert.Null(part["name"]);
        Assert.Equal(200, await api.VerifyAsync(part));
        var forged = part.DeepClone().AsObject();
        forged["credentialSubject"]!["name"] = "Eva";
        Assert.Equal(400, await api.VerifyAsync(forged));
        part.Remove("validFrom");
        Assert.Equal(400, await api.VerifyAsync(part));
        Assert.Equal(400, (await DeriveAsync(whole, "/nothing")).Status);
        Assert.Equal(
            400,
            (await api.PostAsync("/credentials/derive", new JsonObject { ["verifiableCredential"] = whole })).Status
        );
    }

    [Fact]
    public async Task An_envelope_is_accepted_as_it_was_made_only()
    {
        var good = await api.IssueAsync("enveloped/P-256");
        Assert.Equal(200, await api.VerifyAsync(good));
        foreach (
            var forge in new Action<JsonObject>[]
            {
                e => e["@context"] = "https://www.w3.org/2018/credentials/v1",
                e => e["@context"] = new JsonArray(),
                e => e.Remove("type"),
                e => e["type"] = new JsonArray("EnvelopedVerifiableCredential", "VerifiableCredential"),
                e => e["id"] = "https://a.example/token",
                e => e["id"] = e["id"]!.GetValue<string>()[..^5],
                e => e["id"] = e["id"]!.GetValue<string>().Replace("vc+jwt", "jwt", StringComparison.Ordinal),
            }
        )
        {
            var forged = good.DeepClone().AsObject();
            forge(forged);
            Assert.Equal(400, await api.VerifyAsync(forged));
        }
    }

    [Fact]
    public async Task A_presentation_answers_its_challenge_for_its_domain()
    {
        using var key = PrivateKey.Generate(KeyType.Ed25519);
        var did = key.PublicKey.ToDidKey();
        var presentation = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["type"] = new JsonArray("VerifiablePresentation"),
            ["holder"] = did,
            ["verifiableCredential"] = new JsonArray(await api.IssueAsync("eddsa-rdfc-2022/Ed25519")),
        };
        var options = new ProofOptions
        {
            VerificationMethod = $"{did}#{key.PublicKey.ToMultikey()}",
            Created = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Suite = Cryptosuite.EddsaRdfc2022,
            Purpose = "authentication",
            Domain = "https://verifier.example",
            Challenge = "4711",
        };
        var good = DataIntegrity.Sign(presentation, key.CreateSigner(), options);
        Assert.Equal(200, await PresentAsync(good, "https://verifier.example", "4711"));
        Assert.Equal(400, await PresentAsync(good, "https://evil.example", "4711"));
        Assert.Equal(400, await PresentAsync(good, "https://verifier.example", "4712"));
        Assert.Equal(400, await PresentAsync(presentation, "https://verifier.example", "4711"));
        var asserted = DataIntegrity.Sign(presentation, key.CreateSigner(), options with { Purpose = "assertionMethod" });
        Assert.Equal(400, await PresentAsync(asserted, "https://verifier.example", "4711"));
        var stolen = good.DeepClone().AsObject();
        stolen["holder"] = "did:example:somebody";
        Assert.Equal(400, await PresentAsync(stolen, "https://verifier.example", "4711"));
        presentation["verifiableCredential"]![0]!["name"] = "Honours";
        var carrying = DataIntegrity.Sign(presentation, key.CreateSigner(), options);
        Assert.Equal(400, await PresentAsync(carrying, "https://verifier.example", "4711"));
    }

    [Fact]
    public async Task Ten_thousand_broken_bodies_are_each_answered_and_none_with_a_fault()
    {
        var random = new SeededSource(20261125);
        var seeds = new List<(string Path, byte[] Body)>();
        foreach (var endpoint in api.Issuers.Keys)
        {
            var good = await api.IssueAsync(endpoint);
            seeds.Add(($"/{endpoint}/credentials/issue", Bytes("credential", VcApi.Credential(api.Issuers[endpoint]))));
            seeds.Add(("/credentials/verify", Bytes("verifiableCredential", good)));
            seeds.Add(("/credentials/derive", Bytes("verifiableCredential", good)));
            seeds.Add(("/presentations/verify", Bytes("verifiablePresentation", good)));
        }

        var statuses = new HashSet<int>();
        for (var i = 0; i < 10_000; i++)
        {
            var (path, body) = seeds[random.Below(seeds.Count)];
            var (status, _) = await api.PostAsync(path, Broken(body, random));
            Assert.True(status is 200 or 201 or 400 or 413 or 422, $"{path} answered {status} to body {i}");
            statuses.Add(status);
        }

        Assert.Contains(400, statuses);
    }

    private Task<(int Status, JsonObject? Body)> DeriveAsync(JsonObject whole, string path) =>
        api.PostAsync(
            "/credentials/derive",
            new JsonObject
            {
                ["verifiableCredential"] = whole.DeepClone(),
                ["options"] = new JsonObject { ["selectivePointers"] = new JsonArray(path) },
            }
        );

    private async Task<int> PresentAsync(JsonObject presentation, string domain, string challenge) =>
        (
            await api.PostAsync(
                "/presentations/verify",
                new JsonObject
                {
                    ["verifiablePresentation"] = presentation.DeepClone(),
                    ["options"] = new JsonObject { ["domain"] = domain, ["challenge"] = challenge },
                }
            )
        ).Status;

    private static string Stranger()
    {
        using var key = PrivateKey.Generate(KeyType.Ed25519);
        return $"{key.PublicKey.ToDidKey()}#{key.PublicKey.ToMultikey()}";
    }

    private static byte[] Bytes(string member, JsonObject document) =>
        Encoding.UTF8.GetBytes(new JsonObject { [member] = document.DeepClone() }.ToJsonString());

    /// <summary>Cut, flipped, doubled, or with one piece of text put in another's place.</summary>
    private static byte[] Broken(byte[] body, SeededSource random)
    {
        var at = random.Below(body.Length);
        switch (random.Below(6))
        {
            case 0:
                return body[..at];
            case 1:
                var flipped = (byte[])body.Clone();
                flipped[at] ^= (byte)(1 << random.Below(8));
                return flipped;
            case 2:
                return [.. body[..at], .. body[random.Below(body.Length)..]];
            case 3:
                string[] pieces = ["null", "[]", "{}", "\"\\ud800\"", "1e999", "\"\"", "[[[[[[", "true", "-0", "\u0000"];
                return [.. body[..at], .. Encoding.UTF8.GetBytes(random.Pick<string>(pieces)), .. body[at..]];
            case 4:
                var text = Encoding.UTF8.GetString(body);
                var quote = text.IndexOf('"', at);
                var next = quote < 0 ? -1 : text.IndexOf('"', quote + 1);
                string[] values =
                [
                    "null",
                    "{}",
                    "[]",
                    "7",
                    "\"did:key:z6Mk\"",
                    "\"data:application/vc+jwt,a.b.c\"",
                    "\"\"",
                    "{\"@id\":5}",
                ];
                return next < 0 ? body : Encoding.UTF8.GetBytes(text[..quote] + random.Pick<string>(values) + text[(next + 1)..]);
            default:
                return [.. body, .. body];
        }
    }
}
