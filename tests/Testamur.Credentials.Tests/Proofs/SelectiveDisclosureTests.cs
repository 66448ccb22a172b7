using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs.SelectiveDisclosure;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests.Proofs;

public sealed class SelectiveDisclosureTests
{
    private static readonly string[] Mandatory = ["/issuer", "/validFrom"];

    private readonly Issuer issuer = new(KeyType.P256);
    private readonly JsonObject whole;

    public SelectiveDisclosureTests() =>
        whole = EcdsaSd2023.Sign(issuer.Badge(), issuer.Key.CreateSigner(), issuer.Options, Mandatory);

    [Fact]
    public async Task What_is_shown_is_the_mandatory_part_and_what_was_chosen()
    {
        var shown = EcdsaSd2023.Derive(whole, ["/credentialSubject/achievement/criteria"]);
        Assert.Equal("Demo University", shown["issuer"]!["name"]!.GetValue<string>());
        Assert.Null(shown["name"]);
        Assert.Null(shown["credentialSubject"]!["achievement"]!["name"]);
        Assert.Equal("Three reports.", shown["credentialSubject"]!["achievement"]!["criteria"]!["narrative"]!.GetValue<string>());
        Assert.Equal(Verdict.Valid, (await Issuer.VerifyAsync(shown)).Verdict);
    }

    [Fact]
    public async Task The_base_proof_is_not_for_verifiers()
    {
        var check = await Issuer.IntegrityAsync(whole);
        Assert.Equal((Outcome.Failed, Reasons.IntegrityProofMalformed), (check.Outcome, check.Reason));
        Assert.Contains("base proof", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_can_be_left_out_or_put_in_afterwards()
    {
        var shown = EcdsaSd2023.Derive(whole, ["/name", "/credentialSubject/achievement/name"]);
        var less = (JsonObject)shown.DeepClone();
        less.Remove("name");
        Assert.Equal(Outcome.Failed, (await Issuer.IntegrityAsync(less)).Outcome);
        var without = (JsonObject)shown.DeepClone();
        without.Remove("validFrom");
        Assert.Equal(Outcome.Failed, (await Issuer.IntegrityAsync(without)).Outcome);
        var more = (JsonObject)shown.DeepClone();
        more["description"] = "With honours";
        Assert.Equal(Outcome.Failed, (await Issuer.IntegrityAsync(more)).Outcome);
    }

    [Fact]
    public async Task Signatures_labels_and_indexes_cannot_be_exchanged()
    {
        var shown = EcdsaSd2023.Derive(whole, ["/name", "/credentialSubject/achievement"]);
        Assert.True(DerivedProof.TryRead(shown["proof"]!["proofValue"]!.GetValue<string>(), out var proof));
        Assert.True(proof.Labels.Count > 1 && proof.Signatures.Count > 1 && proof.MandatoryIndexes.Count > 1);
        foreach (
            var changed in new[]
            {
                proof with
                {
                    Signatures = [proof.Signatures[1], proof.Signatures[0], .. proof.Signatures.Skip(2)],
                },
                proof with
                {
                    Signatures = [.. proof.Signatures.Skip(1)],
                },
                proof with
                {
                    Signatures = [.. proof.Signatures, proof.Signatures[0]],
                },
                proof with
                {
                    MandatoryIndexes = [.. proof.MandatoryIndexes.Skip(1)],
                },
                proof with
                {
                    MandatoryIndexes = [.. proof.MandatoryIndexes.SkipLast(1), 5000],
                },
                proof with
                {
                    Labels = proof.Labels.ToDictionary(
                        label => label.Key,
                        label => proof.Labels[proof.Labels.Count - 1 - label.Key]
                    ),
                },
                proof with
                {
                    Labels = proof.Labels.ToDictionary(label => label.Key, _ => proof.Labels[0]),
                },
                proof with
                {
                    Labels = proof.Labels.Skip(1).ToDictionary(),
                },
                proof with
                {
                    PublicKey = [0x80, 0x24, .. PrivateKey.Generate(KeyType.P256).PublicKey.ToArray()],
                },
                proof with
                {
                    Signature = proof.Signatures[0],
                },
            }
        )
        {
            var document = (JsonObject)shown.DeepClone();
            document["proof"]!["proofValue"] = changed.Write();
            Assert.Equal(Outcome.Failed, (await Issuer.IntegrityAsync(document)).Outcome);
        }
    }

    [Theory]
    [InlineData("/credentialSubject/nothing")]
    [InlineData("/credentialSubject/achievement/type/7")]
    [InlineData("/name/deeper")]
    [InlineData("credentialSubject")]
    public void A_pointer_that_selects_nothing_is_an_error_that_names_it(string path)
    {
        Assert.Contains(
            path,
            Assert.Throws<ArgumentException>(() => EcdsaSd2023.Derive(whole, [path])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() =>
            EcdsaSd2023.Sign(issuer.Badge(), issuer.Key.CreateSigner(), issuer.Options, [path])
        );
    }

    [Fact]
    public void Other_keys_and_documents_without_a_base_proof_are_refused()
    {
        var edwards = new Issuer(KeyType.Ed25519);
        Assert.Throws<ArgumentException>(() =>
            EcdsaSd2023.Sign(edwards.Badge(), edwards.Key.CreateSigner(), edwards.Options, [])
        );
        Assert.Throws<ArgumentException>(() => EcdsaSd2023.Sign(whole, issuer.Key.CreateSigner(), issuer.Options, []));
        Assert.Throws<ArgumentException>(() => EcdsaSd2023.Derive(issuer.Badge(), ["/name"]));
        Assert.Throws<ArgumentException>(() => EcdsaSd2023.Derive(issuer.Sign("ecdsa-jcs-2019"), ["/name"]));
        var changed = (JsonObject)whole.DeepClone();
        changed.Remove("name");
        Assert.Throws<ArgumentException>(() => EcdsaSd2023.Derive(changed, ["/credentialSubject"]));
    }

    [Theory]
    [InlineData("u")]
    [InlineData("u2V0BhQ")] // ends in the middle
    [InlineData("u2V0Bn_8")] // of indefinite length
    [InlineData("u2V0B9g")]
    [InlineData("z2V0B")]
    [InlineData("u2V0Bm____________8")] // four thousand million members
    public async Task A_value_that_is_no_proof_is_refused(string value)
    {
        var shown = EcdsaSd2023.Derive(whole, ["/name"]);
        shown["proof"]!["proofValue"] = value;
        Assert.Equal(Reasons.IntegrityProofMalformed, (await Issuer.IntegrityAsync(shown)).Reason);
    }

    [Fact]
    public async Task Nothing_may_stand_behind_the_value()
    {
        var shown = EcdsaSd2023.Derive(whole, ["/name"]);
        var value = shown["proof"]!["proofValue"]!.GetValue<string>();
        Assert.True(Json.Multibase.TryFromBase64Url(value.AsSpan(1), out var bytes));
        shown["proof"]!["proofValue"] = "u" + Json.Multibase.ToBase64Url([.. bytes, 0]);
        Assert.Equal(Reasons.IntegrityProofMalformed, (await Issuer.IntegrityAsync(shown)).Reason);
    }
}
