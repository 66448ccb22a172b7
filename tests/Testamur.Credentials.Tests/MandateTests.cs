using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests;

/// <summary>What a trust source is asked about somebody who issues for another one, and what becomes of its answer.</summary>
public sealed class MandateTests : IDisposable, ITrustSource
{
    private const string Id = "urn:uuid:5f0b0000-0000-7000-8000-888888888888";
    private static readonly DateTimeOffset Now = new(2026, 6, 30, 10, 0, 0, TimeSpan.Zero);

    private readonly PrivateKey key = PrivateKey.Generate(KeyType.Ed25519);
    private TrustQuestion? asked;
    private IssuerTrust answer = new(Outcome.Passed, Outcome.Passed, "Office", "University Act")
    {
        Mandator = "Faculty of Rivers",
        MandateText = "Senate 7/2026",
    };

    public void Dispose() => key.Dispose();

    public ValueTask<IssuerTrust> AssessAsync(TrustQuestion question, CancellationToken cancel)
    {
        asked = question;
        return ValueTask.FromResult(answer);
    }

    [Fact]
    public async Task A_mandate_that_a_badge_names_is_asked_about_and_named_in_the_report()
    {
        var report = await VerifyAsync(Badge("ext:Mandate"));
        Assert.Equal((Id, "https://example.org/specifications/1/versions/1"), (asked?.MandateId, asked?.AchievementId));
        Assert.Equal("Faculty of Rivers", report.Summary?.MandatorName);
        var check = report[CheckCode.IssuerAuthority];
        Assert.Equal((Outcome.Passed, Reasons.IssuerAuthorityByMandate), (check.Outcome, check.Reason));
        Assert.Equal(["Faculty of Rivers", "Senate 7/2026", "University Act"], check.Arguments);
    }

    [Fact]
    public async Task Other_alignments_are_no_mandate()
    {
        await VerifyAsync(Badge("ext:AwardingBody"));
        Assert.NotNull(asked);
        Assert.Null(asked.MandateId);
    }

    [Fact]
    public async Task A_mandate_that_did_not_hold_makes_the_credential_invalid()
    {
        answer = answer with { Authority = Outcome.Failed };
        var report = await VerifyAsync(Badge("ext:Mandate"));
        Assert.Equal(Reasons.IssuerAuthorityOutsideMandate, report[CheckCode.IssuerAuthority].Reason);
        Assert.Equal(Verdict.Invalid, report.Verdict);
    }

    [Fact]
    public async Task A_European_credential_names_it_as_evidence()
    {
        var credential = Badge("ext:AwardingBody");
        credential["type"] = new JsonArray("VerifiableCredential", "EuropeanDigitalCredential");
        credential["evidence"] = new JsonObject
        {
            ["id"] = Id,
            ["type"] = "Evidence",
            ["dcType"] = new JsonObject { ["id"] = "http://data.europa.eu/snb/evidence-type/c_18016257" },
            ["evidenceTarget"] = new JsonObject { ["legalName"] = new JsonObject { ["en"] = "Faculty of Rivers" } },
        };
        credential["credentialSubject"] = new JsonObject
        {
            ["hasClaim"] = new JsonObject { ["specifiedBy"] = new JsonObject { ["id"] = "https://example.org/q/1" } },
        };
        var report = await VerifyAsync(credential);
        Assert.Equal((Id, "https://example.org/q/1"), (asked?.MandateId, asked?.AchievementId));
        Assert.Equal("Faculty of Rivers", report.Summary?.MandatorName);
    }

    private JsonObject Badge(string targetType) =>
        new()
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["issuer"] = key.PublicKey.ToDidKey(),
            ["validFrom"] = "2026-01-01T00:00:00Z",
            ["credentialSubject"] = new JsonObject
            {
                ["achievement"] = new JsonObject
                {
                    ["id"] = "https://example.org/specifications/1/versions/1",
                    ["alignment"] = new JsonObject
                    {
                        ["targetType"] = targetType,
                        ["targetName"] = "Faculty of Rivers",
                        ["targetUrl"] = Id,
                    },
                },
            },
        };

    private async Task<VerificationReport> VerifyAsync(JsonObject credential)
    {
        var did = key.PublicKey.ToDidKey();
        var options = new ProofOptions { VerificationMethod = $"{did}#{key.PublicKey.ToMultikey()}", Created = Now };
        var document = Encoding.UTF8.GetBytes(DataIntegrity.Sign(credential, key.CreateSigner(), options).ToJsonString());
        return await new CredentialVerifier(trust: this).VerifyAsync(document, new VerificationOptions { Now = Now });
    }
}
