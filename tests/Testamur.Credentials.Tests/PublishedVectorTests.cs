using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Model;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests;

public sealed class PublishedVectorTests
{
    /// <summary>What each published text is, and which published key signed it.</summary>
    public static TheoryData<string, string?, CredentialFormat> Tokens() =>
        new()
        {
            { "credential-jose-minimal.txt", "vm-p256.json", CredentialFormat.VcJwt },
            { "credential-issuer-match-signed.txt", "vm-ed25519.json", CredentialFormat.VcJwt },
            { "credential-jose-bad-signature.txt", null, CredentialFormat.VcJwt }, // by nobody
            { "credential-sdjwt-selective.txt", null, CredentialFormat.SdJwtVc },
            { "credential-cose-minimal.txt", null, CredentialFormat.Unknown },
        };

    [Fact]
    public void Every_published_token_is_judged() =>
        Assert.Equal(
            Directory.GetFiles(Vector.PathOf("vc-jose-cose"), "*.txt").Select(Path.GetFileName).Order(),
            Tokens().Select(row => (string)row[0]).Order()
        );

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task Published_tokens_verify_as_their_names_say(string token, string? method, CredentialFormat format)
    {
        var text = Vector.Text("vc-jose-cose/" + token);
        var report = await new CredentialVerifier().VerifyAsync(
            System.Text.Encoding.ASCII.GetBytes(text),
            new() { Now = DateTimeOffset.UnixEpoch }
        );
        Assert.Equal(format, report.Format);
        Assert.NotEqual(Verdict.Valid, report.Verdict); // their keys come from elsewhere
        if (format != CredentialFormat.VcJwt)
            return; // known by name only, or not at all
        Assert.True(Jws.TryParse(text, out var parsed, out _));
        foreach (var file in Directory.GetFiles(Vector.PathOf("vc-jose-cose"), "vm-*.json"))
        {
            Assert.True(JsonWebKey.TryParse(Vector.Json(file)["publicKeyJwk"]!.AsObject(), out var key));
            // Two of the files hold one key.
            var owner =
                method is not null
                && JsonNode.DeepEquals(Vector.Json(file)["publicKeyJwk"], Vector.Json("vc-jose-cose/" + method)["publicKeyJwk"]);
            Assert.Equal(owner, parsed.Verify(key));
        }
    }

    public static TheoryData<string, string> Signings()
    {
        var signings = new TheoryData<string, string>();
        foreach (var key in Directory.GetFiles(Vector.PathOf("vc-jose-cose"), "vm-*.json").Select(Path.GetFileName))
        {
            foreach (var input in Directory.GetFiles(Vector.PathOf("vc-jose-cose"), "*-*.json").Select(Path.GetFileName))
            {
                if (!input!.StartsWith("vm-", StringComparison.Ordinal))
                    signings.Add(key!, input);
            }
        }
        return signings;
    }

    [Theory]
    [MemberData(nameof(Signings))]
    public void Every_published_input_is_signed_with_every_published_key_and_read_again(string key, string input)
    {
        var method = Vector.Json("vc-jose-cose/" + key);
        var secret = method["secretKeyJwk"]!;
        Assert.True(Multibase.TryFromBase64Url(secret["d"]!.GetValue<string>(), out var bytes));
        Assert.True(JsonWebKey.TryParse(method["publicKeyJwk"]!.AsObject(), out var published));
        using var signing = PrivateKey.FromBytes(published.Type, bytes);
        Assert.Equal(published, signing.PublicKey);
        var document = Vector.Json("vc-jose-cose/" + input);
        var token = input.StartsWith("presentation", StringComparison.Ordinal)
            ? VpJwt.Sign(document, signing.CreateSigner(), "key-1", "https://verifier.example", "1")
            : VcJwt.Sign(document, signing.CreateSigner(), "key-1");
        Assert.True(Jws.TryParse(token, out var parsed, out var problem), problem);
        Assert.True(parsed.Verify(published));
        Assert.Equal(method["publicKeyJwk"]!["alg"]!.GetValue<string>(), parsed.Header["alg"]!.GetValue<string>());
        foreach (var (name, value) in document)
            Assert.True(JsonNode.DeepEquals(value, parsed.Payload[name]), name);
    }

    public static TheoryData<string> DataModelVectors() =>
        [
            .. Directory
                .GetFiles(Vector.PathOf("vc-data-model-2.0"), "*.json", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Vector.PathOf(""), f)),
        ];

    [Theory]
    [MemberData(nameof(DataModelVectors))]
    public void The_data_model_is_judged_as_the_published_suite_says(string name)
    {
        var credential = Vector.Json(name);
        // The suite leaves the issuer to the implementation under test.
        if (!credential.ContainsKey("issuer"))
            credential["issuer"] = "did:web:uni.example";
        else if (credential["issuer"] is JsonObject issuer && !issuer.ContainsKey("id"))
            issuer["id"] = "did:web:uni.example";
        var findings = DataModel.CheckForIssue(credential);
        Assert.True(name.Contains("-ok", StringComparison.Ordinal) == (findings.Count == 0), string.Join(", ", findings));
        // Structure alone decides all but what a type is mapped to.
        if (!name.Contains("mapped-nonurl", StringComparison.Ordinal))
            Assert.Equal(findings.Count > 0, DataModel.Check(credential).Count > 0);
    }
}
