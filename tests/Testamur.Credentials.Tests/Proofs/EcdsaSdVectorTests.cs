using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Proofs.SelectiveDisclosure;
using Testamur.Credentials.Verification;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Tests.Proofs;

/// <summary>Every step of the published example of selective disclosure.</summary>
public sealed class EcdsaSdVectorTests
{
    private const string Folder = "vc-di-ecdsa/";
    private const string Steps = Folder + "ecdsa-sd-2023/employ/";

    private static readonly string[] Mandatory = Texts(Vector.Array(Folder + "employMandatory.json"));
    private static readonly string[] Selective = Texts(Vector.Array(Folder + "employSelective.json"));
    private static readonly JsonObject Keys = Vector.Json(Folder + "ecdsa-sd-2023/SDKeyMaterial.json");
    private static readonly byte[] HmacKey = Convert.FromHexString(Keys["hmacKeyString"]!.GetValue<string>());

    private static JsonObject Credential => Vector.Json(Folder + "employmentAuth.json");

    [Fact]
    public void Statements_stand_under_the_published_labels_in_the_published_order()
    {
        var groups = DisclosureGroups.Of(Credential, HmacKey, JsonLdProcessor.ForCredentials);
        Assert.Equal(Texts(Vector.Array(Steps + "addBaseDocHMACCanon.json")), groups.Lines.Select(Encoding.UTF8.GetString));
    }

    [Fact]
    public void Pointers_select_the_published_statements()
    {
        var groups = DisclosureGroups.Of(Credential, HmacKey, JsonLdProcessor.ForCredentials);
        var published = Vector.Json(Steps + "derivedGroupIndexes.json");
        Assert.Equal(Numbers(published["mandatoryIndexes"]), groups.Select(Mandatory));
        Assert.Equal(Numbers(published["selectiveIndexes"]), groups.Select(Selective));
        Assert.Equal(Numbers(published["combinedIndexes"]), groups.Select([.. Mandatory, .. Selective]));
    }

    [Fact]
    public void A_base_proof_made_with_the_published_keys_holds_the_published_parts()
    {
        var published = Vector.Json(Steps + "addSignedSDBase.json")["proof"]!.AsObject();
        Assert.True(BaseProof.TryRead(published["proofValue"]!.GetValue<string>(), out var theirs));
        Assert.Equal(published["proofValue"]!.GetValue<string>(), theirs.Write());
        using var issuer = Key("baseKeyPair");
        using var proofKey = Key("proofKeyPair");
        var options = new ProofOptions
        {
            VerificationMethod = published["verificationMethod"]!.GetValue<string>(),
            Created = DateTimeStamp.Parse(published["created"]!.GetValue<string>())!.Value,
        };
        var made = EcdsaSd2023.Sign(Credential, issuer.CreateSigner(), options, Mandatory, null, proofKey, HmacKey);
        Assert.True(BaseProof.TryRead(made["proof"]!["proofValue"]!.GetValue<string>(), out var ours));
        Assert.Equal(theirs.PublicKey, ours.PublicKey);
        Assert.Equal(theirs.HmacKey, ours.HmacKey);
        Assert.Equal(theirs.MandatoryPointers, ours.MandatoryPointers);
        // Signatures are random; each of theirs has to fit the statement at its place in ours.
        var groups = DisclosureGroups.Of(Credential, HmacKey, JsonLdProcessor.ForCredentials);
        var open = groups.Lines.Where((_, i) => !groups.Select(Mandatory).Contains(i)).ToArray();
        Assert.Equal(theirs.Signatures.Count, ours.Signatures.Count);
        Assert.All(open.Zip(theirs.Signatures), pair => Assert.True(proofKey.PublicKey.Verify(pair.First, pair.Second)));
    }

    [Fact]
    public void Deriving_from_the_published_base_proof_gives_the_published_document()
    {
        var derived = EcdsaSd2023.Derive(Vector.Json(Steps + "addSignedSDBase.json"), Selective);
        var published = Vector.Json(Steps + "derivedRevealDocument.json");
        Assert.Equal(published["proof"]!["proofValue"]!.GetValue<string>(), derived["proof"]!["proofValue"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(published, derived), derived.ToJsonString());
    }

    [Fact]
    public void The_published_derived_proof_verifies_and_the_base_proof_is_refused_as_one()
    {
        using var issuer = Key("baseKeyPair");
        var derived = Vector.Json(Steps + "derivedRevealDocument.json");
        Assert.Equal(Outcome.Passed, EcdsaSd2023.Verify(derived, derived["proof"]!.AsObject(), issuer.PublicKey).Outcome);
        var whole = Vector.Json(Steps + "addSignedSDBase.json");
        var refused = EcdsaSd2023.Verify(whole, whole["proof"]!.AsObject(), issuer.PublicKey);
        Assert.Equal(Reasons.IntegrityProofMalformed, refused.Reason);
        Assert.Contains("base proof", refused.Arguments[0], StringComparison.Ordinal);
    }

    private static PrivateKey Key(string name)
    {
        Assert.True(PrivateKey.TryParseMultikey(Keys[name]!["secretKeyMultibase"]!.GetValue<string>(), out var key));
        return key;
    }

    private static string[] Texts(JsonArray array) => [.. array.Select(item => item!.GetValue<string>())];

    private static int[] Numbers(JsonNode? array) => [.. array!.AsArray().Select(item => item!.GetValue<int>())];
}
