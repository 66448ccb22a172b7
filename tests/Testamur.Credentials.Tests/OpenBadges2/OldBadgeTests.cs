using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Testamur.Credentials.Baking;
using Testamur.Credentials.Tests.Samples;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests.OpenBadges2;

public sealed class OldBadgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 30, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_hosted_badge_that_equals_what_its_issuer_keeps_is_valid()
    {
        using var badge = new OldBadge(isSigned: false);
        var report = await Verify(badge.AsJson(), badge);
        Assert.Equal(CredentialFormat.OpenBadges2, report.Format);
        Assert.Equal((Outcome.Passed, Reasons.FormatOld), Of(report, CheckCode.Format));
        Assert.Equal((Outcome.Passed, Reasons.IntegrityHosted), Of(report, CheckCode.Integrity));
        Assert.Equal((Outcome.Passed, Reasons.IssuerBindingHosted), Of(report, CheckCode.IssuerBinding));
        Assert.Equal(Outcome.Passed, report[CheckCode.Status].Outcome);
        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.Equal(Enum.GetValues<CheckCode>(), report.Checks.Select(check => check.Code));
        Assert.Equal(
            ("Robotics", "University", OldBadge.IssuerId),
            (report.Summary?.AchievementName, report.Summary?.IssuerName, report.Summary?.IssuerId)
        );
        Assert.Null(report.Summary?.SubjectName);
    }

    [Fact]
    public async Task A_signed_badge_is_valid_under_a_key_that_its_issuer_names()
    {
        using var badge = new OldBadge(isSigned: true);
        var report = await Verify(badge.AsToken(), badge);
        Assert.Equal((Outcome.Passed, Reasons.IntegrityVerified), Of(report, CheckCode.Integrity));
        Assert.Equal((Outcome.Passed, Reasons.IssuerBindingBound), Of(report, CheckCode.IssuerBinding));
        Assert.Equal((Outcome.Passed, Reasons.StatusActive), Of(report, CheckCode.Status));
        Assert.Equal(Verdict.Valid, report.Verdict);
    }

    [Fact]
    public async Task Without_pages_nothing_is_known()
    {
        using var badge = new OldBadge(isSigned: false);
        using var signed = new OldBadge(isSigned: true);
        foreach (var document in new[] { badge.AsJson(), signed.AsToken(), SampleWorld.Read("ob20/basic-assertion.json") })
        {
            var report = await Verify(document, null);
            Assert.Equal(Outcome.Undetermined, report[CheckCode.Integrity].Outcome);
            Assert.Equal(Outcome.Undetermined, report[CheckCode.IssuerBinding].Outcome);
            Assert.Equal(Outcome.Undetermined, report[CheckCode.Status].Outcome);
            Assert.Equal(Verdict.Undetermined, report.Verdict);
        }
    }

    [Fact]
    public async Task The_baked_badge_of_1EdTech_is_the_assertion_beside_it()
    {
        var report = await Verify(SampleWorld.Read("ob20/simple-badge.png"), null);
        Assert.Equal("baked badge (PNG): Open Badges 2.0", report.FormatName);
        Assert.Equal("https://example.org/beths-robotics-badge.json", report.Summary?.CredentialId);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
    }

    [Fact]
    public async Task A_picture_that_holds_only_an_address_gives_the_badge_kept_there()
    {
        using var badge = new OldBadge(isSigned: false);
        var png = BakedPng.Bake(SampleWorld.Read("ob20/simple-badge.png"), OldBadge.Id);
        var report = await Verify(png, badge);
        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.Equal("Robotics", report.Summary?.AchievementName);
        Assert.Equal(Verdict.Undetermined, (await Verify(png, null)).Verdict);
    }

    [Fact]
    public async Task A_badge_that_differs_from_what_is_kept_is_invalid()
    {
        using var badge = new OldBadge(isSigned: false);
        badge.Assertion["issuedOn"] = "2017-12-31T23:59:59Z";
        Assert.Equal(
            (Outcome.Failed, Reasons.IntegrityHostedMismatch),
            Of(await Verify(badge.AsJson(), badge), CheckCode.Integrity)
        );
    }

    [Fact]
    public async Task A_withdrawn_badge_is_revoked()
    {
        using var badge = new OldBadge(isSigned: false)
        {
            Kept = new() { ["id"] = OldBadge.Id, ["revoked"] = true },
        };
        Assert.Equal((Outcome.Failed, Reasons.StatusRevoked), Of(await Verify(badge.AsJson(), badge), CheckCode.Status));
        using var signed = new OldBadge(isSigned: true);
        signed.List["revokedAssertions"] = new JsonArray(
            new JsonObject { ["id"] = "urn:uuid:1", ["revocationReason"] = "error" }
        );
        var report = await Verify(signed.AsToken(), signed);
        Assert.Equal((Outcome.Failed, Reasons.StatusRevoked), Of(report, CheckCode.Status));
        Assert.Equal(Verdict.Invalid, report.Verdict);
        signed.List["issuer"] = "https://evil.example/";
        Assert.Equal(
            (Outcome.Undetermined, Reasons.StatusListRefused),
            Of(await Verify(signed.AsToken(), signed), CheckCode.Status)
        );
        signed.More[OldBadge.ListId] = null;
        Assert.Equal(
            (Outcome.Undetermined, Reasons.StatusUnavailable),
            Of(await Verify(signed.AsToken(), signed), CheckCode.Status)
        );
    }

    [Fact]
    public async Task A_signature_is_not_dodged_by_saying_that_the_badge_is_hosted()
    {
        // As JSON: only the copy that the issuer keeps counts, and there is none.
        using var badge = new OldBadge(isSigned: true) { Kept = null };
        badge.Assertion["id"] = OldBadge.Id;
        badge.Assertion["verification"] = new JsonObject { ["type"] = "hosted" };
        Assert.Equal(Verdict.Undetermined, (await Verify(badge.AsJson(), badge)).Verdict);
        // As a token that says so.
        var report = await Verify(badge.AsToken(), badge);
        Assert.Equal((Outcome.Failed, Reasons.IntegrityTokenRefused), Of(report, CheckCode.Integrity));
        // Kept where the attacker may keep things.
        const string evil = "https://evil.example/badges/1/assertions/7";
        badge.Assertion["id"] = evil;
        badge.More[evil] = badge.Assertion;
        report = await Verify(badge.AsJson(), badge);
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        Assert.Equal((Outcome.Failed, Reasons.IssuerBindingOutOfScope), Of(report, CheckCode.IssuerBinding));
        Assert.Equal(Verdict.Invalid, report.Verdict);
    }

    [Fact]
    public async Task A_class_that_is_written_into_the_badge_is_kept_with_it()
    {
        using var badge = new OldBadge(isSigned: false);
        badge.Class["id"] = "urn:uuid:3";
        badge.Assertion["badge"] = badge.Class.DeepClone();
        badge.Kept = badge.Assertion;
        Assert.Equal(Verdict.Valid, (await Verify(badge.AsJson(), badge)).Verdict);
        badge.Assertion["badge"]!["id"] = "https://evil.example/1";
        Assert.Equal(
            (Outcome.Failed, Reasons.IssuerBindingOutOfScope),
            Of(await Verify(badge.AsJson(), badge), CheckCode.IssuerBinding)
        );
    }

    [Fact]
    public async Task A_badge_that_says_that_it_is_signed_and_is_not_is_invalid()
    {
        using var badge = new OldBadge(isSigned: true);
        Assert.Equal((Outcome.Failed, Reasons.IntegrityNoProof), Of(await Verify(badge.AsJson(), badge), CheckCode.Integrity));
    }

    [Fact]
    public async Task A_class_on_another_host_does_not_borrow_a_good_name()
    {
        const string evil = "https://evil.example/badges/1";
        using var badge = new OldBadge(isSigned: false);
        badge.Class["id"] = evil;
        badge.Class["name"] = "Doctor of Medicine";
        badge.More[evil] = badge.Class;
        badge.Assertion["badge"] = evil;
        badge.Kept = badge.Assertion;
        Assert.Equal(
            (Outcome.Failed, Reasons.IssuerBindingOutOfScope),
            Of(await Verify(badge.AsJson(), badge), CheckCode.IssuerBinding)
        );
        // A page that says that it is another one counts for nothing.
        badge.Class["id"] = OldBadge.ClassId;
        Assert.Equal(Outcome.Undetermined, (await Verify(badge.AsJson(), badge))[CheckCode.IssuerBinding].Outcome);
    }

    [Theory]
    [InlineData("""{"startsWith":"https://uni.example/badges/"}""", Outcome.Passed)]
    [InlineData("""{"startsWith":["https://other.example/","https://uni.example/badges/"]}""", Outcome.Passed)]
    [InlineData("""{"startsWith":"https://uni.example/other/"}""", Outcome.Failed)]
    [InlineData("""{"startsWith":"https://uni.exam"}""", Outcome.Failed)] // the beginning of a host is no host
    [InlineData("""{"allowedOrigins":["uni.example"]}""", Outcome.Passed)]
    [InlineData("""{"allowedOrigins":"https://uni.example"}""", Outcome.Passed)]
    [InlineData("""{"allowedOrigins":["example","ni.example","uni.example:8443"]}""", Outcome.Failed)]
    [InlineData("{}", Outcome.Passed)]
    public async Task The_issuer_says_where_its_badges_are_kept(string policy, Outcome outcome)
    {
        using var badge = new OldBadge(isSigned: false);
        badge.Profile["verification"] = JsonNode.Parse(policy);
        Assert.Equal(outcome, (await Verify(badge.AsJson(), badge))[CheckCode.IssuerBinding].Outcome);
    }

    [Fact]
    public async Task What_an_assertion_says_of_its_issuer_is_not_the_issuers_word()
    {
        const string evil = "https://evil.example/7";
        using var badge = new OldBadge(isSigned: false);
        badge.Assertion["id"] = evil;
        var type = (JsonObject)badge.Class.DeepClone();
        type["issuer"] = new JsonObject
        {
            ["id"] = OldBadge.IssuerId,
            ["name"] = "University",
            ["verification"] = new JsonObject { ["allowedOrigins"] = new JsonArray("evil.example", "uni.example") },
        };
        badge.Assertion["badge"] = type;
        badge.More[evil] = badge.Assertion;
        Assert.Equal(
            (Outcome.Failed, Reasons.IssuerBindingOutOfScope),
            Of(await Verify(badge.AsJson(), badge), CheckCode.IssuerBinding)
        );
        badge.More[OldBadge.IssuerId] = null;
        Assert.Equal(Outcome.Undetermined, (await Verify(badge.AsJson(), badge))[CheckCode.IssuerBinding].Outcome);
    }

    [Fact]
    [SuppressMessage("Security", "CA5385", Justification = "Weak keys are what is tested.")]
    public async Task Keys_of_others_and_weak_keys_prove_nothing()
    {
        using var other = RSA.Create(2048);
        using var badge = new OldBadge(isSigned: true);
        Assert.Equal(
            (Outcome.Failed, Reasons.IntegritySignatureMismatch),
            Of(await Verify(badge.AsToken(other), badge), CheckCode.Integrity)
        );
        // A key page of the attacker's, which even says that it is the issuer's.
        const string evil = "https://evil.example/key";
        badge.Assertion["verification"]!["creator"] = evil;
        badge.More[evil] = new()
        {
            ["id"] = evil,
            ["owner"] = OldBadge.IssuerId,
            ["publicKeyPem"] = other.ExportSubjectPublicKeyInfoPem(),
        };
        var report = await Verify(badge.AsToken(other), badge);
        Assert.Equal((Outcome.Failed, Reasons.IssuerBindingNotListed), Of(report, CheckCode.IssuerBinding));
        Assert.Equal(Verdict.Invalid, report.Verdict);
        badge.More[evil]!["owner"] = "https://evil.example/";
        Assert.Equal(
            (Outcome.Failed, Reasons.IssuerBindingOtherController),
            Of(await Verify(badge.AsToken(other), badge), CheckCode.IssuerBinding)
        );
        using var weak = RSA.Create(1024);
        using var mine = new OldBadge(isSigned: true);
        foreach (
            var pem in new[]
            {
                weak.ExportSubjectPublicKeyInfoPem(),
                mine.Key.ExportRSAPrivateKeyPem(),
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "x",
            }
        )
        {
            mine.KeyPage["publicKeyPem"] = pem;
            Assert.Equal(
                (Outcome.Undetermined, Reasons.IntegrityKeyUnusable),
                Of(await Verify(mine.AsToken(), mine), CheckCode.Integrity)
            );
        }
    }

    [Theory]
    [InlineData("http://uni.example/a")]
    [InlineData("file:///etc/passwd")]
    [InlineData("urn:uuid:1")]
    [InlineData("https:///x")]
    public async Task Only_safe_addresses_are_asked_for(string id)
    {
        using var badge = new OldBadge(isSigned: false);
        badge.Assertion["id"] = id;
        badge.Assertion["badge"] = id;
        var report = await Verify(badge.AsJson(), badge);
        Assert.Empty(badge.Fetched);
        Assert.NotEqual(Verdict.Valid, report.Verdict);
    }

    [Theory]
    [InlineData("md5$0cc175b9c0f1b6a831c399e269772661", "s", Reasons.HolderBindingWeakHash)]
    [InlineData("sha256$ecf5409f", "", Reasons.HolderBindingNoSalt)]
    [InlineData("sha256$ecf5409f", null, Reasons.HolderBindingNoSalt)]
    [InlineData("sha256$ecf5409f", "s", Reasons.HolderBindingHashed)]
    [InlineData("plain", "s", Reasons.HolderBindingWeakHash)]
    public async Task A_fingerprint_of_the_learner_that_can_be_guessed_is_said_to_be(string identity, string? salt, string reason)
    {
        using var badge = new OldBadge(isSigned: false);
        badge.Assertion["recipient"]!["identity"] = identity;
        badge.Assertion["recipient"]!["salt"] = salt;
        Assert.Equal((Outcome.Undetermined, reason), Of(await Verify(badge.AsJson(), badge), CheckCode.HolderBinding));
    }

    [Theory]
    [InlineData("expires", "\"2020-01-01T00:00:00Z\"", CheckCode.Validity, Reasons.ValidityExpired)]
    [InlineData("expires", "5", CheckCode.Validity, Reasons.ValidityUnreadable)]
    [InlineData("issuedOn", "\"2030-01-01T00:00:00Z\"", CheckCode.Validity, Reasons.ValidityNotYet)]
    [InlineData("issuedOn", "null", CheckCode.Validity, Reasons.ValidityUnreadable)]
    [InlineData("recipient", "[]", CheckCode.Schema, Reasons.SchemaViolation)]
    [InlineData("type", "\"Badge\"", CheckCode.Schema, Reasons.SchemaViolation)]
    [InlineData("badge", "[[]]", CheckCode.Schema, Reasons.SchemaViolation)]
    [InlineData("verification", "[]", CheckCode.Integrity, Reasons.IntegrityNoProof)]
    public async Task Other_rules_are_checked_too(string member, string value, CheckCode code, string reason)
    {
        using var badge = new OldBadge(isSigned: false);
        badge.Assertion[member] = JsonNode.Parse(value);
        badge.Kept = badge.Assertion;
        var report = await Verify(badge.AsJson(), badge);
        Assert.Equal((Outcome.Failed, reason), Of(report, code));
        Assert.Equal(Verdict.Invalid, report.Verdict);
    }

    private static async Task<VerificationReport> Verify(byte[] document, OldBadge? pages) =>
        await new CredentialVerifier(resources: pages).VerifyAsync(document, new() { Now = Now });

    private static (Outcome, string) Of(VerificationReport report, CheckCode code) => (report[code].Outcome, report[code].Reason);
}
