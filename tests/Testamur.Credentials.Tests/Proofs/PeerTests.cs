using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Proofs.SelectiveDisclosure;
using Testamur.Credentials.Verification;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Proofs;

/// <summary>Both ways with <c>@digitalbazaar/vc</c> and <c>jose</c>: each accepts what the other signs, and nothing that was changed afterwards.</summary>
public sealed class PeerTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    public static TheoryData<string> Suites() => [.. Cryptosuite.All.Select(suite => suite.Name)];

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task The_peer_accepts_what_we_sign_and_refuses_every_changed_value(string suite)
    {
        var peers = await NodePeers.SharedAsync();
        var issuer = Issuer.For(suite);
        var badge = issuer.Badge();
        badge["name"] = new JsonObject
        {
            ["@value"] = "أنهار",
            ["@language"] = "ar-EG",
            ["@direction"] = "rtl",
        };
        var secured = issuer.Sign(suite, badge).ToJsonString();
        var verdict = await peers.VerifyAsync(secured, [], Issuer.Now, Never);
        Assert.True(verdict.Verified, verdict.Error);
        var tampering = await peers.TamperAsync(secured, [], Issuer.Now, Never);
        Assert.True(tampering.Tried > 15, $"{tampering.Tried}");
        Assert.Empty(tampering.Accepted);
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task We_accept_what_the_peer_signs(string suite)
    {
        var peers = await NodePeers.SharedAsync();
        var secured = JsonNode.Parse((await peers.IssueAsync(suite, null, Never)).Secured)!.AsObject();
        var report = await new CredentialVerifier().VerifyAsync(
            Encoding.UTF8.GetBytes(secured.ToJsonString()),
            new() { Now = TimeProvider.System.GetUtcNow() }
        );
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        Assert.Equal(Outcome.Passed, report[CheckCode.IssuerBinding].Outcome);
        secured["name"] = "Something else";
        Assert.Equal(Outcome.Failed, (await Issuer.IntegrityAsync(secured)).Outcome);
    }

    [Fact]
    public async Task The_peer_derives_from_our_base_proof_and_accepts_what_we_derive()
    {
        var peers = await NodePeers.SharedAsync();
        var issuer = new Issuer(KeyType.P256);
        var whole = EcdsaSd2023.Sign(issuer.Badge(), issuer.Key.CreateSigner(), issuer.Options, ["/issuer", "/validFrom"]);
        var theirs = await DeriveAsync(peers, whole);
        Assert.Equal(Outcome.Passed, (await Issuer.IntegrityAsync(theirs)).Outcome);
        var ours = EcdsaSd2023.Derive(whole, Revealed);
        Assert.True(JsonNode.DeepEquals(theirs, ours), $"{theirs}\n{ours}");
        var verdict = await peers.VerifyAsync(ours.ToJsonString(), [], Issuer.Now, Never);
        Assert.True(verdict.Verified, verdict.Error);
        Assert.Empty((await peers.TamperAsync(ours.ToJsonString(), [], Issuer.Now, Never)).Accepted);
    }

    [Fact]
    public async Task We_derive_from_the_peers_base_proof_and_accept_what_it_derives()
    {
        var peers = await NodePeers.SharedAsync();
        var whole = JsonNode.Parse((await peers.IssueAsync(EcdsaSd2023.Name, null, Never)).Secured)!.AsObject();
        var theirs = await DeriveAsync(peers, whole);
        Assert.Equal(Outcome.Passed, (await Issuer.IntegrityAsync(theirs)).Outcome);
        var ours = EcdsaSd2023.Derive(whole, Revealed);
        Assert.True(JsonNode.DeepEquals(theirs, ours), $"{theirs}\n{ours}");
        var verdict = await peers.VerifyAsync(ours.ToJsonString(), [], TimeProvider.System.GetUtcNow(), Never);
        Assert.True(verdict.Verified, verdict.Error);
    }

    [Theory]
    [InlineData(KeyType.Ed25519)]
    [InlineData(KeyType.P256)]
    [InlineData(KeyType.P384)]
    public async Task The_peer_accepts_our_tokens_and_refuses_every_flipped_bit(KeyType type)
    {
        var peers = await NodePeers.SharedAsync();
        var issuer = new Issuer(type);
        var token = VcJwt.Sign(issuer.Badge(), issuer.Key.CreateSigner(), issuer.Method);
        var verdict = await peers.VerifyJwtAsync(token, [], Issuer.Now, Never);
        Assert.True(verdict.Verified, verdict.Error);
        var tampering = await peers.TamperJwtAsync(token, [], Issuer.Now, Never);
        Assert.True(tampering.Tried > 20, $"{tampering.Tried}");
        Assert.Empty(tampering.Accepted);
    }

    [Fact]
    public async Task We_accept_the_peers_token_and_refuse_every_flipped_bit()
    {
        var peers = await NodePeers.SharedAsync();
        var token = (await peers.IssueJwtAsync(null, Never)).Secured;
        var options = new VerificationOptions { Now = TimeProvider.System.GetUtcNow() };
        var verifier = new CredentialVerifier();
        Assert.Equal(Verdict.Valid, (await verifier.VerifyAsync(Encoding.ASCII.GetBytes(token), options)).Verdict);
        for (var at = 0; at < token.Length; at += 7)
        {
            var changed = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            Assert.NotEqual(Verdict.Valid, (await verifier.VerifyAsync(Encoding.ASCII.GetBytes(changed), options)).Verdict);
        }
    }

    private static readonly string[] Revealed = ["/credentialSubject/achievement/name"];

    private static async Task<JsonObject> DeriveAsync(NodePeers peers, JsonObject whole)
    {
        var request = new JsonObject
        {
            ["credential"] = whole.DeepClone(),
            ["reveal"] = new JsonArray([.. Revealed.Select(pointer => JsonValue.Create(pointer))]),
        };
        var answer = await peers.AskAsync("derive", request, Never);
        return JsonNode.Parse(answer.GetProperty("credential").GetRawText())!.AsObject();
    }
}
