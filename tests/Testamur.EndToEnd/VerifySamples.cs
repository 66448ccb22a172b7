using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Testamur.Tests.Shared;

namespace Testamur.EndToEnd;

/// <summary>
/// Real files of other projects at the verify page, told apart in words that somebody in a personnel office understands: no code, acronym or
/// identifier before the reader asks for the particulars.
/// </summary>
internal static partial class VerifySamples
{
    private static readonly (string Name, string File, string Verdict, string[] Says)[] Samples =
    [
        // Sealed by a test authority that nobody here vouches for.
        ("sealed", "elm/mc-annex1-sealed.jws.json", "undetermined", ["Micro-credential", "as claimed", "do not rely on it yet"]),
        ("expired", "ob30/simple-err-expired.json", "invalid", ["It was valid until", "Do not rely on it"]),
        ("unsealed", "edubadges-style-ob30/uvh_at_microcredential_full_1.json", "invalid", ["carries no seal", "as claimed"]),
        ("old-badge", "ob20/simple-badge.png", "undetermined", ["do not rely on it yet"]),
        ("changed", "ob30/simple-err-proof-value.json", "invalid", ["something was changed after sealing"]),
    ];

    /// <summary>Hands in one after the other, and takes a picture of each answer.</summary>
    public static async Task TellApartAsync(Visitor employer)
    {
        foreach (var (name, file, verdict, says) in Samples)
        {
            await employer.GoToAsync("/verify");
            var path = Path.Combine(RepositoryRoot.Path, "tests", "Samples", file);
            await employer.Page.Locator("input[type=file]").First.SetInputFilesAsync(path);
            await employer.ClickAsync(employer.Page.Locator("main form button").Last);
            await Assertions.Expect(employer.Page.Locator("[data-verdict]").First).ToHaveAttributeAsync("data-verdict", verdict);
            var seen = await employer.Page.Locator("main").InnerTextAsync();
            foreach (var words in says)
                Assert.Contains(words, seen, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(Jargon(), seen);
            await employer.PictureAsync($"verify-{name}");
        }
    }

    // What is inside the closed particulars is not rendered, so not part of the text.
    [GeneratedRegex(
        @"urn:|did:|https?:|\b(JSON|JWT|JWS|JAdES|EDC|ELM|VC|SHACL|RDF|OB|DID|RSA|ES256|EdDSA|API|URI|URL|eddsa|Ed25519)\b|[0-9a-f]{8}-[0-9a-f]{4}"
    )]
    private static partial Regex Jargon();
}
