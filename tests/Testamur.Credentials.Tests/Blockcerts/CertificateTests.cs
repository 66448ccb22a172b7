using System.Text.Json.Nodes;
using Testamur.Credentials.Blockcerts;
using Testamur.Credentials.Json;
using Testamur.Credentials.Tests.Samples;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests.Blockcerts;

/// <summary>Real certificates, changed in the ways in which somebody would change them.</summary>
public sealed class CertificateTests
{
    private const string Sepolia = "blockcerts/v3/ethereum-sepolia-v3.json";
    private const string Did = "blockcerts/v3/testnet-v3-did.json";
    private const string Version2 = "blockcerts/v2/testnet-valid-2.0.json";

    private readonly SampleWorld world = SampleWorld.Load();

    [Theory]
    [InlineData(Sepolia)]
    [InlineData(Did)]
    public async Task A_certificate_that_its_issuer_wrote_to_the_chain_is_valid(string file)
    {
        var report = await Verify(SampleWorld.ReadJson(file), world);
        Assert.Equal((Outcome.Passed, Reasons.IntegrityAnchored), Of(report, CheckCode.Integrity));
        Assert.Equal((Outcome.Passed, Reasons.IssuerBindingBound), Of(report, CheckCode.IssuerBinding));
        Assert.Equal(Verdict.Valid, report.Verdict);
    }

    [Fact]
    public async Task Without_a_chain_the_proof_fits_and_proves_nothing()
    {
        foreach (var file in new[] { Sepolia, Did, Version2 })
        {
            var verifier = new CredentialVerifier(world, resources: world);
            var report = await verifier.VerifyAsync(SampleWorld.Read(file), new() { Now = SampleFacts.Now });
            Assert.Equal((Outcome.Undetermined, Reasons.IntegrityChainNotAsked), Of(report, CheckCode.Integrity));
            Assert.Contains("block chain", report[CheckCode.Integrity].Detail, StringComparison.Ordinal);
            Assert.Equal(Outcome.Undetermined, report[CheckCode.IssuerBinding].Outcome);
            Assert.Equal(Verdict.Undetermined, report.Verdict);
        }
    }

    [Fact]
    public async Task A_certificate_made_for_tests_is_never_valid()
    {
        foreach (
            var file in world
                .Expected.Select(entry => entry.Key)
                .Where(file => file.Contains("mocknet-v", StringComparison.Ordinal))
        )
        {
            var report = await Verify(SampleWorld.ReadJson(file), world);
            Assert.NotEqual(Verdict.Valid, report.Verdict);
            Assert.NotEqual(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        }
    }

    [Theory]
    [InlineData(Sepolia, "credentialSubject")]
    [InlineData(Did, "credentialSubject")]
    [InlineData(Version2, "recipient")]
    public async Task A_changed_learner_breaks_the_fingerprint(string file, string member)
    {
        var certificate = SampleWorld.ReadJson(file);
        certificate[member]!.AsObject()["id"] = "did:example:eve";
        Assert.Equal((Outcome.Failed, Reasons.IntegrityHashMismatch), Of(await Verify(certificate, world), CheckCode.Integrity));
    }

    [Fact]
    public async Task The_proof_of_another_certificate_does_not_fit()
    {
        var certificate = SampleWorld.ReadJson(Sepolia);
        certificate["proof"] = SampleWorld.ReadJson("blockcerts/v3/cert-rl-status-list-2021.json")["proof"]!.DeepClone();
        Assert.Equal((Outcome.Failed, Reasons.IntegrityHashMismatch), Of(await Verify(certificate, world), CheckCode.Integrity));
    }

    [Theory]
    [InlineData("validUntil", "\"2040-01-01T00:00:00Z\"")]
    [InlineData("expirationDate", "\"2040-01-01T00:00:00Z\"")]
    [InlineData("nickname", "\"x\"")]
    public async Task A_member_added_afterwards_does_not_go_unnoticed(string member, string value)
    {
        var certificate = SampleWorld.ReadJson(Sepolia);
        certificate[member] = JsonNode.Parse(value);
        var report = await Verify(certificate, world);
        Assert.Equal(Outcome.Failed, report[CheckCode.Integrity].Outcome);
        Assert.Equal(Verdict.Invalid, report.Verdict);
    }

    [Fact]
    public async Task A_vocabulary_that_gives_unknown_words_a_meaning_breaks_the_fingerprint()
    {
        var certificate = SampleWorld.ReadJson(Sepolia);
        certificate["@context"]!.AsArray().Add(new JsonObject { ["@vocab"] = "http://evil.example/" });
        certificate["grade"] = "A";
        var report = await Verify(certificate, world);
        Assert.Equal(Outcome.Failed, report[CheckCode.Integrity].Outcome);
        Assert.Equal(Outcome.Failed, report[CheckCode.Schema].Outcome);
    }

    [Theory]
    [InlineData(Sepolia)]
    [InlineData(Version2)]
    public async Task Another_value_in_the_transaction_is_a_mismatch(string file)
    {
        var report = await Verify(SampleWorld.ReadJson(file), world, new Chain(new string('0', 64), world.Sender));
        Assert.Equal((Outcome.Failed, Reasons.IntegrityChainMismatch), Of(report, CheckCode.Integrity));
        Assert.Equal(Verdict.Invalid, report.Verdict);
    }

    [Theory]
    [InlineData(Sepolia)]
    [InlineData(Did)]
    public async Task A_transaction_of_another_sender_is_not_the_issuers(string file)
    {
        var report = await Verify(SampleWorld.ReadJson(file), SampleWorld.Load("mvSwB2KwUtmJBhkoPXpAhxKZv1uM4uyGT3"));
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        Assert.Equal((Outcome.Failed, Reasons.IssuerBindingOtherSender), Of(report, CheckCode.IssuerBinding));
        Assert.Equal(Verdict.Invalid, report.Verdict);
    }

    [Fact]
    public async Task A_transaction_from_before_the_key_was_published_is_not_the_issuers()
    {
        var certificate = SampleWorld.ReadJson(Sepolia);
        const string root = "b2c64ed78cccda992431c265a1d0bb657e8cefd14b1ef15ceadcc697c566994f";
        foreach (var (year, outcome) in new[] { (2022, Outcome.Passed), (2020, Outcome.Failed) })
        {
            var chain = new Chain(root, world.Sender, new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
            Assert.Equal(outcome, (await Verify(certificate, world, chain))[CheckCode.IssuerBinding].Outcome);
        }
    }

    [Theory]
    [InlineData("https://evil.example/issuer.json#key-1", Reasons.IssuerBindingOtherController)]
    [InlineData("https://www.blockcerts.org/samples/3.0/issuer-blockcerts.json#key-9", Reasons.IssuerBindingNotListed)]
    [InlineData(null, Reasons.IssuerBindingOtherController)]
    public async Task The_key_that_the_proof_names_is_bound_to_the_issuer_apart_from_the_fingerprint(
        string? method,
        string reason
    )
    {
        var certificate = SampleWorld.ReadJson(Sepolia);
        certificate["proof"]!["verificationMethod"] = method;
        var report = await Verify(certificate, world);
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome); // the fingerprint does not cover it
        Assert.Equal((Outcome.Failed, reason), Of(report, CheckCode.IssuerBinding));
        Assert.Equal(Verdict.Invalid, report.Verdict);
    }

    [Fact]
    public async Task An_unreadable_time_in_the_proof_changes_nothing()
    {
        var certificate = SampleWorld.ReadJson(Sepolia);
        certificate["proof"]!["created"] = "yesterday";
        Assert.Equal(Verdict.Valid, (await Verify(certificate, world)).Verdict);
    }

    [Fact]
    public async Task A_proof_for_another_purpose_or_without_a_value_is_refused()
    {
        var certificate = SampleWorld.ReadJson(Sepolia);
        certificate["proof"]!["proofPurpose"] = "authentication";
        Assert.Equal(
            (Outcome.Failed, Reasons.IntegrityPurposeMismatch),
            Of(await Verify(certificate, world), CheckCode.Integrity)
        );
        certificate["proof"]!["proofPurpose"] = "assertionMethod";
        certificate["proof"]!["proofValue"] = "z11";
        Assert.Equal(
            (Outcome.Failed, Reasons.IntegrityProofMalformed),
            Of(await Verify(certificate, world), CheckCode.Integrity)
        );
    }

    [Fact]
    public async Task A_fingerprint_may_cover_the_proofs_that_were_there_before()
    {
        const string file = "blockcerts/v3/example-non-chained-proofs.json";
        var report = await Verify(SampleWorld.ReadJson(file), world);
        // The Merkle proof fits; the one before it is of a kind that is not verified here.
        Assert.Equal((Outcome.Undetermined, Reasons.IntegritySuiteUnknown), Of(report, CheckCode.Integrity));
        Assert.Contains("EcdsaSecp256k1Signature2019", report[CheckCode.Integrity].Detail, StringComparison.Ordinal);
        var changed = SampleWorld.ReadJson(file);
        changed["proof"]![0]!["created"] = "2022-07-13T20:21:40.115Z";
        Assert.Equal((Outcome.Failed, Reasons.IntegrityHashMismatch), Of(await Verify(changed, world), CheckCode.Integrity));
    }

    [Fact]
    public async Task Version_2_is_judged_by_the_page_of_its_issuer()
    {
        var certificate = SampleWorld.ReadJson(Version2);
        var issuer = certificate["badge"]!["issuer"]!["id"]!.GetValue<string>();
        var address = certificate["verification"]!["publicKey"]!.GetValue<string>();
        var list = certificate["badge"]!["issuer"]!["revocationList"]!.GetValue<string>();
        var pages = new Pages
        {
            [issuer] = new()
            {
                ["id"] = issuer,
                ["revocationList"] = list,
                ["publicKey"] = new JsonArray(new JsonObject { ["id"] = address, ["created"] = "2017-06-01T00:00:00Z" }),
            },
            [list] = new()
            {
                ["id"] = list,
                ["issuer"] = issuer,
                ["revokedAssertions"] = new JsonArray(),
            },
        };
        var chain = new Chain(certificate["signature"]!["merkleRoot"]!.GetValue<string>(), address.Split(':')[1]);
        var verifier = new CredentialVerifier(resources: pages, chain: chain);
        async Task<VerificationReport> Judge() =>
            await verifier.VerifyAsync(JsonText.Write(certificate), new() { Now = SampleFacts.Now });
        var report = await Judge();
        Assert.Equal((Outcome.Passed, Reasons.FormatOld), Of(report, CheckCode.Format));
        Assert.Equal((Outcome.Passed, Reasons.IssuerBindingBound), Of(report, CheckCode.IssuerBinding));
        Assert.Equal((Outcome.Passed, Reasons.StatusActive), Of(report, CheckCode.Status));
        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.Equal("Eularia Landroth", report.Summary?.SubjectName);
        pages[list]["revokedAssertions"] = new JsonArray(new JsonObject { ["id"] = certificate["id"]!.GetValue<string>() });
        Assert.Equal((Outcome.Failed, Reasons.StatusRevoked), Of(await Judge(), CheckCode.Status));
        pages[issuer]["publicKey"] = "ecdsa-koblitz-pubkey:mother";
        Assert.Equal((Outcome.Failed, Reasons.IssuerBindingOtherSender), Of(await Judge(), CheckCode.IssuerBinding));
    }

    [Fact]
    public async Task A_context_that_is_not_at_hand_leaves_the_proof_open()
    {
        var certificate = SampleWorld.ReadJson(Sepolia);
        certificate["@context"]!.AsArray().Add("https://evil.example/context");
        var report = await Verify(certificate, world);
        Assert.Equal((Outcome.Undetermined, Reasons.IntegrityContextUnknown), Of(report, CheckCode.Integrity));
        Assert.NotEqual(Verdict.Valid, report.Verdict);
    }

    [Theory]
    [InlineData("blockcerts/v3/mocknet-verifiable-presentation.json", null, Reasons.IntegrityPurposeMismatch)]
    [InlineData("blockcerts/v3/mocknet-verifiable-presentation.json", "a challenge", Reasons.IntegrityChallengeMismatch)]
    public async Task A_presentation_answers_no_question_with_a_fingerprint(string file, string? challenge, string reason)
    {
        var presentation = SampleWorld.ReadJson(file);
        if (challenge is not null)
            presentation["proof"]!["proofPurpose"] = "authentication";
        presentation["proof"]!["challenge"] = challenge;
        var report = await new PresentationVerifier(world.Verifier()).VerifyAsync(
            JsonText.Write(presentation),
            new() { Now = SampleFacts.Now, Challenge = challenge }
        );
        Assert.Equal((Outcome.Failed, reason), (report.Integrity.Outcome, report.Integrity.Reason));
    }

    [Fact]
    public async Task Each_of_several_fingerprints_covers_those_before_it()
    {
        var certificate = SampleWorld.ReadJson("blockcerts/v3/mocknet-vc-v2-data-integrity-proof.json");
        var first = certificate["proof"]!.AsObject();
        first["created"] = "2024-02-15T15:22:35.361231";
        var second = (JsonObject)first.DeepClone();
        second["id"] = "urn:uuid:d1bf1ef0-efb2-4959-973d-b2abf84f3376";
        second["created"] = "2024-02-15T15:23:14.293905";
        second["previousProof"] = first["id"]!.GetValue<string>();
        second["proofValue"] =
            "zEuZQLZTYrdsDv2cqZws1GG2poQZff31axabb5RkhpPoZCWin6UtdjSimFRtNr5nKyaY6Yxz26dtn1fenP2h7TMu6TYZhmVj2kTVFZMkPQLcWwfnzSHKv3iGTS19xkxhLakkax9mcMgsoFsWDGvLCPZi9TxyB6z8oSMFCwxE36V5AkfQWswbsNAoaNrgT1yekMMLh9PTDAtKM9FSCDs2kYADLDukoKKRf5Aq34TLshWR3jvrPZr1ccPcff4BbNVe2yMSRzJkFnEVQu3MEuw3zZsLbusXUMo5Q5ZoQYraa6eNPqA";
        certificate["proof"] = new JsonArray(first.DeepClone(), second);
        Assert.Equal(
            (Outcome.Undetermined, Reasons.IntegrityChainMock),
            Of(await Verify(certificate, world), CheckCode.Integrity)
        );
        certificate["proof"]![0]!["created"] = "2024-02-15T15:22:36Z";
        Assert.Equal((Outcome.Failed, Reasons.IntegrityHashMismatch), Of(await Verify(certificate, world), CheckCode.Integrity));
    }

    [Fact]
    public async Task Version_1_is_known_by_name()
    {
        var report = await Verify(SampleWorld.ReadJson("blockcerts/v1/testnet-valid-1.2.json"), world);
        Assert.Equal(CredentialFormat.Blockcerts1, report.Format);
        Assert.Contains("Blockcerts 1", report[CheckCode.Integrity].Detail, StringComparison.Ordinal);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
    }

    private static async Task<VerificationReport> Verify(JsonObject certificate, SampleWorld world, IChainSource? chain = null) =>
        await new CredentialVerifier(world, world, resources: world, chain: chain ?? world).VerifyAsync(
            JsonText.Write(certificate),
            new() { Now = SampleFacts.Now }
        );

    private static (Outcome, string) Of(VerificationReport report, CheckCode code) => (report[code].Outcome, report[code].Reason);

    private sealed class Chain(string value, string sender, DateTimeOffset? time = null) : IChainSource
    {
        public ValueTask<ChainTransaction?> FindAsync(ChainAnchor anchor, CancellationToken cancel) =>
            ValueTask.FromResult<ChainTransaction?>(new("0x" + value, sender, time));
    }

    private sealed class Pages : Dictionary<string, JsonObject>, IResourceSource
    {
        public ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string id, CancellationToken cancel) =>
            ValueTask.FromResult<ReadOnlyMemory<byte>?>(TryGetValue(id, out var page) ? JsonText.Write(page) : null);
    }
}
