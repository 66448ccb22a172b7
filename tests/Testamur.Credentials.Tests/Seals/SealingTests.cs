using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Seals;
using Testamur.Credentials.Verification;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Seals;

/// <summary>What we seal, with an authority of our own made with OpenSSL: certificates, time stamps, revocation lists and OCSP are real ones.</summary>
public sealed class SealingTests(OpenSslAuthority authority) : IClassFixture<OpenSslAuthority>
{
    private static readonly DateTimeOffset Now = Whole(TimeProvider.System.GetUtcNow());
    private static readonly DateTimeOffset AfterExpiry = Now.AddYears(5);

    [Theory]
    [InlineData("RSA", "RS256")]
    [InlineData("P-256", "ES256")]
    [InlineData("P-384", "ES384")]
    public async Task Each_level_is_reached_and_verifies(string kind, string algorithm)
    {
        var certificate = authority.Issue($"level-{kind}", kind);
        var answer = authority.OcspAnswer($"level-{kind}");
        foreach (var level in new[] { SealLevel.B, SealLevel.T, SealLevel.LT, SealLevel.LTA })
        {
            var document = await Seal($"level-{kind}", certificate, level, [answer]);
            var report = await Verify(document, authority.Trust with { Revocations = [answer] });
            Assert.True(
                report.Verdict == Verdict.Valid,
                string.Join('\n', report.Checks.Select(check => $"{check.Code} {check.Outcome} {check.Detail}"))
            );
            Assert.Equal($"European Digital Credential (JAdES BASELINE-{level})", report.FormatName);
            Assert.Equal(level, report.Seal!.Level);
            Assert.Equal(algorithm, report.Seal.Algorithm);
            Assert.Equal("VATES-Q0000000X", report.Seal.OrganizationIdentifier);
            Assert.Equal("Universidad de Prueba", report.Summary!.RegisteredIssuerName);
            Assert.True(report.Seal.Statements is { IsQualified: true, IsOnDevice: true, IsForSeals: true });
            Assert.Equal(["0.4.0.194112.1.3"], report.Seal.Statements.Policies);
            Assert.Equal(Now, report.Seal.SignedAt);
            Assert.True(report.Seal.KeyIdMatches);
            Assert.Equal(level > SealLevel.B, report.Seal.ProvenAt is not null);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_expiry_LT_still_verifies_and_B_and_T_leave_it_open(bool asList)
    {
        var name = $"expiring-{asList}";
        var certificate = authority.Issue(name, "RSA");
        var evidence = asList ? authority.RevocationList() : authority.OcspAnswer(name);
        foreach (var level in new[] { SealLevel.LT, SealLevel.LTA })
        {
            var report = await Verify(await Seal(name, certificate, level, [evidence], asList), authority.Trust, AfterExpiry);
            Assert.Equal(Outcome.Passed, report[CheckCode.IssuerIdentity].Outcome);
            Assert.Equal(Verdict.Valid, report.Verdict);
        }
        var plain = await Verify(await Seal(name, certificate, SealLevel.B, []), authority.Trust, AfterExpiry);
        Assert.Equal(Reasons.IssuerIdentitySealTimeUnproven, plain[CheckCode.IssuerIdentity].Reason);
        Assert.Equal(Verdict.Undetermined, plain.Verdict);
        var stamped = await Verify(await Seal(name, certificate, SealLevel.T, []), authority.Trust, AfterExpiry);
        Assert.Equal(Reasons.IssuerIdentitySealRevocationUnknown, stamped[CheckCode.IssuerIdentity].Reason);
        Assert.Equal(Verdict.Undetermined, stamped.Verdict);
    }

    [Fact]
    public async Task Of_everything_at_hand_only_what_speaks_for_the_seal_goes_into_it()
    {
        using var stranger = new OpenSslAuthority();
        var certificate = authority.Issue("chosen", "P-256");
        var stamped = await Seal("chosen", certificate, SealLevel.T, []);
        var trust = new SealTrust
        {
            Anchors = [stranger.Root, authority.Root],
            TimeStampAnchors = [stranger.Root, authority.Root],
            Revocations = [stranger.RevocationList(), authority.RevocationList()],
        };
        var evidence = ValidationData.For(stamped, trust)!;
        Assert.Equal(authority.Root.RawData, Assert.Single(evidence.Certificates).RawData);
        Assert.Equal(trust.Revocations[1].ToArray(), Assert.Single(evidence.RevocationLists).ToArray());
        Assert.Empty(evidence.OcspResponses);
        var report = await Verify(SealExtension.AddEvidence(stamped, evidence), authority.Trust, AfterExpiry);
        Assert.Equal((Verdict.Valid, SealLevel.LT), (report.Verdict, report.Seal!.Level));
        Assert.Null(ValidationData.For(stamped, trust with { Revocations = [trust.Revocations[0]] }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_revoked_certificate_fails_by_list_and_by_answer(bool asList)
    {
        var name = $"revoked-{asList}";
        var certificate = authority.Issue(name, "RSA");
        authority.Revoke(name);
        var evidence = asList ? authority.RevocationList() : authority.OcspAnswer(name);
        var sealedB = await Seal(name, certificate, SealLevel.B, []);
        var given = await Verify(sealedB, authority.Trust with { Revocations = [evidence] });
        Assert.Equal(Reasons.IssuerIdentitySealRevoked, given[CheckCode.IssuerIdentity].Reason);
        Assert.Equal(Verdict.Invalid, given.Verdict);
        var inside = await Verify(await Seal(name, certificate, SealLevel.LT, [evidence], asList), authority.Trust);
        Assert.Equal(Outcome.Failed, inside[CheckCode.IssuerIdentity].Outcome);
        Assert.Equal(Outcome.Passed, inside[CheckCode.Integrity].Outcome);
    }

    [Fact]
    public async Task A_certificate_revoked_after_a_proven_time_was_good_when_it_sealed()
    {
        var certificate = authority.Issue("later", "RSA");
        var document = await Seal("later", certificate, SealLevel.T, []);
        await Task.Delay(TimeSpan.FromSeconds(2.1)); // revocation dates are whole seconds
        authority.Revoke("later");
        var report = await Verify(document, authority.Trust with { Revocations = [authority.RevocationList()] });
        Assert.Equal(Verdict.Valid, report.Verdict);
    }

    [Fact]
    public async Task Without_word_on_revocation_who_sealed_stays_open()
    {
        var certificate = authority.Issue("silent", "RSA");
        var report = await Verify(await Seal("silent", certificate, SealLevel.B, []), authority.Trust);
        Assert.Equal(Outcome.Passed, report.Seal![SealStepCode.Authority].Outcome);
        Assert.Equal(Reasons.IssuerIdentitySealRevocationUnknown, report[CheckCode.IssuerIdentity].Reason);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
        var another = authority.Issue("another", "RSA");
        Assert.NotNull(another);
        var foreign = await Verify(
            await Seal("silent", certificate, SealLevel.B, []),
            authority.Trust with
            {
                Revocations = [authority.OcspAnswer("another")],
            }
        );
        Assert.Equal(Reasons.IssuerIdentitySealRevocationUnknown, foreign[CheckCode.IssuerIdentity].Reason);
    }

    [Fact]
    public async Task Only_the_anchors_of_the_role_vouch()
    {
        using var other = new OpenSslAuthority();
        var certificate = authority.Issue("anchored", "RSA");
        var answer = authority.OcspAnswer("anchored");
        var document = await Seal("anchored", certificate, SealLevel.LT, [answer]);
        // The other authority has the same names and other keys.
        var impostor = await Verify(document, other.Trust);
        Assert.Equal(Outcome.Failed, impostor[CheckCode.IssuerIdentity].Outcome);
        Assert.Equal(Reasons.IssuerIdentitySealChainBroken, impostor[CheckCode.IssuerIdentity].Reason);
        Assert.Equal(Reasons.IntegrityTimeStampAuthorityUnknown, impostor.Seal![SealStepCode.TimeStamps].Reason);
        var stampsOnly = await Verify(document, authority.Trust with { Anchors = [] });
        Assert.Equal(Reasons.IssuerIdentitySealNoAnchors, stampsOnly[CheckCode.IssuerIdentity].Reason);
        var sealsOnly = await Verify(document, authority.Trust with { TimeStampAnchors = [] });
        Assert.Null(sealsOnly.Seal!.ProvenAt);
    }

    [Fact]
    public async Task Who_only_vouches_for_itself_is_refused_whatever_its_name()
    {
        var certificate = authority.SelfSign("self", "RSA");
        var document = await Seal("self", certificate, SealLevel.B, []);
        var report = await Verify(document, authority.Trust);
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        Assert.Equal(Reasons.IssuerIdentitySealSelfSigned, report[CheckCode.IssuerIdentity].Reason);
        Assert.Equal(Verdict.Invalid, report.Verdict);
        // A caller may trust that very certificate.
        var pinned = await Verify(document, new() { Anchors = [certificate] });
        Assert.Equal(Outcome.Passed, pinned.Seal![SealStepCode.Authority].Outcome);
    }

    [Fact]
    public async Task The_issuer_in_the_text_is_the_one_of_the_certificate()
    {
        var certificate = authority.Issue("issuer", "RSA");
        async Task<Check> Binding(Action<JsonObject> change)
        {
            var credential = Credential(certificate);
            change(credential["issuer"]!.AsObject());
            var document = EdcSeal.Seal(
                credential.ToJsonString(),
                authority.Signer("issuer"),
                [certificate],
                new() { SignedAt = Now }
            );
            return (await Verify(document, authority.Trust))[CheckCode.IssuerBinding];
        }

        Assert.Equal(Reasons.IssuerBindingSealBound, (await Binding(_ => { })).Reason);
        Assert.Equal(Outcome.Passed, (await Binding(issuer => issuer["eIDASIdentifier"]!["notation"] = "Q0000000X")).Outcome);
        Assert.Equal(
            Outcome.Passed,
            (await Binding(issuer => issuer["legalName"] = new JsonObject { ["es"] = "UNIVERSIDAD DE PRUÉBA" })).Outcome
        );
        var otherIdentifier = await Binding(issuer => issuer["eIDASIdentifier"]!["notation"] = "VATES-Q1111111X");
        Assert.Equal(
            (Outcome.Failed, Reasons.IssuerBindingSealOtherOrganization),
            (otherIdentifier.Outcome, otherIdentifier.Reason)
        );
        var otherName = await Binding(issuer => issuer["legalName"] = new JsonObject { ["en"] = "A famous university" });
        Assert.Equal((Outcome.Undetermined, Reasons.IssuerBindingSealOtherName), (otherName.Outcome, otherName.Reason));
        var none = await Binding(issuer => issuer.Remove("eIDASIdentifier"));
        Assert.Equal((Outcome.Undetermined, Reasons.IssuerBindingSealNoIdentifier), (none.Outcome, none.Reason));
    }

    [Fact]
    public async Task OpenSSL_agrees_with_every_octet_that_is_signed_and_stamped()
    {
        var certificate = authority.Issue("octets", "RSA");
        var document = await Seal("octets", certificate, SealLevel.LTA, [authority.OcspAnswer("octets")]);
        // Read here by the framework alone, so that nothing of ours is judged by ours.
        var json = JsonNode.Parse(document)!;
        var payload = Encoding.UTF8.GetBytes(json["payload"]!.GetValue<string>());
        var one = json["signatures"]![0]!;
        var header = one["protected"]!.GetValue<string>();
        var signature = one["signature"]!.GetValue<string>();
        byte[] signed = [.. Encoding.ASCII.GetBytes(header + "."), .. payload];
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(signature);
        Assert.True(authority.Verifies("octets", signed, bytes));
        bytes[5] ^= 1;
        Assert.False(authority.Verifies("octets", signed, bytes));
        var entries = one["header"]!["etsiU"]!.AsArray().Select(entry => entry!.GetValue<string>()).ToList();
        Assert.True(authority.Stamps(Token(entries[0], "sigTst"), Encoding.ASCII.GetBytes(signature)));
        byte[] archived = [.. payload, .. Encoding.ASCII.GetBytes($".{header}.{signature}.{string.Concat(entries[..^1])}")];
        Assert.True(authority.Stamps(Token(entries[^1], "arcTst"), archived));
        archived[0] ^= 1;
        Assert.False(authority.Stamps(Token(entries[^1], "arcTst"), archived));
    }

    [Fact]
    public void The_container_is_that_of_the_seals_in_use()
    {
        var certificate = authority.Issue("container", "RSA");
        var payload = Credential(certificate).ToJsonString();
        var spaced = payload
            .Replace("{", "{\r\n ", StringComparison.Ordinal)
            .Replace("Prueba", "Prüeba \\u00e9", StringComparison.Ordinal);
        var options = new SealOptions { SignedAt = Now };
        var document = JsonNode
            .Parse(EdcSeal.Seal(spaced, authority.Signer("container"), [certificate, authority.Root], options))!
            .AsObject();
        Assert.Equal(["payload", "signatures"], document.Select(member => member.Key));
        Assert.Equal(spaced, document["payload"]!.GetValue<string>());
        Assert.Equal(["protected", "signature"], SealSamples.Signature(document).Select(member => member.Key));
        var header = SealSamples.Decode(SealSamples.Signature(document)["protected"]);
        Assert.Equal(["alg", "cty", "kid", "x5t#S256", "x5c", "typ", "b64", "sigT", "crit"], header.Select(member => member.Key));
        Assert.Equal(2, header["x5c"]!.AsArray().Count);
        Assert.Equal("""["b64","sigT"]""", header["crit"]!.ToJsonString());
        Assert.Equal(DateTimeStamp.Format(Now), header["sigT"]!.GetValue<string>());
        var newer = EdcSeal.Seal(payload, authority.Signer("container"), [certificate], options with { UseIssuedAt = true });
        Assert.True(JadesSeal.TryParse(newer, out var seal, out _));
        Assert.Contains("iat", seal.HeaderNames);
        Assert.DoesNotContain("sigT", seal.HeaderNames);
        Assert.Equal(Now, seal.SignedAt);
        Assert.True(new SealVerifier().Verify(seal, Now).IsIntact);
    }

    [Fact]
    public void Sealing_refuses_what_would_not_verify()
    {
        var certificate = authority.Issue("refusing", "RSA");
        var options = new SealOptions { SignedAt = Now };
        var signer = authority.Signer("refusing");
        Assert.Throws<ArgumentException>(() => EdcSeal.Seal("[]", signer, [certificate], options));
        Assert.Throws<ArgumentException>(() => EdcSeal.Seal("""{"a":1,"a":2}""", signer, [certificate], options));
        Assert.Throws<ArgumentException>(() => EdcSeal.Seal("{\"a\":\"\ud800\"}", signer, [certificate], options));
        Assert.Throws<ArgumentException>(() => EdcSeal.Seal("{}", signer, [], options));
        Assert.Throws<ArgumentException>(() =>
            EdcSeal.Seal("{}", signer, [authority.Issue("encrypting", "RSA", section: "encryption")], options)
        );
        using var other = PrivateKey.Generate(KeyType.P256);
        Assert.Throws<ArgumentException>(() => EdcSeal.Seal("{}", other.CreateSigner(), [certificate], options));
    }

    [Fact]
    public async Task An_answer_to_another_request_is_no_time_stamp()
    {
        var certificate = authority.Issue("stale", "RSA");
        var options = new SealOptions { SignedAt = Now, TimeStamps = new Replaying(authority) };
        await Assert.ThrowsAsync<SealException>(async () =>
            await EdcSeal.SealAsync("{}", authority.Signer("stale"), [certificate], options)
        );
    }

    [Fact]
    public async Task A_time_stamp_of_an_untrusted_clock_moves_nothing_back()
    {
        // Sealed by a certificate that is revoked, stamped by an authority of the forger.
        using var forger = new OpenSslAuthority();
        var certificate = authority.Issue("stolen", "RSA");
        var options = new SealOptions { SignedAt = Now, TimeStamps = forger };
        var document = await EdcSeal.SealAsync(
            Credential(certificate).ToJsonString(),
            authority.Signer("stolen"),
            [certificate],
            options
        );
        authority.Revoke("stolen");
        var report = await Verify(document, authority.Trust with { Revocations = [authority.RevocationList()] });
        Assert.Null(report.Seal!.ProvenAt);
        Assert.Equal(Reasons.IssuerIdentitySealRevoked, report[CheckCode.IssuerIdentity].Reason);
    }

    [Fact]
    public void The_issuer_block_is_filled_from_the_certificate()
    {
        var certificate = authority.Issue("block", "RSA");
        var credential = Credential(certificate);
        Assert.Equal("urn:credential:5d2f6a0e-3f0f-4f5c-9f0b-6f1f2b7b9a10", credential.Text("id"));
        Assert.Equal(credential.Text("issued"), credential.Text("issuanceDate"));
        Assert.Equal("2026-06-30T00:00:00Z", credential.Text("validFrom"));
        var issuer = credential["issuer"]!;
        Assert.Equal("Universidad de Prueba", issuer["legalName"]!["en"]!.GetValue<string>());
        Assert.Equal("Sello de Prueba", issuer["altLabel"]!["en"]!.GetValue<string>());
        Assert.Equal("VATES-Q0000000X", issuer["eIDASIdentifier"]!["notation"]!.GetValue<string>());
        Assert.EndsWith(
            "/country/ESP",
            issuer["eIDASIdentifier"]!["spatial"]!["id"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        Assert.Equal("urn:certificateLocation:1", issuer["location"]![1]!["id"]!.GetValue<string>());
        var unnamed = authority.Issue("unnamed", "RSA", "/C=ES/CN=nobody");
        Assert.Throws<ArgumentException>(() => EdcIssuerBlock.Apply([], unnamed, Guid.Empty, Now));
    }

    internal static JsonObject Credential(X509Certificate2 certificate)
    {
        var path = Path.Combine(RepositoryRoot.Path, "tests", "Samples", "constructed", "micro-credential.eu-elements.json");
        var credential = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        EdcIssuerBlock.Apply(credential, certificate, Guid.Parse("5d2f6a0e-3f0f-4f5c-9f0b-6f1f2b7b9a10"), Now.AddDays(-1));
        return credential;
    }

    private async Task<byte[]> Seal(
        string name,
        X509Certificate2 certificate,
        SealLevel level,
        byte[][] evidence,
        bool asLists = false
    )
    {
        ReadOnlyMemory<byte>[] values = [.. evidence.Select(value => (ReadOnlyMemory<byte>)value)];
        var options = new SealOptions
        {
            SignedAt = Now,
            TimeStamps = level >= SealLevel.T ? authority : null,
            Evidence =
                level >= SealLevel.LT
                    ? new([authority.Root, authority.StampingCertificate], asLists ? values : [], asLists ? [] : values)
                    : null,
            Archive = level == SealLevel.LTA,
        };
        return await EdcSeal.SealAsync(Credential(certificate).ToJsonString(), authority.Signer(name), [certificate], options);
    }

    private static async Task<VerificationReport> Verify(byte[] document, SealTrust trust, DateTimeOffset? now = null) =>
        await new CredentialVerifier(seals: new(trust)).VerifyAsync(
            document,
            new() { Now = now ?? Whole(TimeProvider.System.GetUtcNow()) }
        );

    private static byte[] Token(string entry, string kind) =>
        Convert.FromBase64String(
            JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(entry))![kind]!["tstTokens"]![0]![
                "val"
            ]!.GetValue<string>()
        );

    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private sealed class Replaying(ITimeStampAuthority authority) : ITimeStampAuthority
    {
        public async ValueTask<ReadOnlyMemory<byte>> StampAsync(ReadOnlyMemory<byte> request, CancellationToken cancel)
        {
            var older = System.Security.Cryptography.Pkcs.Rfc3161TimestampRequest.CreateFromData(
                "another"u8,
                HashAlgorithmName.SHA256,
                requestSignerCertificates: true
            );
            return await authority.StampAsync(older.Encode(), cancel);
        }
    }
}
