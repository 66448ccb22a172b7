using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Seals;
using Testamur.Credentials.Tests.Fuzzing;
using Testamur.Credentials.Verification;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Seals;

/// <summary>Seals made to deceive: none is valid, none gets through with an exception, none takes long.</summary>
public sealed class SealHostileTests
{
    // A new RSA key for each test would take longer than the tests.
    internal static readonly ForgedSeal forger = new();

    [Fact]
    public async Task The_forged_seals_would_verify_without_their_flaw()
    {
        var report = await Verify(SealSamples.Text(forger.Document()));
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        Assert.Equal(Outcome.Passed, report[CheckCode.IssuerBinding].Outcome);
        Assert.Equal(Verdict.Valid, report.Verdict);
    }

    public static TheoryData<string, string> Headers =>
        new()
        {
            { """{"alg":"none"}""", "algorithm" },
            { """{"alg":"None"}""", "algorithm" },
            { """{"alg":"HS256"}""", "algorithm" },
            { """{"alg":"RS1"}""", "algorithm" },
            { """{"alg":"EdDSA"}""", "algorithm" },
            { """{"alg":5}""", "algorithm" },
            { """{"jwk":{"kty":"RSA"}}""", "not allowed" },
            { """{"jku":"https://127.0.0.1/keys"}""", "not allowed" },
            { """{"x5u":"https://127.0.0.1/certificate"}""", "not allowed" },
            { """{"x5t":"AAAAAAAAAAAAAAAAAAAAAAAAAAA"}""", "not allowed" },
            { """{"sigD":{}}""", "not allowed" },
            { """{"b64":"false"}""", "well formed" },
            { """{"b64":null}""", "well formed" },
            { """{"crit":["b64","sigT","exp"],"exp":1}""", "extensions" },
            { """{"crit":["b64","sigT","sigPl"],"sigPl":{}}""", "extensions" },
            { """{"crit":["b64","adoTst"]}""", "extensions" },
            { """{"crit":["b64","b64"]}""", "extensions" },
            { """{"crit":["sigT"]}""", "extensions" },
            { """{"crit":[]}""", "extensions" },
            { """{"crit":"b64"}""", "extensions" },
            { """{"iat":1780272000}""", "when it was made" },
            { """{"sigT":"2026-06-01T00:00:00"}""", "when it was made" },
            { """{"sigT":"yesterday"}""", "when it was made" },
            { """{"x5t#S256":"short"}""", "well formed" },
            { """{"x5c":[]}""", "certificates" },
            { """{"x5c":"one"}""", "certificates" },
            { """{"x5c":[5]}""", "certificates" },
            { """{"adoTst":{}}""", "time stamps" },
            { """{"adoTst":{"tstTokens":[]}}""", "time stamps" },
        };

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task A_header_that_breaks_a_rule_is_refused_for_it(string member, string why)
    {
        var changes = JsonNode.Parse(member)!.AsObject();
        var document = forger.Document(header =>
        {
            foreach (var (name, value) in changes)
                header[name] = value?.DeepClone();
        });
        await Refused(SealSamples.Text(document), why);
    }

    [Fact]
    public async Task A_header_without_what_it_needs_is_refused()
    {
        foreach (
            var (names, why) in new[]
            {
                ("sigT,crit", "extensions"),
                ("crit", "extensions"),
                ("x5c,x5t#S256", "certificate"),
                ("alg", "algorithm"),
            }
        )
        {
            var document = forger.Document(header =>
            {
                foreach (var name in names.Split(','))
                    header.Remove(name);
            });
            await Refused(SealSamples.Text(document), why);
        }
        await Refused(
            SealSamples.Text(forger.Document(header => (header["sigT"], header["crit"]) = (null, new JsonArray("b64")))),
            "when it was made"
        );
    }

    [Fact]
    public async Task One_name_twice_in_a_header_is_refused_also_when_it_is_written_otherwise()
    {
        var header = forger.Header().ToJsonString();
        await Refused(SealSamples.Text(forger.Document(header[..^1] + ""","alg":"none"}""")), "two members");
        await Refused(SealSamples.Text(forger.Document(header[..^1] + ""","\u0061lg":"none"}""")), "two members");
    }

    [Fact]
    public async Task A_key_is_used_only_with_its_own_algorithms()
    {
        var document = SealSamples.Text(forger.Document(header => header["alg"] = "ES256"));
        Assert.Equal(Reasons.IntegritySealAlgorithm, (await Verify(document))[CheckCode.Integrity].Reason);
        // The classic: the public key as a secret.
        var secret = forger.Certificate.GetRSAPublicKey()!.ExportSubjectPublicKeyInfo(); // it is an RSA certificate
        await Refused(
            SealSamples.Text(forger.Document(header => header["alg"] = "HS256", input => HMACSHA256.HashData(secret, input))),
            "algorithm"
        );
        var otherPadding = SealSamples.Text(forger.Document(header => header["alg"] = "PS256"));
        Assert.Equal(Reasons.IntegritySignatureMismatch, (await Verify(otherPadding))[CheckCode.Integrity].Reason);
        using var small = new ForgedSeal(bits: 1024);
        Assert.Equal(
            Reasons.IntegritySealAlgorithm,
            (await Verify(SealSamples.Text(small.Document())))[CheckCode.Integrity].Reason
        );
    }

    [Theory]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    [InlineData("PS512")]
    public async Task The_other_RSA_algorithms_verify(string algorithm)
    {
        var hash = new HashAlgorithmName("SHA" + algorithm[2..]);
        var padding = algorithm[0] == 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        var document = forger.Document(header => header["alg"] = algorithm, input => forger.Key.SignData(input, hash, padding));
        Assert.Equal(Verdict.Valid, (await Verify(SealSamples.Text(document))).Verdict);
    }

    [Fact]
    public async Task The_certificate_must_be_the_one_that_the_header_names_and_for_signing()
    {
        using var other = new ForgedSeal();
        var digest = Multibase.ToBase64Url(SHA256.HashData(other.Certificate.RawData));
        var document = SealSamples.Text(forger.Document(header => header["x5t#S256"] = digest));
        Assert.Equal(Reasons.IntegritySealCertificateMismatch, (await Verify(document))[CheckCode.Integrity].Reason);
        var named = SealSamples.Decode(SealSamples.Signature(SealSamples.Json(SealSamples.Names[1]))["protected"])[
            "kid"
        ]!.DeepClone();
        document = SealSamples.Text(forger.Document(header => header["kid"] = named));
        Assert.Equal(Reasons.IntegritySealCertificateMismatch, (await Verify(document))[CheckCode.Integrity].Reason);
        using var encrypting = new ForgedSeal(X509KeyUsageFlags.KeyEncipherment);
        Assert.Equal(
            Reasons.IntegritySealCertificateUsage,
            (await Verify(SealSamples.Text(encrypting.Document())))[CheckCode.Integrity].Reason
        );
        foreach (var kid in new[] { "../../etc/passwd", "' OR 1=1--", "\u0000", new string('A', 10_000) })
        {
            var odd = SealSamples.Text(forger.Document(header => header["kid"] = kid));
            Assert.Equal(Outcome.Passed, (await Verify(odd))[CheckCode.Integrity].Outcome); // no name of a certificate, and nothing is looked up by it
        }
    }

    [Fact]
    public async Task A_header_that_carries_no_certificate_leaves_the_seal_open()
    {
        var document = SealSamples.Text(forger.Document(header => header.Remove("x5c")));
        var report = await Verify(document);
        Assert.Equal(Reasons.IntegritySealCertificateMissing, report[CheckCode.Integrity].Reason);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
        var trust = new SealTrust { Intermediates = [forger.Certificate] };
        Assert.Equal(Outcome.Passed, (await Verify(document, trust))[CheckCode.Integrity].Outcome);
    }

    [Fact]
    public async Task An_encoded_text_is_read_as_the_standard_has_it_and_only_then()
    {
        var encoded = Multibase.ToBase64Url(Encoding.UTF8.GetBytes(ForgedSeal.Payload));
        foreach (var isStated in new[] { true, false })
        {
            var header = forger.Header();
            header.Remove("crit");
            header.Remove("b64");
            if (isStated)
                header["b64"] = true;
            var document = forger.Document(header.ToJsonString(), encoded);
            Assert.Equal(Verdict.Valid, (await Verify(SealSamples.Text(document))).Verdict);
            document["payload"] = ForgedSeal.Payload;
            await Refused(SealSamples.Text(document), "base64url");
        }
        // b64:false, and yet encoded: what was signed is the text itself.
        var plain = forger.Document();
        plain["payload"] = encoded;
        Assert.NotEqual(Verdict.Valid, (await Verify(SealSamples.Text(plain))).Verdict);
    }

    [Fact]
    public async Task Garbage_among_what_was_added_is_no_evidence_and_no_exception()
    {
        var sample = SealSamples.Json("elm/mc-annex1-sealed.jws.json");
        var real = SealSamples.Signature(sample)["header"]!["etsiU"]!.AsArray().Select(SealSamples.Decode).ToList();
        var token = Convert.FromBase64String(real[0]["sigTst"]!["tstTokens"]![0]!["val"]!.GetValue<string>());
        var list = Convert.FromBase64String(real[2]["rVals"]!["crlVals"]![0]!["val"]!.GetValue<string>());
        var answer = Convert.FromBase64String(real[2]["rVals"]!["ocspVals"]![0]!["val"]!.GetValue<string>());
        var certificate = Convert.FromBase64String(real[1]["xVals"]![0]!["x509Cert"]!["val"]!.GetValue<string>());
        byte[][] garbage =
        [
            [],
            [0x30],
            [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF],
            [0x30, 0x80, 0x00, 0x00],
            .. Enumerable
                .Range(0, 64)
                .Select(depth => Enumerable.Repeat<byte[]>([0x30, 0x80], depth * 50).SelectMany(b => b).ToArray()),
            .. new[] { token, list, answer, certificate }.SelectMany(Damaged),
        ];
        foreach (var bytes in garbage)
        {
            var text = Convert.ToBase64String(bytes);
            var stamped = forger.WithEntries($$$"""{"sigTst":{"tstTokens":[{"val":"{{{text}}}"}]}}""");
            var report = await Verify(SealSamples.Text(stamped));
            Assert.Equal(Outcome.Failed, report[CheckCode.Integrity].Outcome);
            Assert.Equal(SealLevel.B, report.Seal!.Level);
            var revoked = forger.WithEntries(
                $$$"""{"xVals":[{"x509Cert":{"val":"{{{text}}}"}}]}""",
                $$$"""{"rVals":{"crlVals":[{"val":"{{{text}}}"}],"ocspVals":[{"val":"{{{text}}}"}]}}"""
            );
            report = await Verify(SealSamples.Text(revoked), new() { Anchors = [forger.Certificate] });
            Assert.Equal(Reasons.IssuerIdentitySealRevocationUnknown, report[CheckCode.IssuerIdentity].Reason);
        }
        foreach (
            var odd in new[]
            {
                "null",
                "5",
                "{}",
                "[]",
                """{"tstTokens":5}""",
                """{"tstTokens":[5]}""",
                """{"tstTokens":[{"val":5}]}""",
                """[{"x509Cert":5}]""",
                """{"crlVals":{}}""",
                """{"crlVals":[null]}""",
            }
        )
        {
            foreach (var name in new[] { "sigTst", "arcTst", "xVals", "rVals", "tstVD", "unheardOf" })
                Assert.NotNull(await Verify(SealSamples.Text(forger.WithEntries($$$"""{"{{{name}}}":{{{odd}}}}"""))));
        }
    }

    [Fact]
    public async Task A_flood_of_certificates_lists_and_stamps_is_bounded()
    {
        var certificate = Convert.ToBase64String(forger.Certificate.RawData);
        var many = string.Join(',', Enumerable.Repeat($$$"""{"x509Cert":{"val":"{{{certificate}}}"}}""", 300));
        var sample = SealSamples.Json("mynextid/edc-coe-sealed.jws.json");
        var real = SealSamples.Signature(sample)["header"]!["etsiU"]!.AsArray().Select(SealSamples.Decode).ToList();
        var token = real[0]["sigTst"]!["tstTokens"]![0]!.ToJsonString();
        var list = real[2]["rVals"]!["crlVals"]![0]!.ToJsonString();
        var document = forger.WithEntries([
            $$$"""{"xVals":[{{{many}}}]}""",
            $$$"""{"rVals":{"crlVals":[{{{string.Join(',', Enumerable.Repeat(list, 40))}}}]}}""",
            .. Enumerable.Repeat($$$"""{"arcTst":{"tstTokens":[{{{string.Join(',', Enumerable.Repeat(token, 6))}}}]}}""", 5),
        ]);
        Assert.NotEqual(
            Verdict.Valid,
            (await Verify(SealSamples.Text(document), new() { Anchors = [forger.Certificate] })).Verdict
        );
    }

    [Fact]
    public async Task Damaged_seals_get_a_whole_report_and_never_speak_for_another_text()
    {
        var inputs =
            int.Parse(Environment.GetEnvironmentVariable("TESTAMUR_FUZZ") ?? "100000", CultureInfo.InvariantCulture) / 100;
        var own = SealSamples.Text(forger.Document());
        (byte[] Seed, JadesSeal Seal)[] seeds =
        [
            .. SealSamples.Names.Take(2).Select(name => (SealSamples.Bytes(name), SealSamples.Read(name))),
            (own, Read(own)),
        ];
        var verifier = new CredentialVerifier();
        for (var i = 0; i < inputs; i++)
        {
            var random = new SeededSource((ulong)i);
            var (seed, seal) = seeds[random.Below(seeds.Length)];
            var document = Mutations.Of(seed, random);
            var report = await verifier.VerifyAsync(document, new() { Now = ForgedSeal.Now });
            Assert.Equal(10, report.Checks.Count);
            if (report[CheckCode.Integrity].Outcome == Outcome.Passed)
                Assert.True(Read(document).Payload.Span.SequenceEqual(seal.Payload.Span), $"Input {i} says something else.");
        }
    }

    private static IEnumerable<byte[]> Damaged(byte[] der)
    {
        for (var i = 0; i < 20; i++)
        {
            var random = new SeededSource((ulong)i);
            var copy = (byte[])der.Clone();
            for (var j = 0; j < 3; j++)
                copy[random.Below(copy.Length)] ^= (byte)(1 << random.Below(8));
            yield return copy;
            yield return der[..random.Below(der.Length)];
        }
    }

    private static JadesSeal Read(byte[] document)
    {
        Assert.True(JadesSeal.TryParse(document, out var seal, out var problem), problem);
        return seal;
    }

    private static async Task Refused(byte[] document, string why)
    {
        var report = await Verify(document);
        Assert.Equal(Verdict.Invalid, report.Verdict);
        Assert.Equal(Outcome.Failed, report[CheckCode.Format].Outcome);
        Assert.Contains(why, report[CheckCode.Format].Detail, StringComparison.Ordinal);
    }

    internal static async Task<VerificationReport> Verify(byte[] document, SealTrust? trust = null)
    {
        var clock = Stopwatch.StartNew();
        var report = await new CredentialVerifier(seals: new(trust)).VerifyAsync(document, new() { Now = ForgedSeal.Now });
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
        Assert.Equal(10, report.Checks.Count);
        return report;
    }
}
