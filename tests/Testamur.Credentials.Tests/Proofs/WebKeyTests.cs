using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Verification;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Tests.Proofs;

/// <summary>Proofs whose key is named by an address on the web, as the examples of Open Badges 3.0 do.</summary>
public sealed class WebKeyTests : IResourceSource
{
    private const string Page = "https://uni.example/issuers/1";

    private readonly Issuer issuer = new(KeyType.Ed25519);
    private JsonObject? page;

    public ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string id, CancellationToken cancel) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(id == Page && page is not null ? JsonText.Write(page) : null);

    [Fact]
    public async Task A_key_in_its_own_address_shows_that_nothing_was_changed_and_not_whose_it_is()
    {
        var secured = Sign(Page, $"{Page}#{issuer.Key.PublicKey.ToMultikey()}");
        var report = await Verify(secured);
        Assert.Equal((Outcome.Passed, Reasons.IntegrityVerifiedWithOwnKey), Of(report, CheckCode.Integrity));
        Assert.Equal((Outcome.Undetermined, Reasons.IssuerBindingKeyCameAlong), Of(report, CheckCode.IssuerBinding));
        Assert.Equal(Verdict.Undetermined, report.Verdict);
        secured["name"] = "Seas";
        Assert.Equal(Verdict.Invalid, (await Verify(secured)).Verdict);
    }

    [Theory]
    [InlineData("https://evil.example/1")]
    [InlineData("https://uni.example/issuers/1/")]
    [InlineData("did:web:uni.example")]
    public async Task A_key_at_the_address_of_another_does_not_speak_for_the_issuer(string named)
    {
        var report = await Verify(Sign(named, $"{Page}#{issuer.Key.PublicKey.ToMultikey()}"));
        Assert.Equal((Outcome.Failed, Reasons.IssuerBindingOtherController), Of(report, CheckCode.IssuerBinding));
        Assert.Equal(Verdict.Invalid, report.Verdict);
    }

    [Fact]
    public async Task What_the_page_of_the_issuer_says_of_its_keys_decides()
    {
        var method = $"{Page}#{issuer.Key.PublicKey.ToMultikey()}";
        page = new JsonObject
        {
            ["id"] = Page,
            ["verificationMethod"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = method,
                    ["type"] = "Multikey",
                    ["controller"] = Page,
                    ["publicKeyMultibase"] = issuer.Key.PublicKey.ToMultikey(),
                }
            ),
            ["assertionMethod"] = new JsonArray(method),
        };
        var report = await Verify(Sign(Page, method));
        Assert.Equal((Outcome.Passed, Reasons.IssuerBindingBound), Of(report, CheckCode.IssuerBinding));
        Assert.Equal(Verdict.Valid, report.Verdict);
        page.Remove("assertionMethod");
        Assert.Equal(
            (Outcome.Failed, Reasons.IssuerBindingNotListed),
            Of(await Verify(Sign(Page, method)), CheckCode.IssuerBinding)
        );
        page["id"] = "https://evil.example/1"; // a page about another says nothing of this one
        Assert.Equal(
            (Outcome.Undetermined, Reasons.IssuerBindingKeyCameAlong),
            Of(await Verify(Sign(Page, method)), CheckCode.IssuerBinding)
        );
    }

    [Fact]
    public async Task The_name_that_the_first_drafts_gave_the_suite_is_verified_and_not_signed()
    {
        var credential = issuer.Badge();
        var proof = issuer.Options.ToJson("eddsa-2022");
        var signed = SignedBytes.Rdf(
            JsonText.Write(credential),
            proof,
            credential["@context"],
            KeyType.Ed25519,
            JsonLdProcessor.ForCredentials
        );
        proof["proofValue"] = Multibase.ToBase58(issuer.Key.CreateSigner().Sign(signed));
        credential["proof"] = proof;
        Assert.Equal(Verdict.Valid, (await Verify(credential)).Verdict);
        credential["name"] = "Seas";
        Assert.Equal(Verdict.Invalid, (await Verify(credential)).Verdict);
        Assert.Null(Cryptosuite.Find("eddsa-2022"));
    }

    private JsonObject Sign(string named, string method)
    {
        var credential = issuer.Badge();
        credential["issuer"]!["id"] = named;
        var options = issuer.Options with { Suite = Cryptosuite.EddsaRdfc2022, VerificationMethod = method };
        return DataIntegrity.Sign(credential, issuer.Key.CreateSigner(), options);
    }

    private async Task<VerificationReport> Verify(JsonObject credential) =>
        await new CredentialVerifier(resources: this).VerifyAsync(JsonText.Write(credential), new() { Now = Issuer.Now });

    private static (Outcome, string) Of(VerificationReport report, CheckCode code) => (report[code].Outcome, report[code].Reason);
}
