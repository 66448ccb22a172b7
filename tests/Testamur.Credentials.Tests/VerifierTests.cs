using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests;

public sealed class VerifierTests : IDisposable, IKeyResolver, IStatusSource, ITrustSource
{
    private const string Did = "did:web:uni.example";
    private const string ListUrl = "https://uni.example/status/1";
    private static readonly DateTimeOffset Now = new(2026, 6, 30, 10, 0, 0, TimeSpan.Zero);

    private readonly PrivateKey key = PrivateKey.Generate(KeyType.Ed25519);
    private readonly PrivateKey ecKey = PrivateKey.Generate(KeyType.P256);
    private byte[]? didDocument;
    private byte[]? statusList;
    private IssuerTrust trusted = new(Outcome.Passed, Outcome.Passed, "Uni", "all");

    public VerifierTests() =>
        didDocument = Bytes(
            DidDocument.ForWeb(Did, [new DidKey("ed", key.PublicKey), new DidKey("ec", ecKey.PublicKey, DidKeyForm.JsonWebKey)])
        );

    public void Dispose()
    {
        key.Dispose();
        ecKey.Dispose();
    }

    public ValueTask<ReadOnlyMemory<byte>?> ResolveAsync(string did, CancellationToken cancel) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(did == Did && didDocument is not null ? didDocument : null);

    public ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string url, CancellationToken cancel) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(url == ListUrl && statusList is not null ? statusList : null);

    public ValueTask<IssuerTrust> AssessAsync(TrustQuestion question, CancellationToken cancel) => ValueTask.FromResult(trusted);

    [Fact]
    public async Task A_good_credential_is_valid_in_every_form()
    {
        foreach (
            var document in new[]
            {
                Sealed(Plain()),
                Token(Plain(), key, "ed"),
                Token(Plain(), ecKey, "ec"),
                Enveloped(Token(Plain(), ecKey, "ec")),
            }
        )
        {
            var report = await Verify(document);
            Assert.Equal(Verdict.Valid, report.Verdict);
            Assert.Equal(Enum.GetValues<CheckCode>(), report.Checks.Select(c => c.Code));
            Assert.Equal("Ana", report.Summary?.SubjectName);
            Assert.Equal(Did, report.Summary?.IssuerId);
        }
    }

    [Fact]
    public async Task No_changed_byte_goes_unnoticed()
    {
        foreach (var document in new[] { Sealed(Plain()), Token(Plain(), ecKey, "ec") })
        {
            for (var i = 0; i < document.Length; i++)
            {
                var changed = (byte[])document.Clone();
                changed[i] ^= 1;
                Assert.NotEqual(Verdict.Valid, (await Verify(changed)).Verdict);
            }
        }
    }

    [Fact]
    public async Task Hostile_documents_yield_a_report_and_never_valid()
    {
        string[] documents =
        [
            "",
            " ",
            "null",
            "[]",
            "{}",
            "\"x\"",
            "a.b.c",
            "..",
            "a.b",
            "a.b.c.d",
            "<xml/>",
            """{"proof":"x"}""",
            """{"proof":null,"type":"VerifiableCredential"}""",
            """{"proof":[],"type":"VerifiableCredential"}""",
            """{"proof":{},"issuer":[[]],"type":3}""",
            """{"type":"EnvelopedVerifiableCredential","id":5}""",
            """{"type":"VerifiableCredential","credentialStatus":[null],"credentialSubject":[null],"name":{"@value":3},"proof":{"type":"DataIntegrityProof"}}""",
        ];
        foreach (var document in documents)
        {
            var report = await Verify(Encoding.UTF8.GetBytes(document));
            Assert.Equal(10, report.Checks.Count);
            Assert.NotEqual(Verdict.Valid, report.Verdict);
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("ES384")]
    [InlineData("EdDSA")]
    public async Task A_token_cannot_choose_another_algorithm_than_its_keys(string alg)
    {
        var parts = Encoding.ASCII.GetString(Token(Plain(), ecKey, "ec")).Split('.');
        var header = Multibase.ToBase64Url(Encoding.UTF8.GetBytes($$"""{"alg":"{{alg}}","typ":"vc+jwt","kid":"{{Did}}#ec"}"""));
        var report = await Verify(
            Encoding.ASCII.GetBytes(
                $"{header}.{parts[1]}.{(alg.Equals("none", StringComparison.OrdinalIgnoreCase) ? "" : parts[2])}"
            )
        );
        Assert.Equal(Verdict.Invalid, report.Verdict);
    }

    [Theory]
    [InlineData("\"crit\":[\"exp\"]")]
    [InlineData("\"b64\":false")]
    [InlineData("\"alg\":\"none\"")]
    public void A_token_with_extensions_or_two_algorithms_is_refused(string member)
    {
        var header = Multibase.ToBase64Url(Encoding.UTF8.GetBytes($$"""{"alg":"ES256","typ":"vc+jwt",{{member}}}"""));
        Assert.False(Jws.TryParse(header + ".e30.AAAA", out _, out _));
    }

    [Fact]
    public async Task Token_and_credential_must_name_one_issuer()
    {
        var credential = Plain();
        credential["iss"] = "did:web:other.example";
        var report = await Verify(Token(credential, ecKey, "ec"));
        Assert.Equal(Reasons.IssuerBindingIssMismatch, report[CheckCode.IssuerBinding].Reason);
        Assert.Equal(Verdict.Invalid, report.Verdict);
    }

    [Fact]
    public async Task Somebody_elses_key_does_not_speak_for_the_issuer()
    {
        using var other = PrivateKey.Generate(KeyType.Ed25519);
        var did = other.PublicKey.ToDidKey();
        var report = await Verify(
            Bytes(
                DataIntegrity.Sign(
                    Plain(),
                    other.CreateSigner(),
                    new() { VerificationMethod = did + "#" + other.PublicKey.ToMultikey(), Created = Now }
                )
            )
        );
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        Assert.Equal(Reasons.IssuerBindingOtherController, report[CheckCode.IssuerBinding].Reason);
        Assert.Equal(Outcome.Undetermined, report[CheckCode.IssuerIdentity].Outcome);
        Assert.Equal(Verdict.Invalid, report.Verdict);
    }

    [Fact]
    public async Task A_key_the_issuer_does_not_publish_for_signing_is_refused()
    {
        var document = JsonNode.Parse(didDocument!)!.AsObject();
        document["assertionMethod"] = new JsonArray();
        didDocument = Bytes(document);
        Assert.Equal(Reasons.IssuerBindingNotListed, (await Verify(Sealed(Plain())))[CheckCode.IssuerBinding].Reason);
    }

    [Fact]
    public async Task Without_the_issuers_keys_nothing_is_decided()
    {
        didDocument = null;
        Assert.Equal(Verdict.Undetermined, (await Verify(Sealed(Plain()))).Verdict);
    }

    [Theory]
    [InlineData("2026-07-01T00:00:00Z", null, Reasons.ValidityNotYet)]
    [InlineData("2026-06-30T10:00:00Z", "2026-06-30T10:00:00Z", Reasons.ValidityCurrent)]
    [InlineData("2026-01-01T00:00:00Z", "2026-06-30T09:59:59Z", Reasons.ValidityExpired)]
    [InlineData("2026-02-30T00:00:00Z", null, Reasons.ValidityUnreadable)]
    public async Task Validity_is_judged_at_the_time_asked_about(string from, string? until, string reason)
    {
        var credential = Plain();
        credential["validFrom"] = from;
        if (until is not null)
            credential["validUntil"] = until;
        Assert.Equal(reason, (await Verify(Sealed(credential)))[CheckCode.Validity].Reason);
    }

    [Theory]
    [InlineData(StatusPurpose.Revocation, 5, Reasons.StatusRevoked, Verdict.Invalid)]
    [InlineData(StatusPurpose.Suspension, 5, Reasons.StatusSuspended, Verdict.Invalid)]
    [InlineData(StatusPurpose.Revocation, 6, Reasons.StatusActive, Verdict.Valid)]
    [InlineData(StatusPurpose.Revocation, 131_072, Reasons.StatusIndexOutOfRange, Verdict.Undetermined)]
    public async Task Status_is_read_from_the_issuers_list(StatusPurpose purpose, int index, string reason, Verdict verdict)
    {
        statusList = Sealed(List(purpose));
        var report = await Verify(Sealed(WithStatus(purpose, index)));
        Assert.Equal(reason, report[CheckCode.Status].Reason);
        Assert.Equal(verdict, report.Verdict);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("unsigned")]
    [InlineData("changed")]
    [InlineData("otherIssuer")]
    [InlineData("otherPurpose")]
    [InlineData("otherList")]
    [InlineData("expired")]
    public async Task A_list_that_cannot_be_trusted_says_nothing(string flaw)
    {
        var list = List(flaw == "otherPurpose" ? StatusPurpose.Suspension : StatusPurpose.Revocation);
        if (flaw == "otherIssuer")
            list["issuer"] = "did:web:other.example";
        if (flaw == "otherList")
            list["id"] = ListUrl + "0";
        if (flaw == "expired")
            list["validUntil"] = "2026-06-30T09:00:00Z";
        statusList = flaw switch
        {
            "missing" => null,
            "unsigned" => Bytes(list),
            "changed" => Bytes(Change(JsonNode.Parse(Sealed(list))!.AsObject())),
            _ => Sealed(list),
        };
        var report = await Verify(Sealed(WithStatus(StatusPurpose.Revocation, 6)));
        Assert.Equal(Outcome.Undetermined, report[CheckCode.Status].Outcome);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
    }

    [Theory]
    [InlineData("\"-1\"")]
    [InlineData("5.5")]
    [InlineData("\" 6\"")]
    [InlineData("9007199254740991")]
    [InlineData("null")]
    public async Task An_unclear_index_is_never_not_revoked(string index)
    {
        statusList = Sealed(List(StatusPurpose.Revocation));
        var credential = WithStatus(StatusPurpose.Revocation, 6);
        credential["credentialStatus"]!["statusListIndex"] = JsonNode.Parse(index);
        Assert.Equal(Outcome.Undetermined, (await Verify(Sealed(credential)))[CheckCode.Status].Outcome);
    }

    [Fact]
    public async Task Every_proof_must_hold_and_their_number_is_limited()
    {
        var document = JsonNode.Parse(Sealed(Plain()))!.AsObject();
        var good = document["proof"]!.DeepClone();
        document["proof"] = new JsonArray([.. Enumerable.Range(0, 4).Select(_ => good.DeepClone())]);
        Assert.Equal(Verdict.Valid, (await Verify(Bytes(document))).Verdict);
        document["proof"]![3]!["created"] = "2026-06-30T10:00:01Z";
        Assert.Equal(Verdict.Invalid, (await Verify(Bytes(document))).Verdict);
        document["proof"] = new JsonArray([.. Enumerable.Range(0, 5).Select(_ => good.DeepClone())]);
        Assert.Equal(Reasons.IntegrityTooManyProofs, (await Verify(Bytes(document)))[CheckCode.Integrity].Reason);
    }

    [Theory]
    [InlineData("eddsa-rdfc-2022", Reasons.IntegritySignatureMismatch)]
    [InlineData("ecdsa-sd-2023", Reasons.IntegrityProofMalformed)]
    [InlineData("ecdsa-jcs-2019", Reasons.IntegrityProofMalformed)]
    [InlineData("bbs-2023", Reasons.IntegritySuiteUnknown)]
    public async Task A_proof_under_another_suites_name_is_never_valid(string suite, string reason)
    {
        var document = JsonNode.Parse(Sealed(Plain()))!.AsObject();
        document["proof"]!["cryptosuite"] = suite;
        Assert.Equal(reason, (await Verify(Bytes(document)))[CheckCode.Integrity].Reason);
    }

    [Fact]
    public async Task A_proof_for_another_purpose_does_not_issue()
    {
        var signed = DataIntegrity.Sign(Plain(), key.CreateSigner(), Options with { Purpose = "authentication" });
        Assert.Equal(Reasons.IntegrityPurposeMismatch, (await Verify(Bytes(signed)))[CheckCode.Integrity].Reason);
    }

    [Fact]
    public async Task A_trust_source_that_knows_nothing_leaves_the_verdict_open_and_one_that_refuses_closes_it()
    {
        trusted = new(Outcome.Undetermined, Outcome.Undetermined);
        Assert.Equal(Verdict.Undetermined, (await Verify(Sealed(Plain()))).Verdict);
        trusted = new(Outcome.Passed, Outcome.Failed, "Uni", "no longer accredited");
        Assert.Equal(Verdict.Invalid, (await Verify(Sealed(Plain()))).Verdict);
        var untrusting = await new CredentialVerifier(this, this).VerifyAsync(Sealed(Plain()), new() { Now = Now });
        Assert.Equal(Verdict.Valid, untrusting.Verdict);
    }

    [Theory]
    [InlineData("a.b.c~d~", CredentialFormat.SdJwtVc)]
    [InlineData("""{"type":"BlockchainCertificate"}""", CredentialFormat.Blockcerts1)]
    public async Task Other_families_are_named_and_left_undetermined(string text, CredentialFormat format)
    {
        var report = await Verify(Encoding.UTF8.GetBytes(text));
        Assert.Equal(format, report.Format);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
    }

    [Fact]
    public async Task A_document_beyond_the_size_limit_is_refused_unread()
    {
        var document = Sealed(Plain());
        var limits = new VerificationOptions { Now = Now, MaxBytes = document.Length };
        Assert.Equal(Verdict.Valid, (await new CredentialVerifier(this).VerifyAsync(document, limits)).Verdict);
        Assert.Equal(
            Verdict.Invalid,
            (await new CredentialVerifier(this).VerifyAsync(document, limits with { MaxBytes = document.Length - 1 })).Verdict
        );
    }

    [Theory]
    [InlineData(false, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", Reasons.ValidityAmbiguous)]
    [InlineData(true, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", Reasons.ValidityCurrent)]
    [InlineData(true, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", Reasons.ValidityNotYet)]
    [InlineData(true, "2027-01-01T00:00:00Z", "2026-01-01T00:00:00Z", Reasons.ValidityNotYet)]
    public async Task Two_times_of_beginning_are_ambiguous_but_in_a_european_credential(
        bool european,
        string issued,
        string from,
        string reason
    )
    {
        var credential = Plain();
        credential["issuanceDate"] = issued;
        credential["validFrom"] = from;
        if (european)
            credential["type"]!.AsArray().Add("EuropeanDigitalCredential");
        Assert.Equal(reason, (await Verify(Sealed(credential)))[CheckCode.Validity].Reason);
    }

    [Fact]
    public async Task The_meaning_of_terms_cannot_be_changed()
    {
        var credential = Plain();
        credential["@context"]!.AsArray().Add(new JsonObject { ["@vocab"] = "https://evil.example/" });
        Assert.Equal(Reasons.SchemaContextRedefines, (await Verify(Sealed(credential)))[CheckCode.Schema].Reason);
    }

    private async Task<VerificationReport> Verify(byte[] document) =>
        await new CredentialVerifier(this, this, this).VerifyAsync(document, new VerificationOptions { Now = Now });

    private static JsonObject Plain() =>
        new()
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["id"] = "urn:uuid:0d4f5f1e-6a3c-4d55-9b5a-111111111111",
            ["type"] = new JsonArray("VerifiableCredential"),
            ["issuer"] = new JsonObject { ["id"] = Did, ["name"] = "Uni" },
            ["validFrom"] = "2026-01-01T00:00:00Z",
            ["credentialSubject"] = new JsonObject { ["id"] = "did:example:ana", ["name"] = "Ana" },
        };

    private static JsonObject WithStatus(StatusPurpose purpose, int index)
    {
        var credential = Plain();
        credential["credentialStatus"] = StatusListCredential.Entry(ListUrl, purpose, index);
        return credential;
    }

    private static JsonObject List(StatusPurpose purpose)
    {
        var bits = new BitstringStatusList { [5] = true };
        return StatusListCredential.Build(ListUrl, Did, purpose, bits, Now.AddDays(-1), Now.AddDays(1));
    }

    private static JsonObject Change(JsonObject list)
    {
        list["credentialSubject"]!["encodedList"] = new BitstringStatusList().Encode();
        return list;
    }

    private byte[] Sealed(JsonObject credential) => Bytes(DataIntegrity.Sign(credential, key.CreateSigner(), Options));

    private static ProofOptions Options => new() { VerificationMethod = Did + "#ed", Created = Now };

    private static byte[] Token(JsonObject credential, PrivateKey signing, string fragment) =>
        Encoding.ASCII.GetBytes(VcJwt.Sign(credential, signing.CreateSigner(), $"{Did}#{fragment}"));

    private static byte[] Enveloped(byte[] token) => Bytes(VcJwt.Envelop(Encoding.ASCII.GetString(token)));

    private static byte[] Bytes(JsonObject value) => Encoding.UTF8.GetBytes(value.ToJsonString());
}
