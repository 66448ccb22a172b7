using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Proofs.SelectiveDisclosure;
using Testamur.Credentials.Tests.Proofs;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Json;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Fuzzing;

/// <summary>
/// Damaged credentials, tokens, keys and DID documents. Every one gets a whole report, and none is valid that says something else than what
/// was signed. TESTAMUR_FUZZ sets how many. Every damage is repeatable; the keys under it are new on each run, so a failure prints its input.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Inputs = int.Parse(
        Environment.GetEnvironmentVariable("TESTAMUR_FUZZ") ?? "100000",
        CultureInfo.InvariantCulture
    );

    [Fact]
    public async Task Damaged_credentials_get_a_whole_report_and_are_never_valid_as_something_else()
    {
        var seeds = Seeds();
        var verifier = new CredentialVerifier();
        var options = new VerificationOptions { Now = Issuer.Now };
        var outcomes = new HashSet<Verdict>();
        foreach (var (_, seed) in seeds)
            Assert.Equal(Verdict.Valid, (await verifier.VerifyAsync(seed, options)).Verdict);
        for (var i = 0; i < Inputs / 2; i++)
        {
            var random = new SeededSource((ulong)i);
            var (name, seed) = seeds[random.Below(seeds.Length)];
            var document = Mutations.Of(seed, random);
            var report = await Guarded(i, name, document, () => verifier.VerifyAsync(document, options));
            Assert.True(report.Checks.Count == 10, $"Input {i} of {name} has {report.Checks.Count} checks.");
            outcomes.Add(report.Verdict);
            if (report.Verdict == Verdict.Valid)
                Assert.True(
                    SaysTheSame(seed, document),
                    $"Input {i} of {name} is valid:\n{Encoding.UTF8.GetString(document)}\n{Encoding.UTF8.GetString(seed)}"
                );
        }

        Assert.Equal(3, outcomes.Count);
    }

    [Fact]
    public async Task Damaged_presentations_never_get_through_with_an_exception()
    {
        var issuer = new Issuer(KeyType.Ed25519);
        var presentation = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["type"] = new JsonArray("VerifiablePresentation"),
            ["holder"] = issuer.Did,
            ["verifiableCredential"] = new JsonArray(issuer.Sign("eddsa-rdfc-2022")),
        };
        var signer = issuer.Key.CreateSigner();
        var seed = JsonText.Write(
            DataIntegrity.Sign(
                presentation,
                signer,
                issuer.Options with
                {
                    Suite = Cryptosuite.EddsaRdfc2022,
                    Purpose = "authentication",
                }
            )
        );
        var token = Encoding.ASCII.GetBytes(VpJwt.Sign(presentation, signer, issuer.Method, "https://verifier.example", "1"));
        var verifier = new PresentationVerifier(new CredentialVerifier());
        var options = new PresentationOptions { Now = Issuer.Now };
        foreach (var good in new[] { seed, token })
            Assert.Equal(Verdict.Valid, (await verifier.VerifyAsync(good, options)).Verdict);
        for (var i = 0; i < Inputs / 20; i++)
        {
            var random = new SeededSource((ulong)i);
            var document = Mutations.Of(random.Below(2) == 0 ? seed : token, random);
            await Guarded(i, "presentation", document, () => verifier.VerifyAsync(document, options));
        }
    }

    [Fact]
    public async Task Damaged_keys_and_documents_are_read_or_refused()
    {
        var issuer = new Issuer(KeyType.P256);
        var did = "did:web:uni.example";
        byte[][] seeds =
        [
            JsonText.Write(
                DidDocument.ForWeb(did, [new("a", issuer.Key.PublicKey), new("b", issuer.Key.PublicKey, DidKeyForm.JsonWebKey)])
            ),
            JsonText.Write(JsonWebKey.From(issuer.Key.PublicKey)),
            Encoding.ASCII.GetBytes(issuer.Key.PublicKey.ToMultikey()),
            Encoding.ASCII.GetBytes("did:jwk:" + Multibase.ToBase64Url(JsonText.Write(JsonWebKey.From(issuer.Key.PublicKey)))),
        ];
        var read = 0;
        for (var i = 0; i < Inputs / 10; i++)
        {
            var random = new SeededSource((ulong)i);
            var document = Mutations.Of(seeds[random.Below(seeds.Length)], random);
            read += await Guarded(i, "key", document, () => ValueTask.FromResult(Readings(document, did)));
        }

        Assert.InRange(read, 1, Inputs / 10);
    }

    /// <summary>How many of the readers took the document for one of theirs.</summary>
    private static int Readings(byte[] document, string did)
    {
        var text = Encoding.Latin1.GetString(document);
        bool[] read =
        [
            DidDocument.TryParse(document, did, out _, out _),
            StrictJson.TryParseObject(document, out var jwk, out _) && JsonWebKey.TryParse(jwk, out _),
            PublicKey.TryParseMultikey(text, out _),
            DidDocument.ForJwk(text) is not null,
            DidDocument.ForKey("did:key:" + text) is not null,
            Jws.TryParse(text, out _, out _),
        ];
        return read.Count(taken => taken);
    }

    private static (string Name, byte[] Document)[] Seeds() =>
        [
            .. Cryptosuite.All.Select(suite => (suite.Name, JsonText.Write(Issuer.For(suite.Name).Sign(suite.Name)))),
            (EcdsaSd2023.Name, JsonText.Write(new Issuer(KeyType.P256).Sign(EcdsaSd2023.Name))),
            ("vc+jwt", Encoding.ASCII.GetBytes(Token(KeyType.P384))),
            ("envelope", JsonText.Write(VcJwt.Envelop(Token(KeyType.P521)))),
            ("set", JsonText.Write(Set())),
        ];

    private static string Token(KeyType type)
    {
        var issuer = new Issuer(type);
        return VcJwt.Sign(issuer.Badge(), issuer.Key.CreateSigner(), issuer.Method);
    }

    private static JsonObject Set()
    {
        var issuer = new Issuer(KeyType.Ed25519);
        return issuer.Sign("eddsa-jcs-2022", issuer.Sign("eddsa-rdfc-2022"));
    }

    private static async Task<T> Guarded<T>(int input, string name, byte[] document, Func<ValueTask<T>> verify)
    {
        try
        {
            return await verify();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(
                $"Input {input} of {name} got through with {e.GetType().Name}:\n{Encoding.UTF8.GetString(document)}",
                e
            );
        }
    }

    /// <summary>
    /// White space, order, an array of one in place of the one, a proof less where there are two, and contexts behind those that canonical
    /// JSON signed: nothing that changes what was signed.
    /// </summary>
    private static bool SaysTheSame(byte[] seed, byte[] document)
    {
        if (!StrictJson.TryParse(seed, out var before, out _))
            return seed.AsSpan().Trim(" \t\r\n"u8).SequenceEqual(document.AsSpan().Trim(" \t\r\n"u8));
        if (!StrictJson.TryParse(document, out var after, out _))
            return false;
        // Of an envelope only the token was signed, and only the token is read.
        return before is JsonObject envelope && envelope.Text("type") == "EnvelopedVerifiableCredential"
            ? JsonReading.IdOf(before) == JsonReading.IdOf(after)
            : JsonNode.DeepEquals(Plain(before), Plain(after));
    }

    private static JsonNode? Plain(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            JsonNode?[] items =
            [
                .. array
                    .Select(Plain)
                    .Where(item => item is not null)
                    .DistinctBy(item => item!.ToJsonString())
                    .OrderBy(item => item!.ToJsonString(), StringComparer.Ordinal),
            ];
            return items.Length == 1 ? items[0] : new JsonArray(items);
        }
        if (node is not JsonObject value)
            return node?.DeepClone();
        var plain = new JsonObject();
        foreach (var (name, member) in value.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (name is not ("proof" or "@context") && Plain(member) is { } one and not JsonArray { Count: 0 })
                plain[name] = one;
        }
        return plain;
    }
}
