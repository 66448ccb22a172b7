using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Tests.Proofs;
using Testamur.Credentials.Tests.Samples;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests;

/// <summary>Comprehensive Learner Records hold credentials of others, which somebody has to look at too.</summary>
public sealed class LearnerRecordTests
{
    [Theory]
    [InlineData("clr20/simple.json")]
    [InlineData("clr20/simple.jwt")]
    public async Task The_credentials_inside_have_reports_of_their_own(string file)
    {
        var report = await new SampleFacts(SampleWorld.Load()).Report(SampleWorld.Read(file));
        var inside = Assert.Single(report.Contained);
        Assert.Equal(Outcome.Passed, inside[CheckCode.Integrity].Outcome);
        Assert.Equal(Verdict.Undetermined, inside.Verdict); // nobody says whose keys these are
        Assert.Equal((Outcome.Undetermined, Reasons.EvidenceContainedOpen), Evidence(report));
        Assert.Equal(
            "1 of the 1 credentials inside could not be confirmed when verified by themselves. Look at each of them.",
            report[CheckCode.Evidence].Detail
        );
        Assert.Single(report.ToJson()["contained"]!.AsArray());
    }

    [Fact]
    public async Task All_of_them_confirmed_is_said_and_one_that_was_changed_too()
    {
        var issuer = new Issuer(KeyType.Ed25519);
        var report = await Verify(Record(issuer, issuer.Sign("eddsa-rdfc-2022"), issuer.Sign("eddsa-jcs-2022")));
        Assert.Equal((Outcome.Passed, Reasons.EvidenceContainedConfirmed), Evidence(report));
        Assert.Equal(Verdict.Valid, report.Verdict);
        var forged = issuer.Sign("eddsa-jcs-2022");
        forged["validUntil"] = "2099-01-01T00:00:00Z";
        report = await Verify(Record(issuer, issuer.Sign("eddsa-rdfc-2022"), forged));
        Assert.Equal((Outcome.Undetermined, Reasons.EvidenceContainedOpen), Evidence(report));
        Assert.Equal([Verdict.Valid, Verdict.Invalid], report.Contained.Select(one => one.Verdict));
    }

    [Fact]
    public async Task Records_in_records_and_thousands_of_credentials_have_an_end()
    {
        var issuer = new Issuer(KeyType.Ed25519);
        var record = Record(issuer, issuer.Sign("eddsa-jcs-2022"));
        for (var depth = 0; depth < 5; depth++)
            record = Record(issuer, record);
        var report = await Verify(record);
        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.Empty(Assert.Single(report.Contained).Contained);
        report = await Verify(Record(issuer, [.. Enumerable.Range(0, 3000).Select(i => JsonValue.Create("x"))]));
        Assert.Equal(50, report.Contained.Count);
        Assert.Equal((Outcome.Undetermined, Reasons.EvidenceContainedOpen), Evidence(report));
    }

    private static JsonObject Record(Issuer issuer, params JsonNode?[] inside)
    {
        var record = new JsonObject
        {
            ["@context"] = new JsonArray(
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
            ),
            ["type"] = new JsonArray("VerifiableCredential", "ClrCredential"),
            ["issuer"] = issuer.Did,
            ["credentialSubject"] = new JsonObject { ["type"] = "ClrSubject", ["verifiableCredential"] = new JsonArray(inside) },
        };
        return Credentials.Proofs.DataIntegrity.Sign(record, issuer.Key.CreateSigner(), issuer.Options);
    }

    private static async Task<VerificationReport> Verify(JsonObject record) =>
        await new CredentialVerifier().VerifyAsync(JsonText.Write(record), new() { Now = Issuer.Now });

    private static (Outcome, string) Evidence(VerificationReport report) =>
        (report[CheckCode.Evidence].Outcome, report[CheckCode.Evidence].Reason);
}
