using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Credentials.Seals;
using Testamur.Credentials.Verification;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Seals;

/// <summary>Real sealed credentials: every fact that others observed, and what happens when one byte is another.</summary>
public sealed class SealSampleTests
{
    // Years after the certificates of the older samples expired.
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Samples => SealSamples.All;

    [Fact]
    public void Every_sealed_document_of_the_manifest_is_tested() =>
        Assert.Equal(SealSamples.Names, SealSamples.InManifest().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_fact_that_others_observed_is_reported(string name)
    {
        var expected = SealSamples.Expected(name)["seal"]!.AsObject();
        var report = new SealVerifier().Verify(SealSamples.Read(name), Now);
        foreach (var (fact, value) in expected)
        {
            var ours = fact switch
            {
                "container" => "JWS JSON general", // nothing else is read
                "alg" => report.Algorithm,
                "sealVerifies" => report.IsIntact,
                "payloadEncoding" => SealSamples.Read(name).IsEncoded ? "encoded" : "unencoded",
                "level" => $"BASELINE-{report.Level}",
                "etsiU" => List(report.Additions),
                "sigT" => Credentials.Json.DateTimeStamp.Format(report.SignedAt),
                "crit" => List(report.Critical),
                "headerKeys" => List(report.HeaderNames),
                "x5cLength" => report.CertificateCount,
                "x5tS256Matches" => report.ThumbprintMatches,
                "signer" => report.Signer,
                "issuerCA" => report.IssuedBy,
                "notBefore" => Time(report.NotBefore),
                "notAfter" => Time(report.NotAfter),
                "timestamps" => Stamps(report),
                _ => (JsonNode?)$"not known: {fact}",
            };
            var same = JsonNode.DeepEquals(value, ours);
            FactTable.Add("seals", name, fact, value?.ToJsonString(), same ? value?.ToJsonString() : ours?.ToJsonString());
            Assert.True(same, $"{fact}: {value?.ToJsonString()} is expected, {ours?.ToJsonString()} is ours");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Offline_and_years_after_it_expired_a_seal_is_proven_by_its_time_stamps(string name)
    {
        var report = new SealVerifier(SealSamples.Trust(name)).Verify(SealSamples.Read(name), Now.AddYears(20));
        Assert.All(report.Steps, step => Assert.True(step.Outcome == Outcome.Passed, $"{step.Code}: {step.Detail}"));
        Assert.Equal(report.TimeStamps.First(stamp => stamp.Kind == "sigTst").Time, report.ProvenAt);
        Assert.NotNull(report.OrganizationIdentifier);
        Assert.True(report.Statements is { IsQualified: true, IsForSeals: true });
        Assert.Contains("0.4.0.194112.1.1", report.Statements.Policies);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Without_trusted_time_stamps_an_expired_certificate_proves_nothing(string name)
    {
        var trust = SealSamples.Trust(name) with { TimeStampAnchors = [] };
        var report = new SealVerifier(trust).Verify(SealSamples.Read(name), Now.AddYears(20));
        Assert.True(report.IsIntact);
        Assert.Null(report.ProvenAt);
        Assert.Equal(Outcome.Undetermined, report[SealStepCode.TimeStamps].Outcome);
        Assert.Equal(Reasons.IntegrityTimeStampAuthorityUnknown, report[SealStepCode.TimeStamps].Reason);
        Assert.Equal(Outcome.Undetermined, report[SealStepCode.Authority].Outcome);
        Assert.Equal(Reasons.IssuerIdentitySealTimeUnproven, report[SealStepCode.Authority].Reason);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Nobody_is_known_without_anchors_and_another_authority_does_not_vouch(string name)
    {
        var seal = SealSamples.Read(name);
        Assert.Equal(Reasons.IssuerIdentitySealNoAnchors, new SealVerifier().Verify(seal, Now)[SealStepCode.Authority].Reason);
        var own = SealSamples.Trust(name);
        var other = new SealVerifier(own with { Anchors = own.TimeStampAnchors }).Verify(seal, Now);
        Assert.Equal(Outcome.Undetermined, other[SealStepCode.Authority].Outcome);
        Assert.Equal(Reasons.IssuerIdentitySealUnknownAuthority, other[SealStepCode.Authority].Reason);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_changed_byte_of_the_text_says_that_the_text_was_changed(string name)
    {
        var document = SealSamples.Json(name);
        var payload = document["payload"]!.GetValue<string>();
        var at = payload.IndexOf("credentials/v1", StringComparison.Ordinal);
        document["payload"] = payload[..at] + "k" + payload[(at + 1)..];
        Refused(document, Reasons.IntegritySealTextChanged);
        document["payload"] = payload + " ";
        Refused(document, Reasons.IntegritySealTextChanged);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_changed_byte_of_the_signature_says_that_the_signature_is_damaged(string name)
    {
        var document = SealSamples.Json(name);
        var text = SealSamples.Signature(document)["signature"]!.GetValue<string>();
        foreach (var at in new[] { 0, 100, text.Length - 4 })
        {
            SealSamples.Signature(document)["signature"] = Flipped(text, at);
            Refused(document, Reasons.IntegritySealSignatureDamaged);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_changed_byte_of_the_certificate_says_that_it_is_another_one(string name)
    {
        foreach (
            var (at, reason) in new[]
            {
                (600, Reasons.IntegritySealCertificateMismatch),
                (2, Reasons.IntegritySealCertificateUnreadable),
            }
        )
        {
            var document = SealSamples.Json(name);
            var header = SealSamples.Decode(SealSamples.Signature(document)["protected"]);
            var certificate = Convert.FromBase64String(header["x5c"]![0]!.GetValue<string>());
            certificate[at] ^= 1;
            header["x5c"]![0] = Convert.ToBase64String(certificate);
            SealSamples.Signature(document)["protected"] = SealSamples.Encode(header);
            Refused(document, reason);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_changed_byte_of_each_time_stamp_says_that_this_one_is_damaged(string name)
    {
        foreach (var kind in new[] { "sigTst", "arcTst", "adoTst" })
        {
            foreach (var part in new[] { "imprint", "signature" })
            {
                var document = SealSamples.Json(name);
                if (!Change(document, kind, token => Damage(token, part)))
                    continue;
                var report = Refused(document, Reasons.IntegrityTimeStampDamaged);
                Assert.Contains(kind, report[CheckCode.Integrity].Detail, StringComparison.Ordinal);
                Assert.False(report.Seal!.TimeStamps.First(stamp => stamp.Kind == kind).Outcome == Outcome.Passed);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_good_time_stamp_of_something_else_says_that_it_does_not_fit(string name)
    {
        var document = SealSamples.Json(name);
        var list = SealSamples.Signature(document)["header"]!["etsiU"]!.AsArray();
        var first = SealSamples.Decode(list[0])["sigTst"]!.DeepClone();
        list[^1] = SealSamples.Encode(new JsonObject { ["arcTst"] = first });
        var report = Refused(document, Reasons.IntegrityTimeStampMismatch);
        Assert.Equal(SealLevel.LT, report.Seal!.Level);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_an_archive_time_stamp_covers_cannot_be_exchanged(string name)
    {
        var document = SealSamples.Json(name);
        var list = SealSamples.Signature(document)["header"]!["etsiU"]!.AsArray();
        list.RemoveAt(2);
        Refused(document, Reasons.IntegrityTimeStampMismatch);
    }

    internal static VerificationReport Refused(JsonObject document, string reason)
    {
        // No source is asked, so nothing is waited for.
        var report = new CredentialVerifier()
            .VerifyAsync(SealSamples.Text(document), new() { Now = Now })
            .AsTask()
            .GetAwaiter()
            .GetResult();
        Assert.Equal(Verdict.Invalid, report.Verdict);
        Assert.Equal(reason, report[CheckCode.Integrity].Reason);
        Assert.Equal(10, report.Checks.Count);
        return report;
    }

    private static bool Change(JsonObject document, string kind, Func<byte[], byte[]> change)
    {
        var signature = SealSamples.Signature(document);
        if (kind == "adoTst")
        {
            var header = SealSamples.Decode(signature["protected"]);
            if (!header.ContainsKey(kind))
                return false;
            Replace(header[kind]!, change);
            signature["protected"] = SealSamples.Encode(header);
            return true;
        }
        var list = signature["header"]!["etsiU"]!.AsArray();
        for (var i = 0; i < list.Count; i++)
        {
            var entry = SealSamples.Decode(list[i]);
            if (!entry.ContainsKey(kind))
                continue;
            Replace(entry[kind]!, change);
            list[i] = SealSamples.Encode(entry);
            return true;
        }
        return false;
    }

    private static void Replace(JsonNode container, Func<byte[], byte[]> change)
    {
        var token = container["tstTokens"]![0]!.AsObject();
        token["val"] = Convert.ToBase64String(change(Convert.FromBase64String(token["val"]!.GetValue<string>())));
    }

    private static byte[] Damage(byte[] token, string part)
    {
        // The signature stands last; the imprint is the octet string of 32 bytes behind the first SHA-256.
        var at =
            part == "signature" ? token.Length - 20 : token.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x05, 0x00, 0x04, 0x20]) + 10;
        token[at] ^= 1;
        return token;
    }

    private static string Flipped(string text, int at) => text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];

    private static JsonArray List(IEnumerable<string> items) => [.. items.Select(item => (JsonNode?)item)];

    private static string? Time(DateTimeOffset? time) =>
        time?.ToString("MMM d HH:mm:ss yyyy 'GMT'", CultureInfo.InvariantCulture) is { } text && text[5] == ' '
            ? text[..4] + " " + text[4..]
            : time?.ToString("MMM d HH:mm:ss yyyy 'GMT'", CultureInfo.InvariantCulture);

    private static JsonObject Stamps(SealReport report)
    {
        var stamps = new JsonObject();
        foreach (var stamp in report.TimeStamps)
            stamps[stamp.Kind] = new JsonObject
            {
                ["time"] = Time(stamp.Time),
                ["hash"] = stamp.HashAlgorithm,
                ["imprintMatches"] = stamp.ImprintMatches,
            };
        return stamps;
    }
}
