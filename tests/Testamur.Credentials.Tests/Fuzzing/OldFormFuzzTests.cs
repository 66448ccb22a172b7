using System.Globalization;
using System.Text;
using Testamur.Credentials.Baking;
using Testamur.Credentials.Tests.OpenBadges2;
using Testamur.Credentials.Tests.Samples;
using Testamur.Credentials.Verification;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Fuzzing;

/// <summary>Damaged pictures, badges, tokens and certificates of older forms: a whole report for each, and none valid that says something else than what was kept or written.</summary>
public sealed class OldFormFuzzTests
{
    // Fewer than the others get: each of these costs many times as much.
    private static readonly int Inputs =
        int.Parse(Environment.GetEnvironmentVariable("TESTAMUR_FUZZ") ?? "100000", CultureInfo.InvariantCulture) / 50;

    [Fact]
    public async Task Damaged_documents_get_a_whole_report_and_are_never_valid()
    {
        using var badge = new OldBadge(isSigned: false);
        using var signed = new OldBadge(isSigned: true);
        var world = SampleWorld.Load();
        var picture = SampleWorld.Read("ob20/simple-badge.png");
        var token = Encoding.ASCII.GetString(signed.AsToken());
        (CredentialVerifier Verifier, byte[] Seed)[] seeds =
        [
            (new(resources: signed), signed.AsToken()),
            (new(resources: signed), BakedPng.Bake(picture, token)),
            (new(resources: signed), BakedSvg.Bake("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), token)),
            (new(resources: badge), badge.AsJson()),
            (new(resources: badge), BakedPng.Bake(picture, Encoding.UTF8.GetString(badge.AsJson()))),
            (new(world, world, resources: world, chain: world), SampleWorld.Read("blockcerts/v3/ethereum-sepolia-v3.json")),
            (new(world, world, resources: world, chain: world), SampleWorld.Read("clr20/simple.jwt")),
        ];
        var options = new VerificationOptions { Now = SampleFacts.Now };
        for (var i = 0; i < Inputs; i++)
        {
            var random = new SeededSource((ulong)i);
            var (verifier, seed) = seeds[random.Below(seeds.Length)];
            var document = Mutations.Of(seed, random);
            var report = await verifier.VerifyAsync(document, options);
            Assert.True(report.Checks.Count == 10, $"Input {i} has {report.Checks.Count} checks.");
            if (report.Verdict == Verdict.Valid)
                Assert.Equal(Words(await verifier.VerifyAsync(seed, options)), Words(report));
        }
    }

    private static string Words(VerificationReport report) => $"{report.Summary! with { Types = [], StatusEntry = null }}"; // valid ones have one
}
