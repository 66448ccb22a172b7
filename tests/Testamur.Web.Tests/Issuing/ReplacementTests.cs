using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Seals;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Issuing.Seals;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

/// <summary>Whoever has a credential that was replaced is told the new one; whoever only knows its identifier writes documents of their own in vain.</summary>
public sealed class ReplacementTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_identifier_in_a_document_of_somebody_elses_is_told_nothing(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var old = (await registrar.IssueAsync(1))[0];
        var replaced = await ReplaceAsync(registrar, old);
        Assert.Equal(replaced.PublicId(), ReplacedBy(await ReportAsync(app, old.DataIntegrity())));

        // Another member signs it with its own key and takes it back by its own list.
        var (other, elsewhere, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _2 = other;
        var own = (await other.IssueAsync(1))[0];
        var revocation = new { code = "other", reason = "Taken back." };
        await (
            await other.Api.SendAsync(HttpMethod.Post, $"{other.Root}/credentials/{own.Id()}/revocation", revocation)
        ).JsonAsync();
        var borrowed = await app.InScopeAsync(
            elsewhere,
            async services =>
            {
                using var signer = await services.Get<Signers>().FindAsync(KeyRole.Credential, default);
                return Sign(app, own, signer!.Signer, signer.VerificationMethod, "id", old.PublicId()); // it issues
            }
        );
        await AssertToldNothingAsync(app, borrowed, binding: "passed");

        // Somebody signs in the name of the institution and names its own list.
        using var key = PrivateKey.Generate(KeyType.Ed25519);
        var method = $"{key.PublicKey.ToDidKey()}#{key.PublicKey.ToMultikey()}";
        var claimed = Sign(app, old, key.CreateSigner(), method, "name", "A name of one's own");
        await AssertToldNothingAsync(app, claimed, binding: "failed");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_certificate_with_the_identifier_of_the_institution_is_told_nothing(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        using var authority = new Authority();
        await SealTests.InstallAsync(registrar, authority, "VATFI-12345678");
        var old = (await registrar.IssueAsync(1))[0];
        var replaced = await ReplaceAsync(registrar, old);
        var genuine = old.GetProperty("european").GetString()!; // there is a seal
        Assert.EndsWith(
            replaced.PublicId()["urn:uuid:".Length..],
            ReplacedBy(await ReportAsync(app, genuine)),
            StringComparison.Ordinal
        );

        await AssertToldNothingAsync(app, Seal(app, home, genuine), binding: "passed");
    }

    /// <summary>That nothing but who issued it is wrong with it.</summary>
    private static async Task AssertToldNothingAsync(App app, string document, string binding)
    {
        var report = await ReportAsync(app, document);
        Assert.Equal(
            ("passed", binding, "failed"),
            (OutcomeOf(report, "integrity"), OutcomeOf(report, "issuerBinding"), OutcomeOf(report, "status"))
        );
        Assert.Null(ReplacedBy(report));
    }

    private static async Task<JsonElement> ReplaceAsync(Registrar registrar, JsonElement old)
    {
        var path = $"{registrar.Root}/batches/{old.GetProperty("batch").GetGuid()}/reissue";
        var anew = await (
            await registrar.Api.SendAsync(HttpMethod.Post, path, new { reason = "The day was wrong." })
        ).JsonAsync();
        await registrar.ConfirmAsync(anew);
        await registrar.WaitUntilDoneAsync(anew);
        return (await registrar.CredentialsAsync()).Single(one => one.GetProperty("replaces").ToString() == $"{old.Id()}");
    }

    /// <summary>The same with one member of one's own.</summary>
    private static string Sign(App app, JsonElement real, ISigner signer, string method, string member, string value)
    {
        var document = (JsonObject)JsonNode.Parse(real.DataIntegrity())!; // it was signed
        document.Remove("proof");
        document[member] = value;
        var options = new ProofOptions { VerificationMethod = method, Created = WholeSecond(app) };
        return DataIntegrity.Sign(document, signer, options).ToJsonString();
    }

    /// <summary>Another learner's name under a certificate that says that it is the institution's.</summary>
    private static string Seal(App app, Institution home, string genuine)
    {
        using var key = PrivateKey.Generate(KeyType.P256);
        using var authority = new Authority();
        var signer = key.CreateSigner();
        var request = CertificateRequests.Make(signer, home.LegalName, "VATFI-12345678", home.CountryCode);
        using var certificate = X509Certificate2.CreateFromPem(authority.Certify(request));
        var payload = (string?)JsonNode.Parse(genuine)!["payload"] ?? "";
        var changed = payload.Replace("Learner 1", "Learner 2", StringComparison.Ordinal);
        Assert.NotEqual(payload, changed);
        return Encoding.UTF8.GetString(EdcSeal.Seal(changed, signer, [certificate], new() { SignedAt = WholeSecond(app) }));
    }

    private static DateTimeOffset WholeSecond(App app) =>
        DateTimeOffset.FromUnixTimeSeconds(app.Time.GetUtcNow().ToUnixTimeSeconds());

    internal static string? OutcomeOf(JsonElement report, string code) =>
        report
            .GetProperty("checks")
            .EnumerateArray()
            .Single(check => check.GetProperty("code").GetString() == code)
            .GetProperty("outcome")
            .GetString();

    /// <summary>What a stranger is told.</summary>
    internal static async Task<JsonElement> ReportAsync(App app, string document)
    {
        using var stranger = app.Api(null);
        using var content = new StringContent(document, Encoding.UTF8, "application/json");
        using var answer = await stranger.PostAsync(new Uri("/api/v1/verifications", UriKind.Relative), content);
        return await answer.JsonAsync(HttpStatusCode.OK);
    }

    /// <summary>The identifier of what was issued in its place; null when the stranger is told none.</summary>
    internal static string? ReplacedBy(JsonElement report) =>
        report.GetProperty("replacedBy") is { ValueKind: JsonValueKind.Object } replacement
            ? replacement.GetProperty("id").GetString()
            : null;
}
