using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Seals;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests.Seals;

/// <summary>The verifier's whole report on sealed credentials, real ones and forged ones.</summary>
public sealed class SealedCredentialTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ForgedSeal forger = new();

    [Theory]
    [InlineData("elm/mc-annex1-sealed.jws.json", "Ana Andromeda", "ORGANIZACION TEST", "ORGANIZACION TEST", "Micro-Credential")]
    [InlineData("mynextid/edc-coe-sealed.jws.json", "John Doe", "Velocert OÜ", "VELOCERT OU", null)]
    [InlineData("mynextid/edc-dc-sealed.jws.json", "John Doe", "Velocert OÜ", "VELOCERT OU", null)]
    public async Task Real_credentials_say_who_what_and_by_whom(
        string name,
        string learner,
        string claimed,
        string registered,
        string? what
    )
    {
        var report = await new CredentialVerifier(seals: new(SealSamples.Trust(name))).VerifyAsync(
            SealSamples.Bytes(name),
            new() { Now = Now }
        );
        Assert.Equal("European Digital Credential (JAdES BASELINE-LTA)", report.FormatName);
        foreach (
            var code in new[]
            {
                CheckCode.Format,
                CheckCode.Integrity,
                CheckCode.IssuerBinding,
                CheckCode.IssuerIdentity,
                CheckCode.Validity,
            }
        )
            Assert.True(report[code].Outcome == Outcome.Passed, $"{code}: {report[code].Detail}");
        Assert.Equal(Outcome.NotApplicable, report[CheckCode.Status].Outcome);
        Assert.Equal(Verdict.Valid, report.Verdict);
        var summary = report.Summary!;
        Assert.Equal(learner, summary.SubjectName);
        Assert.Equal(claimed, summary.IssuerName);
        Assert.Equal(registered, summary.RegisteredIssuerName);
        Assert.False(string.IsNullOrWhiteSpace(summary.AchievementName));
        if (what is not null)
            Assert.Equal(what, summary.AchievementName);
    }

    [Fact]
    public async Task A_sealed_presentation_without_exactly_one_credential_is_intact_and_open()
    {
        var report = await new CredentialVerifier().VerifyAsync(
            SealSamples.Bytes("edc/json_sealed_advanced.jws.json"),
            new() { Now = Now }
        );
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        Assert.Equal(Reasons.CheckSealedSeveral, report[CheckCode.IssuerBinding].Reason);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
        Assert.Equal(10, report.Checks.Count);
        var two = Presentation("VerifiablePresentation", 2);
        Assert.Equal(Verdict.Undetermined, (await Verify(two)).Verdict);
    }

    [Theory]
    [InlineData("VerifiablePresentation")]
    [InlineData("EuropeanDigitalPresentation")]
    public async Task A_credential_in_a_sealed_presentation_is_judged_as_sealed(string type)
    {
        var report = await Verify(Presentation(type, 1));
        Assert.Equal("Forger", report.Summary!.IssuerName);
        Assert.Equal(Verdict.Valid, report.Verdict);
    }

    [Fact]
    public async Task Broken_shapes_do_not_undo_a_seal()
    {
        // Without a credentialSubject the data model is broken; real sealed credentials break their shapes, too.
        var report = await Verify(Sealed(credential => credential.Remove("credentialSubject")));
        Assert.Equal(Outcome.Failed, report[CheckCode.Schema].Outcome);
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        Assert.Equal(Verdict.Valid, report.Verdict);
    }

    [Theory]
    [InlineData("validFrom", "2023-09-27T13:54:17+02:00", Outcome.Passed)]
    [InlineData("validFrom", "2023-09-27T13:54:17", Outcome.Passed)]
    [InlineData("validFrom", "2026-06-01T00:00:00", Outcome.Undetermined)]
    [InlineData("validFrom", "2026-06-03T00:00:00", Outcome.Failed)]
    [InlineData("validUntil", "2026-06-03T00:00:00", Outcome.Passed)]
    [InlineData("validUntil", "2026-06-01T00:00:00", Outcome.Undetermined)]
    [InlineData("validUntil", "2026-05-30T00:00:00", Outcome.Failed)]
    [InlineData("validUntil", "9999-12-31T23:59:59", Outcome.Passed)]
    [InlineData("validFrom", "0001-01-01T00:00:00", Outcome.Passed)]
    [InlineData("validUntil", "2026-02-30T00:00:00", Outcome.Failed)]
    public async Task A_time_without_a_zone_counts_where_the_zone_makes_no_difference(string member, string time, Outcome outcome)
    {
        var report = await Verify(Sealed(credential => credential[member] = time));
        Assert.Equal(outcome, report[CheckCode.Validity].Outcome);
    }

    [Fact]
    public async Task What_is_sealed_around_another_secured_document_is_judged_by_the_seal_alone()
    {
        // Whoever puts its own seal on somebody else's credential does not become its issuer.
        var report = await Verify(Sealed(credential => credential["issuer"] = "did:web:uni.example"));
        Assert.NotEqual(Outcome.Passed, report[CheckCode.IssuerBinding].Outcome);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
    }

    [Fact]
    public async Task A_trust_source_is_asked_about_the_registered_identifier_and_only_once_it_is_confirmed()
    {
        var source = new Asked();
        var document = SealSamples.Bytes("elm/mc-annex1-sealed.jws.json");
        var report = await new CredentialVerifier(trust: source).VerifyAsync(document, new() { Now = Now });
        Assert.Empty(source.Issuers);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
        var seals = SealSamples.Trust("elm/mc-annex1-sealed.jws.json");
        report = await new CredentialVerifier(trust: source, seals: new(seals)).VerifyAsync(document, new() { Now = Now });
        Assert.Equal(["VATES-A00000000"], source.Issuers);
        Assert.Equal(Outcome.Passed, report[CheckCode.IssuerAuthority].Outcome);
        Assert.Equal(Verdict.Valid, report.Verdict);
    }

    [Fact]
    public async Task The_report_as_JSON_has_the_facts_of_the_seal()
    {
        var report = await new CredentialVerifier().VerifyAsync(
            SealSamples.Bytes("elm/mc-annex1-sealed.jws.json"),
            new() { Now = Now }
        );
        var seal = report.ToJson()["seal"]!;
        Assert.Equal("BASELINE-LTA", seal["level"]!.GetValue<string>());
        Assert.Equal("VATES-A00000000", seal["organizationIdentifier"]!.GetValue<string>());
        Assert.Equal("2025-05-10T14:31:15Z", seal["notAfter"]!.GetValue<string>());
        Assert.Equal(3, seal["timeStamps"]!.AsArray().Count);
        Assert.Equal(5, seal["steps"]!.AsArray().Count);
    }

    [Fact]
    public async Task Assessment_credits_and_level_are_read_from_the_model()
    {
        var path = Path.Combine(
            Testamur.Tests.Shared.RepositoryRoot.Path,
            "tests",
            "Samples",
            "constructed",
            "micro-credential.eu-elements.json"
        );
        var credential = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        var summary = (
            await Verify(SealSamples.Text(forger.Document(forger.Header().ToJsonString(), credential.ToJsonString())))
        ).Summary!;
        Assert.Equal("Pass", summary.Grade);
        Assert.Equal("Supervised with ID verification", summary.Supervision);
        Assert.Equal("2", summary.EctsPoints);
        Assert.Equal("6", summary.EqfLevel);
        Assert.StartsWith("Micro-credential", summary.AchievementName, StringComparison.Ordinal);
        Assert.Equal("Example University", summary.IssuerName);
        Assert.Equal("Forger", summary.RegisteredIssuerName);
        // The same assessment, named by its identifier where it is used.
        var claim = credential["credentialSubject"]!["hasClaim"]!.AsObject();
        var assessment = claim["provenBy"]!.DeepClone();
        credential["evidence"] = assessment;
        claim["provenBy"] = assessment["id"]!.DeepClone();
        summary = (
            await Verify(SealSamples.Text(forger.Document(forger.Header().ToJsonString(), credential.ToJsonString())))
        ).Summary!;
        Assert.Equal("Pass", summary.Grade);
    }

    private static byte[] Sealed(Action<JsonObject> change)
    {
        var credential = JsonNode.Parse(ForgedSeal.Payload)!.AsObject();
        credential["type"] = new JsonArray("VerifiableCredential", "EuropeanDigitalCredential");
        change(credential);
        return SealSamples.Text(forger.Document(forger.Header().ToJsonString(), credential.ToJsonString()));
    }

    private static byte[] Presentation(string type, int count)
    {
        var presentation = new JsonObject
        {
            ["type"] = new JsonArray("VerifiablePresentation", type),
            ["verifiableCredential"] = new JsonArray([
                .. Enumerable.Range(0, count).Select(_ => JsonNode.Parse(ForgedSeal.Payload)),
            ]),
        };
        return SealSamples.Text(forger.Document(forger.Header().ToJsonString(), presentation.ToJsonString()));
    }

    private static async Task<VerificationReport> Verify(byte[] document) =>
        await new CredentialVerifier().VerifyAsync(document, new() { Now = ForgedSeal.Now });

    private sealed class Asked : ITrustSource
    {
        public List<string> Issuers { get; } = [];

        public ValueTask<IssuerTrust> AssessAsync(TrustQuestion question, CancellationToken cancel)
        {
            Issuers.Add(question.IssuerId);
            return ValueTask.FromResult(new IssuerTrust(Outcome.Passed, Outcome.Passed, "Uni", "all"));
        }
    }
}
