using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Baking;
using Testamur.Credentials.Json;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Tests.Samples;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests.Tokens;

/// <summary>Tokens of Open Badges 3.0, CLR 2.0 and the data model 1.1, in both layouts, signed with RS256 as 1EdTech does.</summary>
public sealed class LegacyTokenTests : IDisposable, IKeyResolver, IResourceSource
{
    private const string Issuer = "https://uni.example/issuers/1";
    private const string Did = "did:web:uni.example";
    private static readonly DateTimeOffset Now = new(2026, 6, 30, 10, 0, 0, TimeSpan.Zero);

    private readonly RSA rsa = RSA.Create(2048);
    private readonly Dictionary<string, byte[]> pages = new(StringComparer.Ordinal);

    public void Dispose() => rsa.Dispose();

    public ValueTask<ReadOnlyMemory<byte>?> ResolveAsync(string did, CancellationToken cancel) => FetchAsync(did, cancel);

    public ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string id, CancellationToken cancel) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(pages.TryGetValue(id, out var page) ? page : null);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_layouts_are_read_but_a_key_that_came_along_is_nobodys(bool isNested)
    {
        var report = await Verify(Token(Payload(isNested), Header(withKey: true)));
        Assert.Equal(CredentialFormat.LegacyVcJwt, report.Format);
        Assert.Equal((Outcome.Passed, Reasons.IntegrityVerifiedWithOwnKey), Of(report, CheckCode.Integrity));
        Assert.Equal((Outcome.Undetermined, Reasons.IssuerBindingKeyCameAlong), Of(report, CheckCode.IssuerBinding));
        Assert.Equal(Outcome.Passed, report[CheckCode.Schema].Outcome);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
        Assert.Equal("urn:uuid:1", report.Summary?.CredentialId);
        Assert.Equal("Robotics", report.Summary?.AchievementName);
        Assert.Equal("did:example:ana", report.Summary?.SubjectId);
    }

    [Fact]
    public async Task The_transcript_of_1EdTech_is_whole_and_its_issuer_open()
    {
        var report = await Verify(Encoding.ASCII.GetString(SampleWorld.Read("clr20/simple.jwt")).Trim());
        Assert.Equal((Outcome.Passed, Reasons.IntegrityVerifiedWithOwnKey), Of(report, CheckCode.Integrity));
        Assert.Equal((Outcome.Undetermined, Reasons.IssuerBindingKeyCameAlong), Of(report, CheckCode.IssuerBinding));
        Assert.Equal("https://example.edu/issuers/565049", report.Summary?.IssuerId);
        Assert.Contains("ClrCredential", report.Summary!.Types);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
    }

    [Fact]
    public async Task A_token_in_a_picture_is_verified_as_it_is_outside()
    {
        var token = Token(Payload(false), Header(withKey: true));
        var png = BakedPng.Bake(SampleWorld.Read("ob20/simple-badge.png"), token);
        var svg = BakedSvg.Bake("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), token);
        foreach (var (picture, kind) in new[] { (png, "PNG"), (svg, "SVG") })
        {
            var report = await new CredentialVerifier(this, resources: this).VerifyAsync(picture, new() { Now = Now });
            Assert.Equal(CredentialFormat.LegacyVcJwt, report.Format);
            Assert.Equal($"baked badge ({kind}): VC-JWT 1.1", report.FormatName);
            Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        }
    }

    [Fact]
    public async Task A_picture_without_a_badge_is_refused_in_words()
    {
        foreach (var picture in new[] { "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), [0x89, .. "PNG"u8] })
        {
            var report = await new CredentialVerifier().VerifyAsync(picture, new() { Now = Now });
            Assert.Equal((Outcome.Failed, Reasons.FormatNoBadge), Of(report, CheckCode.Format));
            Assert.Equal(Outcome.Undetermined, report[CheckCode.Integrity].Outcome);
            Assert.Equal(10, report.Checks.Count);
        }
    }

    [Fact]
    public async Task A_key_that_came_along_counts_if_the_issuers_DID_publishes_it()
    {
        pages[Did] = Bytes(Document(Did, Jwk(rsa)));
        var payload = Payload(false, Did);
        var report = await Verify(Token(payload, Header(withKey: true)));
        Assert.Equal((Outcome.Passed, Reasons.IntegrityVerified), Of(report, CheckCode.Integrity));
        Assert.Equal(Outcome.Passed, report[CheckCode.IssuerBinding].Outcome);
        Assert.Equal(Verdict.Valid, report.Verdict);
        using var other = RSA.Create(2048);
        pages[Did] = Bytes(Document(Did, Jwk(other)));
        report = await Verify(Token(payload, Header(withKey: true)));
        Assert.Equal((Outcome.Failed, Reasons.IssuerBindingNotListed), Of(report, CheckCode.IssuerBinding));
        pages.Clear();
        report = await Verify(Token(payload, Header(withKey: true)));
        Assert.Equal(Outcome.Undetermined, report[CheckCode.IssuerBinding].Outcome);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
    }

    [Theory]
    [InlineData("https://uni.example/issuers/1/keys.json#k1", Outcome.Passed)] // below the issuer's own address
    [InlineData("https://uni.example/issuers/2/keys.json#k1", Outcome.Undetermined)] // a neighbour's
    [InlineData("https://uni.example/issuers/1evil#k1", Outcome.Undetermined)]
    [InlineData("https://uni.example/issuers/1/../2#k1", Outcome.Undetermined)]
    [InlineData("https://uni.example/issuers/1/%2e%2e/2#k1", Outcome.Undetermined)]
    [InlineData("https://uni.example/issuers/1/..\\2#k1", Outcome.Undetermined)]
    [InlineData("https://evil.example/issuers/1/keys.json#k1", Outcome.Undetermined)]
    public async Task A_key_by_address_is_the_issuers_only_below_the_issuers_address(string kid, Outcome binding)
    {
        var jwk = Jwk(rsa);
        jwk["kid"] = "k1";
        pages[kid.Split('#')[0]] = Bytes(new JsonObject { ["keys"] = new JsonArray(jwk) });
        var report = await Verify(Token(Payload(true), Header(kid: kid)));
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        Assert.Equal(binding, report[CheckCode.IssuerBinding].Outcome);
        Assert.Equal(binding == Outcome.Passed ? Verdict.Valid : Verdict.Undetermined, report.Verdict);
    }

    [Fact]
    public async Task A_key_by_address_that_is_not_at_hand_leaves_everything_open()
    {
        var report = await Verify(Token(Payload(true), Header(kid: "https://uni.example/issuers/1/key")));
        Assert.Equal((Outcome.Undetermined, Reasons.IntegrityKeyUnavailable), Of(report, CheckCode.Integrity));
        report = await Verify(Token(Payload(true), Header(kid: "http://uni.example/issuers/1/key")));
        Assert.Equal(Verdict.Invalid, report.Verdict); // another controller than the issuer, and never fetched
    }

    [Fact]
    public async Task A_token_that_names_one_key_and_brings_another_is_refused()
    {
        using var other = RSA.Create(2048);
        pages[Issuer + "/key"] = Bytes(Jwk(other));
        var report = await Verify(Token(Payload(true), Header(withKey: true, kid: Issuer + "/key")));
        Assert.Equal((Outcome.Failed, Reasons.IntegrityTokenRefused), Of(report, CheckCode.Integrity));
    }

    [Theory]
    [InlineData("d")]
    [InlineData("p")]
    public async Task A_private_key_in_the_header_is_refused(string member)
    {
        var header = Header(withKey: true);
        header["jwk"]![member] = "AQAB";
        var report = await Verify(Token(Payload(true), header));
        Assert.Equal((Outcome.Failed, Reasons.IntegrityTokenRefused), Of(report, CheckCode.Integrity));
    }

    [Theory]
    [InlineData("""{"alg":"RS256","jwk":{"kty":"oct","k":"AAAA"}}""")]
    [InlineData("""{"alg":"HS256","jwk":{"kty":"oct","k":"AAAA"}}""")]
    [InlineData("""{"alg":"none"}""")]
    [InlineData("""{"alg":"RS256","jwk":"x"}""")]
    [InlineData("""{"alg":"RS256","jku":"https://evil.example/keys"}""")]
    [InlineData("""{"alg":"RS256","crit":["exp"]}""")]
    public async Task Headers_that_choose_a_secret_or_fetch_a_key_are_refused(string header)
    {
        var report = await Verify(Token(Payload(true), JsonNode.Parse(header)!.AsObject()));
        Assert.Equal(Outcome.Failed, report[CheckCode.Integrity].Outcome);
        Assert.Equal(Verdict.Invalid, report.Verdict);
    }

    [Theory]
    [InlineData("vc+jwt")]
    [InlineData("vp+jwt")]
    public async Task Newer_tokens_still_bring_no_key(string type)
    {
        var header = Header(withKey: true);
        header["typ"] = type;
        var payload = Payload(false);
        payload.Remove("nbf");
        Assert.Equal(Verdict.Invalid, (await Verify(Token(payload, header))).Verdict);
        Assert.Equal(Verdict.Invalid, (await Verify(Token(Payload(true), header))).Verdict);
        Assert.False(Jws.TryParse(Token(payload, header), out _, out _));
    }

    [Theory]
    [InlineData("iss", "\"https://evil.example/1\"")]
    [InlineData("iss", "5")]
    [InlineData("jti", "\"urn:uuid:2\"")]
    [InlineData("sub", "\"did:example:eve\"")]
    [InlineData("nbf", "1767225601")]
    [InlineData("nbf", "\"1767225600\"")]
    [InlineData("exp", "1893456001")]
    [InlineData("exp", "-1")]
    public async Task A_claim_that_says_something_else_than_the_credential_breaks_the_token(string claim, string value)
    {
        foreach (var isNested in new[] { true, false })
        {
            var payload = Payload(isNested);
            payload[claim] = JsonNode.Parse(value);
            var report = await Verify(Token(payload, Header(withKey: true)));
            Assert.Equal((Outcome.Failed, Reasons.IntegrityTokenRefused), Of(report, CheckCode.Integrity));
            Assert.Null(report.Summary);
        }
    }

    [Fact]
    public async Task What_the_credential_does_not_say_the_claims_do()
    {
        var payload = Payload(true);
        var vc = payload["vc"]!.AsObject();
        foreach (var member in new[] { "issuer", "id", "issuanceDate", "expirationDate" })
            vc.Remove(member);
        vc["credentialSubject"]!.AsObject().Remove("id");
        var report = await Verify(Token(payload, Header(withKey: true)));
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        Assert.Equal(Issuer, report.Summary?.IssuerId);
        Assert.Equal("urn:uuid:1", report.Summary?.CredentialId);
        Assert.Equal("did:example:ana", report.Summary?.SubjectId);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), report.Summary?.ValidFrom);
        Assert.Equal(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), report.Summary?.ValidUntil);
    }

    [Fact]
    public async Task An_expired_token_is_expired_in_both_layouts()
    {
        foreach (var isNested in new[] { true, false })
        {
            var token = Token(Payload(isNested), Header(withKey: true));
            var late = await new CredentialVerifier().VerifyAsync(
                Encoding.ASCII.GetBytes(token),
                new() { Now = Now.AddYears(5) }
            );
            Assert.Equal((Outcome.Failed, Reasons.ValidityExpired), Of(late, CheckCode.Validity));
        }
    }

    [Fact]
    public async Task No_changed_character_goes_unnoticed()
    {
        var token = Encoding.ASCII.GetBytes(Token(Payload(false), Header(withKey: true)));
        for (var i = 0; i < token.Length; i += 3)
        {
            var changed = (byte[])token.Clone();
            changed[i] ^= 1;
            var report = await new CredentialVerifier().VerifyAsync(changed, new() { Now = Now });
            Assert.NotEqual(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        }
    }

    private async Task<VerificationReport> Verify(string token) =>
        await new CredentialVerifier(this, resources: this).VerifyAsync(Encoding.ASCII.GetBytes(token), new() { Now = Now });

    private static (Outcome, string) Of(VerificationReport report, CheckCode code) => (report[code].Outcome, report[code].Reason);

    private static JsonObject Payload(bool isNested, string issuer = Issuer)
    {
        var credential = new JsonObject
        {
            ["@context"] = new JsonArray(
                "https://www.w3.org/2018/credentials/v1",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
            ),
            ["id"] = "urn:uuid:1",
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["issuer"] = new JsonObject { ["id"] = issuer, ["type"] = "Profile" },
            ["issuanceDate"] = "2026-01-01T00:00:00Z",
            ["expirationDate"] = "2030-01-01T00:00:00Z",
            ["name"] = "Badge",
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = "did:example:ana",
                ["type"] = "AchievementSubject",
                ["achievement"] = new JsonObject { ["type"] = "Achievement", ["name"] = "Robotics" },
            },
        };
        var payload = isNested ? new JsonObject { ["vc"] = credential } : credential;
        payload["iss"] = issuer;
        payload["jti"] = "urn:uuid:1";
        payload["sub"] = "did:example:ana";
        payload["nbf"] = 1767225600;
        payload["exp"] = 1893456000;
        return payload;
    }

    private JsonObject Header(bool withKey = false, string? kid = null)
    {
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT" };
        if (withKey)
            header["jwk"] = Jwk(rsa);
        if (kid is not null)
            header["kid"] = kid;
        return header;
    }

    private string Token(JsonObject payload, JsonObject header)
    {
        var input = Multibase.ToBase64Url(Bytes(header)) + "." + Multibase.ToBase64Url(Bytes(payload));
        var signature = rsa.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{input}.{Multibase.ToBase64Url(signature)}";
    }

    private static JsonObject Document(string did, JsonObject jwk) =>
        new()
        {
            ["id"] = did,
            ["verificationMethod"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = did + "#k",
                    ["type"] = "JsonWebKey",
                    ["controller"] = did,
                    ["publicKeyJwk"] = jwk,
                }
            ),
            ["assertionMethod"] = new JsonArray(did + "#k"),
        };

    private static JsonObject Jwk(RSA key)
    {
        var parameters = key.ExportParameters(false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["n"] = Multibase.ToBase64Url(parameters.Modulus),
            ["e"] = Multibase.ToBase64Url(parameters.Exponent),
        };
    }

    private static byte[] Bytes(JsonObject json) => JsonText.Write(json);
}
