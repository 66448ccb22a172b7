using System.Text;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;

namespace Testamur.Credentials.Tests;

public sealed class KeyTests
{
    private const string Did = "did:web:uni.example";

    [Fact]
    public void Ed25519_accepts_and_refuses_what_Wycheproof_demands_on_both_libraries()
    {
        var count = 0;
        foreach (var group in Vector.Json("wycheproof/ed25519_test.json")["testGroups"]!.AsArray())
        {
            var key = Convert.FromHexString(group!["publicKey"]!["pk"]!.GetValue<string>());
            foreach (var test in group["tests"]!.AsArray())
            {
                var data = Convert.FromHexString(test!["msg"]!.GetValue<string>());
                var signature = Convert.FromHexString(test["sig"]!.GetValue<string>());
                var expected = test["result"]!.GetValue<string>() == "valid";
                var id = $"tcId {test["tcId"]}";
                Assert.True(expected == Ed25519.Verify(key, data, signature), id);
                Assert.True(
                    expected == (Ed25519.MayVerify(key, signature) && OpenSslEd25519.Verify(key, data, signature)),
                    id + " OpenSSL"
                );
                count++;
            }
        }
        Assert.Equal(151, count);
    }

    [Fact]
    public void A_signature_over_a_small_order_point_or_with_a_second_spelling_of_S_is_refused_before_any_library_sees_it()
    {
        using var key = PrivateKey.Generate(KeyType.Ed25519);
        var publicKey = key.PublicKey.ToArray();
        var signature = key.CreateSigner().Sign("x"u8);
        Assert.True(Ed25519.MayVerify(publicKey, signature));
        var order = Convert.FromHexString("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        Assert.False(Ed25519.MayVerify(publicKey, [.. signature[..32], .. order]));
        Assert.False(Ed25519.MayVerify(publicKey, [1, .. new byte[31], .. signature[32..]]));
        Assert.False(Ed25519.MayVerify([1, .. new byte[31]], signature));
    }

    [Fact]
    public void Both_libraries_make_the_same_Ed25519_keys_and_signatures()
    {
        var seed = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        var publicKey = SodiumEd25519.PublicKeyOf(seed);
        Assert.Equal(publicKey, OpenSslEd25519.PublicKeyOf(seed));
        Assert.Equal(SodiumEd25519.Sign(seed, publicKey, "x"u8), OpenSslEd25519.Sign(seed, "x"u8));
    }

    [Theory]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85")]
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void Keys_of_small_order_or_in_a_second_spelling_are_refused(string hex) =>
        Assert.False(PublicKey.TryFromBytes(KeyType.Ed25519, Convert.FromHexString(hex), out _));

    [Theory]
    [InlineData(KeyType.Ed25519)]
    [InlineData(KeyType.P256)]
    [InlineData(KeyType.P384)]
    public void A_key_survives_every_form_and_signs(KeyType type)
    {
        using var key = PrivateKey.Generate(type);
        using var again = PrivateKey.FromBytes(type, key.ExportBytes());
        Assert.Equal(key.PublicKey, again.PublicKey);
        Assert.True(PrivateKey.TryParseMultikey(key.ExportMultikey(), out var third));
        Assert.Equal(key.PublicKey, third.PublicKey);
        Assert.True(PublicKey.TryParseMultikey(key.PublicKey.ToMultikey(), out var fromMultikey));
        Assert.True(JsonWebKey.TryParse(JsonWebKey.From(key.PublicKey), out var fromJwk));
        Assert.Equal(fromMultikey, fromJwk);
        var signature = again.CreateSigner().Sign("data"u8);
        Assert.True(fromJwk.Verify("data"u8, signature));
        Assert.False(fromJwk.Verify("Data"u8, signature));
        Assert.False(fromJwk.Verify("data"u8, signature.AsSpan()[1..]));
        Assert.False(fromJwk.Verify("data"u8, new byte[signature.Length]));
        for (var i = 0; i < signature.Length; i += 7)
        {
            var changed = (byte[])signature.Clone();
            changed[i] ^= 1;
            Assert.False(fromJwk.Verify("data"u8, changed));
        }
    }

    [Fact]
    public void A_private_key_never_prints_itself()
    {
        using var key = PrivateKey.Generate(KeyType.Ed25519);
        Assert.DoesNotContain(Convert.ToHexString(key.ExportBytes()), key.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("redacted", key.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vm-ed25519.json")]
    [InlineData("vm-p256.json")]
    [InlineData("vm-p384.json")]
    public void Published_JWKs_match_their_secrets_and_a_secret_is_no_public_key(string name)
    {
        var method = Vector.Json("vc-jose-cose/" + name);
        var secret = method["secretKeyJwk"]!.AsObject();
        Assert.True(JsonWebKey.TryParse(method["publicKeyJwk"]!.AsObject(), out var key));
        Assert.True(Multibase.TryFromBase64Url(secret["d"]!.GetValue<string>(), out var d));
        Assert.Equal(key, PrivateKey.FromBytes(key.Type, d).PublicKey);
        Assert.False(JsonWebKey.TryParse(secret, out _));
    }

    [Fact]
    public void A_JWK_is_refused_off_the_curve_or_for_another_algorithm()
    {
        var jwk = Vector.Json("vc-jose-cose/vm-p256.json")["publicKeyJwk"]!.AsObject();
        jwk["alg"] = "ES384";
        Assert.False(JsonWebKey.TryParse(jwk, out _));
        jwk["alg"] = "HS256";
        Assert.False(JsonWebKey.TryParse(jwk, out _));
        jwk["alg"] = "ES256";
        Assert.True(JsonWebKey.TryParse(jwk, out _));
        jwk["y"] = jwk["x"]!.GetValue<string>();
        Assert.False(JsonWebKey.TryParse(jwk, out _));
    }

    [Theory]
    [InlineData("did:web:uni.example", "https://uni.example/.well-known/did.json")]
    [InlineData("did:web:uni.example:t:home", "https://uni.example/t/home/did.json")]
    [InlineData("did:web:localhost%3A5080:t:home", "https://localhost:5080/t/home/did.json")]
    public void A_did_web_has_one_document_URL(string did, string url)
    {
        Assert.True(DidWeb.TryToUrl(did, out var actual));
        Assert.Equal(url, actual.AbsoluteUri);
    }

    [Fact]
    public void A_URL_has_its_did_web() =>
        Assert.Equal("did:web:localhost%3A5080:t:home", DidWeb.FromUrl(new Uri("http://localhost:5080/t/home")));

    [Theory]
    [InlineData("did:web:127.0.0.1")]
    [InlineData("did:web:2130706433")]
    [InlineData("did:web:0x7f.1")]
    [InlineData("did:web:[::1]")]
    [InlineData("did:web:①②⑦.⓪.⓪.①")]
    [InlineData("did:web:good.example:..:admin")]
    [InlineData("did:web:good.example:%2e%2e")]
    [InlineData("did:web:good.example:a%2Fb")]
    [InlineData("did:web:good.example:a#b")]
    [InlineData("did:web:good.example::b")]
    [InlineData("did:web:good.example/b")]
    [InlineData("did:web:me@good.example")]
    [InlineData("did:web:good.example%3A0")]
    [InlineData("did:web:good.example%3A99999")]
    [InlineData("did:web:")]
    public void A_did_web_that_could_lead_elsewhere_is_refused(string did) => Assert.False(DidWeb.TryToUrl(did, out _));

    [Fact]
    public void A_did_document_round_trips_in_both_forms()
    {
        using var a = PrivateKey.Generate(KeyType.Ed25519);
        using var b = PrivateKey.Generate(KeyType.P256);
        var json = DidDocument.ForWeb(Did, [new DidKey("a", a.PublicKey), new DidKey("b", b.PublicKey, DidKeyForm.JsonWebKey)]);
        Assert.True(
            DidDocument.TryParse(Encoding.UTF8.GetBytes(json.ToJsonString()), Did, out var document, out var problem),
            problem
        );
        Assert.Equal(a.PublicKey, document.FindKey(Did + "#a"));
        Assert.Equal(b.PublicKey, document.FindKey(Did + "#b"));
        Assert.True(document.Allows(ProofPurpose.AssertionMethod, Did + "#b"));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("controller")]
    [InlineData("twice")]
    [InlineData("private")]
    [InlineData("foreignMethod")]
    public void A_did_document_that_is_not_the_subjects_own_is_refused(string flaw)
    {
        using var key = PrivateKey.Generate(KeyType.Ed25519);
        var json = DidDocument.ForWeb(Did, [new DidKey("a", key.PublicKey)]);
        var method = json["verificationMethod"]![0]!.AsObject();
        switch (flaw)
        {
            case "id":
                json["id"] = "did:web:other.example";
                break;
            case "controller":
                method["controller"] = "did:web:other.example";
                break;
            case "twice":
                json["verificationMethod"]!.AsArray().Add(method.DeepClone());
                break;
            case "private":
                method["secretKeyMultibase"] = key.ExportMultikey();
                break;
            default:
                method["id"] = "did:web:other.example#a";
                break;
        }
        Assert.False(DidDocument.TryParse(Encoding.UTF8.GetBytes(json.ToJsonString()), Did, out _, out _));
    }

    [Fact]
    public async Task A_did_jwk_is_its_key()
    {
        using var key = PrivateKey.Generate(KeyType.P256);
        var jwk = JsonWebKey.From(key.PublicKey);
        var did = "did:jwk:" + Multibase.ToBase64Url(System.Text.Encoding.UTF8.GetBytes(jwk.ToJsonString()));
        Assert.Equal(key.PublicKey, DidDocument.ForJwk(did)?.FindKey(did + "#0"));
        var issuer = new Proofs.Issuer(KeyType.P256);
        var badge = issuer.Badge();
        badge["issuer"]!["id"] = did;
        var options = issuer.Options with { VerificationMethod = did + "#0" };
        var secured = Credentials.Proofs.DataIntegrity.Sign(badge, key.CreateSigner(), options);
        Assert.Equal(Verification.Verdict.Valid, (await Proofs.Issuer.VerifyAsync(secured)).Verdict);
        jwk["d"] = "AAAA";
        Assert.Null(
            DidDocument.ForJwk("did:jwk:" + Multibase.ToBase64Url(System.Text.Encoding.UTF8.GetBytes(jwk.ToJsonString())))
        );
        Assert.Null(DidDocument.ForJwk(did + "="));
    }
}
