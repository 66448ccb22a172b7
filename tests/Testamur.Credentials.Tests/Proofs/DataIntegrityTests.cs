using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Credentials.Tests.Proofs;

public sealed class DataIntegrityTests
{
    public static TheoryData<string> Suites() => [.. Cryptosuite.All.Select(suite => suite.Name), "ecdsa-sd-2023"];

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task What_was_signed_verifies_and_no_changed_value_does(string suite)
    {
        var secured = Issuer.For(suite).Sign(suite);
        Assert.Equal(Verdict.Valid, (await Issuer.VerifyAsync(secured)).Verdict);
        foreach (var path in Texts(secured, []).ToList())
        {
            var changed = (JsonObject)secured.DeepClone();
            Replace(changed, path, text => path[0] == "proof" ? Twisted(text) : text + "x");
            Assert.True(
                (await Issuer.IntegrityAsync(changed)).Outcome != Outcome.Passed,
                $"{string.Join('/', path)} can be changed"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task Another_key_of_the_same_kind_does_not_verify(string suite)
    {
        var secured = Issuer.For(suite).Sign(suite);
        var other = Issuer.For(suite);
        secured["proof"]!["verificationMethod"] = other.Method;
        Assert.Equal(Reasons.IntegritySignatureMismatch, (await Issuer.IntegrityAsync(secured)).Reason);
        secured["issuer"]!["id"] = other.Did;
        Assert.Equal(Reasons.IntegritySignatureMismatch, (await Issuer.IntegrityAsync(secured)).Reason);
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task Without_proof_or_under_another_purpose_nothing_is_proven(string suite)
    {
        var secured = Issuer.For(suite).Sign(suite);
        var other = (JsonObject)secured.DeepClone();
        other["proof"]!["proofPurpose"] = "authentication";
        Assert.Equal(Reasons.IntegrityPurposeMismatch, (await Issuer.IntegrityAsync(other)).Reason);
        secured.Remove("proof");
        Assert.Equal(Reasons.IntegrityNoProof, (await Issuer.IntegrityAsync(secured)).Reason);
    }

    [Theory]
    [InlineData("eddsa-rdfc-2022")]
    [InlineData("ecdsa-rdfc-2019")]
    [InlineData("ecdsa-sd-2023")]
    public async Task A_word_that_no_context_defines_fails_and_an_unknown_context_leaves_the_proof_open(string suite)
    {
        var secured = Issuer.For(suite).Sign(suite);
        var undefined = (JsonObject)secured.DeepClone();
        undefined["credentialSubject"]!["shoeSize"] = 44;
        Assert.Equal(Reasons.IntegrityTermUndefined, (await Issuer.IntegrityAsync(undefined)).Reason);
        var unknown = (JsonObject)secured.DeepClone();
        unknown["@context"]!.AsArray().Add("https://nobody.example/context");
        var check = await Issuer.IntegrityAsync(unknown);
        Assert.Equal((Outcome.Undetermined, Reasons.IntegrityContextUnknown), (check.Outcome, check.Reason));
        Assert.Contains("https://nobody.example/context", check.Detail, StringComparison.Ordinal);
        Assert.Equal(Verdict.Undetermined, (await Issuer.VerifyAsync(unknown)).Verdict);
    }

    [Theory]
    [InlineData("eddsa-rdfc-2022")]
    [InlineData("eddsa-jcs-2022")]
    public async Task Changed_contexts_do_not_verify(string suite)
    {
        var secured = Issuer.For(suite).Sign(suite);
        secured["@context"] = new JsonArray(
            "https://www.w3.org/ns/credentials/v2",
            new JsonObject { ["name"] = "https://evil.example/name" },
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
        );
        Assert.Equal(Outcome.Failed, (await Issuer.IntegrityAsync(secured)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task A_proof_that_has_ended_is_no_longer_valid(string suite)
    {
        var secured = Issuer.For(suite).Sign(suite, expires: Issuer.Now.AddDays(1));
        Assert.Equal(Verdict.Valid, (await Issuer.VerifyAsync(secured)).Verdict);
        var later = await Issuer.VerifyAsync(secured, new() { Now = Issuer.Now.AddDays(2) });
        Assert.Equal(Reasons.ValidityExpired, later[CheckCode.Validity].Reason);
    }

    [Fact]
    public async Task All_proofs_of_a_set_must_hold()
    {
        var issuer = new Issuer(KeyType.Ed25519);
        var once = issuer.Sign("eddsa-rdfc-2022");
        var twice = issuer.Sign("eddsa-jcs-2022", once);
        Assert.Equal(2, twice["proof"]!.AsArray().Count);
        Assert.Equal(Verdict.Valid, (await Issuer.VerifyAsync(twice)).Verdict);
        foreach (var index in new[] { 0, 1 })
        {
            var broken = (JsonObject)twice.DeepClone();
            broken["proof"]![index]!["created"] = "2026-06-30T10:00:01Z";
            Assert.Equal(Verdict.Invalid, (await Issuer.VerifyAsync(broken)).Verdict);
        }
    }

    [Theory]
    [InlineData("eddsa-rdfc-2022")]
    [InlineData("eddsa-jcs-2022")]
    public async Task A_proof_that_builds_on_another_covers_it(string suite)
    {
        const string first = "urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544";
        var issuer = new Issuer(KeyType.Ed25519);
        var options = issuer.Options with { Suite = Cryptosuite.Find(suite) };
        var signer = issuer.Key.CreateSigner();
        var once = DataIntegrity.Sign(issuer.Badge(), signer, options with { Id = first });
        var chained = DataIntegrity.Sign(once, signer, options with { PreviousProofs = [first] });
        Assert.Equal(Verdict.Valid, (await Issuer.VerifyAsync(chained)).Verdict);

        // Replaced by another good proof of the same document, the first is no longer the one that was covered.
        var swapped = (JsonObject)chained.DeepClone();
        var other = DataIntegrity.Sign(issuer.Badge(), signer, options with { Id = first, Created = Issuer.Now.AddSeconds(1) });
        swapped["proof"]![0] = other["proof"]!.DeepClone();
        Assert.Equal(Reasons.IntegritySignatureMismatch, (await Issuer.IntegrityAsync(swapped)).Reason);

        var missing = (JsonObject)chained.DeepClone();
        missing["proof"]!.AsArray().RemoveAt(0);
        Assert.Equal(Reasons.IntegrityProofMalformed, (await Issuer.IntegrityAsync(missing)).Reason);

        var ring = (JsonObject)chained.DeepClone();
        ring["proof"]![1]!["id"] = "urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4545";
        ring["proof"]![0]!["previousProof"] = "urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4545";
        Assert.Contains("ring", (await Issuer.IntegrityAsync(ring)).Detail, StringComparison.Ordinal);
        Assert.Throws<ProofChainException>(() =>
            DataIntegrity.Sign(once, signer, options with { PreviousProofs = ["urn:none"] })
        );
    }

    [Fact]
    public void Text_that_was_signed_keeps_its_bytes_around_the_proof()
    {
        var issuer = new Issuer(KeyType.Ed25519);
        var text =
            "{\n  \"validFrom\" : \"2026-01-01T00:00:00Z\",\n"
            + issuer.Badge().ToJsonString()[1..].Replace("\"validFrom\":\"2026-01-01T00:00:00Z\",", "", StringComparison.Ordinal);
        var secured = DataIntegrity.Sign(
            Encoding.UTF8.GetBytes(text),
            issuer.Key.CreateSigner(),
            issuer.Options with
            {
                Suite = Cryptosuite.EddsaRdfc2022,
            }
        );
        Assert.StartsWith(text[..^1], Encoding.UTF8.GetString(secured), StringComparison.Ordinal);
        Assert.Equal(text, Encoding.UTF8.GetString(JsonText.Without(secured, "proof"u8).Span));
    }

    [Theory]
    [InlineData("""{"proof":1}""", "{}")]
    [InlineData("""{ "proof" : {"a":[1,{}]} , "b":2}""", """{ "b":2}""")]
    [InlineData("""{"a":1,"proof":[]}""", """{"a":1}""")]
    [InlineData("""{"a":{"proof":1},"pr\u006fof":2,"b":"}"}""", """{"a":{"proof":1},"b":"}"}""")]
    [InlineData("""{"a":{"proof":1}}""", """{"a":{"proof":1}}""")]
    public void A_member_is_cut_out_of_a_text_at_its_own_level_only(string text, string rest) =>
        Assert.Equal(rest, Encoding.UTF8.GetString(JsonText.Without(Encoding.UTF8.GetBytes(text), "proof"u8).Span));

    [Fact]
    public void Plain_options_have_the_canonical_form_that_JSON_LD_gives_them()
    {
        var issuer = new Issuer(KeyType.Ed25519);
        var contexts = BuiltInContexts.All.SelectMany(context => context.Addresses).ToArray();
        foreach (var purpose in new[] { "assertionMethod", "authentication" })
        {
            var options = (issuer.Options with { Purpose = purpose }).ToJson("eddsa-rdfc-2022");
            foreach (
                var context in new[]
                {
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                    "https://www.w3.org/ns/credentials/examples/v2",
                }
            )
            {
                var all = new JsonArray("https://www.w3.org/ns/credentials/v2", context);
                var plain = PlainProof.Canonicalize(options, all);
                Assert.NotNull(plain);
                var general = RdfCanonicalizer.Canonicalize(
                    SignedBytes.OptionsToRdf(options, all, JsonLdProcessor.ForCredentials)
                );
                Assert.Equal(general.ToString(), Encoding.UTF8.GetString(plain));
            }
        }
        // No context that ships makes a prefix of what DIDs begin with.
        Assert.All(
            contexts,
            context => Assert.DoesNotContain("\"did\"", Encoding.UTF8.GetString(Load(context)), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("id", "urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544")]
    [InlineData("domain", "https://verifier.example")]
    public void Options_that_say_more_are_not_plain(string member, string value)
    {
        var options = new Issuer(KeyType.Ed25519).Options.ToJson("eddsa-rdfc-2022");
        options[member] = value;
        Assert.Null(PlainProof.Canonicalize(options, "https://www.w3.org/ns/credentials/v2"));
        Assert.Null(
            PlainProof.Canonicalize(
                new Issuer(KeyType.Ed25519).Options.ToJson("eddsa-rdfc-2022"),
                new JsonArray("https://www.w3.org/ns/credentials/v2", new JsonObject())
            )
        );
    }

    [Fact]
    public async Task A_document_of_the_data_model_1_1_gets_the_context_of_proofs_and_verifies()
    {
        var issuer = new Issuer(KeyType.Ed25519);
        var credential = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/2018/credentials/v1"),
            ["type"] = new JsonArray("VerifiableCredential"),
            ["issuer"] = issuer.Did,
            ["issuanceDate"] = "2026-01-01T00:00:00Z",
            ["credentialSubject"] = new JsonObject { ["id"] = "did:example:ana" },
        };
        var secured = issuer.Sign("eddsa-rdfc-2022", credential);
        Assert.Equal("https://w3id.org/security/data-integrity/v2", secured["@context"]![1]!.GetValue<string>());
        Assert.Equal(Verdict.Valid, (await Issuer.VerifyAsync(secured)).Verdict);
        var text = DataIntegrity.Sign(
            Encoding.UTF8.GetBytes(credential.ToJsonString()),
            issuer.Key.CreateSigner(),
            issuer.Options with
            {
                Suite = Cryptosuite.EddsaRdfc2022,
            }
        );
        Assert.True(JsonNode.DeepEquals(secured, JsonNode.Parse(text)));
    }

    [Fact]
    public async Task An_earlier_proof_type_is_read_and_its_forgery_is_not()
    {
        var real = Vector.Json("dcc/v2WithValidStatus.json");
        Assert.Equal("Ed25519Signature2020", real["proof"]!["type"]!.GetValue<string>());
        Assert.Equal(Reasons.IntegrityVerified, (await Issuer.IntegrityAsync(real)).Reason);
        real["name"] = "Another name";
        Assert.Equal(Reasons.IntegritySignatureMismatch, (await Issuer.IntegrityAsync(real)).Reason);
    }

    // Their keys stand in the names of the keys, which is where a test may take them from.
    [Theory]
    [InlineData("simple-did-key-method.json", true)]
    [InlineData("complete.json", true)]
    [InlineData("simple.json", true)]
    [InlineData("simple-err-expired.json", true)]
    [InlineData("simple-err-issuer-type.json", false)] // a type that no context defines
    [InlineData("simple-err-proof-value.json", false)]
    public void Badges_of_the_public_validator_have_the_proofs_that_their_names_say(string name, bool verifies)
    {
        var badge = Vector.Json("ob30/" + name);
        var proof = badge.Many("proof")[0]!.AsObject();
        Assert.True(PublicKey.TryParseMultikey(proof["verificationMethod"]!.GetValue<string>().Split('#', ':')[^1], out var key));
        var result = DataIntegrity.Verify(badge, proof, key);
        Assert.True(verifies == (result.Outcome == Outcome.Passed), $"{result.Reason} {string.Join(", ", result.Arguments)}");
    }

    [Fact]
    public async Task A_did_in_the_place_of_its_only_key_is_that_key() =>
        Assert.Equal(Outcome.Passed, (await Issuer.IntegrityAsync(Vector.Json("ob30/simple-did-key-method.json"))).Outcome);

    [Fact]
    public async Task Related_resources_must_be_those_that_were_signed()
    {
        var issuer = new Issuer(KeyType.Ed25519);
        foreach (
            var (id, digest, outcome) in new[]
            {
                ("https://www.w3.org/ns/credentials/v2", "sha256-WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=", Outcome.Passed),
                ("https://www.w3.org/ns/credentials/v2", "sha256-AAAA7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=", Outcome.Failed),
                ("https://nobody.example/a.pdf", "sha256-WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=", Outcome.Undetermined),
            }
        )
        {
            var badge = issuer.Badge();
            badge["relatedResource"] = new JsonArray(new JsonObject { ["id"] = id, ["digestSRI"] = digest });
            Assert.Equal(outcome, (await Issuer.IntegrityAsync(issuer.Sign("eddsa-rdfc-2022", badge))).Outcome);
        }
    }

    private static byte[] Load(string context) =>
        BuiltInContexts.Loader.TryLoad(context, out var utf8) ? utf8.ToArray() : throw new InvalidOperationException(context);

    /// <summary>The same length and alphabet, so that what fails is the signature and not its form.</summary>
    private static string Twisted(string text) => text[..^3] + (text[^3] == 'a' ? 'b' : 'a') + text[^2..];

    private static IEnumerable<string[]> Texts(JsonNode? node, string[] path)
    {
        if (node is JsonObject value)
            return value.SelectMany(member => Texts(member.Value, [.. path, member.Key]));
        if (node is JsonArray array)
            return array.SelectMany((item, index) => Texts(item, [.. path, $"{index}"]));
        return node.AsText() is null ? [] : [path];
    }

    private static void Replace(JsonNode node, string[] path, Func<string, string> change)
    {
        foreach (var step in path[..^1])
            node = (
                node is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node[step]
            )!;
        if (node is JsonArray list)
            list[int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture)] = change(
                list[int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture)]!.GetValue<string>()
            );
        else
            node[path[^1]] = change(node[path[^1]]!.GetValue<string>());
    }
}
