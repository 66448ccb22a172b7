using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

/// <summary>A key that another took the place of, and a key that somebody else may have had: two different things.</summary>
public sealed class CompromiseTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_compromised_key_signed_since_is_invalid_and_what_it_signed_before_holds_by_our_register(
        DatabaseKind database
    )
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, person) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var before = (await registrar.IssueAsync(1))[0];
        var old = await ForgeAsync(app, home, before);
        app.Time.Advance(TimeSpan.FromHours(1));
        var since = app.Time.GetUtcNow();
        app.Time.Advance(TimeSpan.FromHours(1));
        var after = (await registrar.IssueAsync(1)).Single(credential => credential.Id() != before.Id());

        var stolen = await ForgeAsync(app, home, after);

        var keys = $"{registrar.Root}/keys";
        var counted = await registrar.Api.SendAsync(
            HttpMethod.Get,
            $"{keys}/credential-1/signed?since={Uri.EscapeDataString(since.ToString("O"))}"
        );
        Assert.Equal(1, (await counted.JsonAsync()).GetProperty("count").GetInt32());
        foreach (
            var (fragment, code, status) in new[]
            {
                ("credential-9", "issuing.keyNotFound", HttpStatusCode.NotFound),
                ("credential-1", "issuing.compromiseReason", HttpStatusCode.UnprocessableEntity),
            }
        )
        {
            var refused = await registrar.Api.SendAsync(
                HttpMethod.Post,
                $"{keys}/{fragment}/compromise",
                new { since, reason = " " }
            );
            Assert.Equal(code, await refused.CodeAsync(status));
        }

        var future = new { since = app.Time.GetUtcNow().AddMinutes(1), reason = "A laptop was stolen." };
        var early = await registrar.Api.SendAsync(HttpMethod.Post, $"{keys}/credential-1/compromise", future);
        Assert.Equal("issuing.compromiseTime", await early.CodeAsync(HttpStatusCode.UnprocessableEntity));

        var body = new { since, reason = "A laptop was stolen." };
        var done = await (await registrar.Api.SendAsync(HttpMethod.Post, $"{keys}/credential-1/compromise", body)).JsonAsync();
        Assert.Equal(1, done.GetProperty("signed").GetInt32());
        Assert.Equal("credential-2", done.GetProperty("successor").GetProperty("fragment").GetString());
        Assert.True(done.GetProperty("successor").GetProperty("signsNow").GetBoolean());
        var again = await registrar.Api.SendAsync(HttpMethod.Post, $"{keys}/credential-1/compromise", body);
        Assert.Equal("issuing.alreadyCompromised", await again.CodeAsync(HttpStatusCode.Conflict));

        Assert.Equal(("failed", "issuerBinding.keyRevoked"), await BindingAsync(app, after.DataIntegrity()));
        Assert.Equal(("passed", "issuerBinding.signedBefore"), await BindingAsync(app, before.DataIntegrity()));
        Assert.Equal(("passed", "issuerBinding.signedBefore"), await BindingAsync(app, Indented(before.DataIntegrity())));
        // The other forms were signed with other keys.
        Assert.Equal(("passed", "issuerBinding.bound"), await BindingAsync(app, after.Jwt()));
        // Whoever has the key dates back: the register does not know it, so nothing shows that it is as old as it says.
        Assert.Equal(("undetermined", "issuerBinding.keyRevokedLater"), await BindingAsync(app, old));

        var next = (await registrar.IssueAsync(1)).Single(credential =>
            credential.Id() != before.Id() && credential.Id() != after.Id()
        );
        Assert.Equal(("passed", "issuerBinding.bound"), await BindingAsync(app, next.DataIntegrity()));
        await RecallAsync(app, registrar, after, stolen);

        var document = (await registrar.PublicDocumentsAsync([]))[0];
        var did = $"did:web:localhost%3A5080:t:{home.Slug}";
        Assert.True(DidDocument.TryParse(Encoding.UTF8.GetBytes(document), did, out var parsed, out _));
        var wholeSecond = DateTimeOffset.FromUnixTimeSeconds(since.ToUnixTimeSeconds());
        Assert.Equal(wholeSecond, parsed.RevokedSince($"{did}#credential-1"));
        Assert.Null(parsed.RevokedSince($"{did}#credential-2"));

        using var browser = app.Browser(person);
        var page = await browser.PageAsync($"/t/{home.Slug}/keys");
        Assert.Contains("Unsafe since", page.Body!.TextContent, StringComparison.Ordinal);
        var day = app.Time.GetUtcNow().AddHours(-3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var path = $"/t/{home.Slug}/keys/token-1/compromise?since={day}";
        Assert.Contains("3 credentials", (await browser.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        var posted = await browser.PostFormAsync(path, "declare", ("reason", "A laptop was stolen."));
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
        Assert.Equal(("failed", "issuerBinding.keyRevoked"), await BindingAsync(app, next.Jwt()));
        await browser.PageAsync($"/t/{home.Slug}/keys/nothing/compromise", HttpStatusCode.Redirect);
    }

    [Theory, OnSqlite]
    public async Task A_key_rotated_in_the_middle_of_a_batch_is_known_before_it_signs_and_the_retired_one_signs_no_more(
        DatabaseKind database
    )
    {
        // F18 of the faults: what was signed before and after verifies, and nothing is signed by a retired key.
        var settings = await Apps.SettingsAsync(database);
        settings["Testamur:Issuing:ChunkSize"] = "4";
        await using var app = await IssuingApps.StartAsync(settings);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var batch = await registrar.PreviewAsync(12);
        Task<bool> Chunk() =>
            app.InScopeAsync(
                home,
                services => services.Get<SealChunk>().HandleAsync(new(batch.Id()), Lane.Whole, isAwaited: false, default)
            );
        Assert.True(await Chunk());
        foreach (var role in new[] { "credential", "token" })
            await (await registrar.Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/keys/{role}/rotation")).JsonAsync();
        var published = (await registrar.PublicDocumentsAsync([]))[0];
        Assert.True(await Chunk()); // the old ones still sign: a verifier's copy may be as old as the cache allows
        app.Time.Advance(TimeSpan.FromMinutes(6));
        while (await Chunk()) { }

        var credentials = await registrar.CredentialsAsync();
        Assert.Equal(12, credentials.Count);
        var signed = credentials.CountBy(credential => MethodOf(credential)).ToDictionary();
        Assert.Equal((8, 4), (signed["credential-1"], signed["credential-2"]));
        Assert.Contains("#credential-2", published, StringComparison.Ordinal);
        Assert.Contains("#token-2", published, StringComparison.Ordinal);
        foreach (var credential in credentials)
        {
            Assert.Equal(("passed", "issuerBinding.bound"), await BindingAsync(app, credential.DataIntegrity()));
            Assert.Equal(("passed", "issuerBinding.bound"), await BindingAsync(app, credential.Jwt()));
        }
    }

    // The drill: what the key signed since is issued anew by one act, and the old one is revoked and names the new one.
    private static async Task RecallAsync(App app, Registrar registrar, JsonElement signed, string stolen)
    {
        var path = $"{registrar.Root}/keys/credential-1/recall";
        var other = await registrar.Api.SendAsync(HttpMethod.Post, path, new { reason = "A laptop was stolen.", count = 2 });
        Assert.Equal("issuing.countDiffers", await other.CodeAsync(HttpStatusCode.Conflict));
        var untouched = await registrar.Api.SendAsync(
            HttpMethod.Post,
            $"{registrar.Root}/keys/credential-2/recall",
            new { reason = "A laptop was stolen.", count = 1 }
        );
        Assert.Equal("issuing.keyNotCompromised", await untouched.CodeAsync(HttpStatusCode.Conflict));

        var body = new { reason = "A laptop was stolen.", count = 1 };
        var done = await (await registrar.Api.SendAsync(HttpMethod.Post, path, body)).JsonAsync();
        Assert.Equal((1, 0), (done.GetProperty("reissued").GetInt32(), done.GetProperty("revoked").GetInt32()));
        using var batch = JsonDocument.Parse($$"""{"id":{{done.GetProperty("batches")[0].GetRawText()}}}""");
        await registrar.WaitUntilDoneAsync(batch.RootElement);
        var credentials = await registrar.CredentialsAsync();
        var old = credentials.Single(credential => credential.Id() == signed.Id());
        Assert.NotEqual(JsonValueKind.Null, old.GetProperty("revokedAt").ValueKind);
        var replaced = credentials.Single(credential => credential.GetProperty("batch").GetGuid() == batch.RootElement.Id());
        Assert.Equal("credential-2", MethodOf(replaced));
        Assert.Equal(old.GetProperty("learnerEmail").GetString(), replaced.GetProperty("learnerEmail").GetString());
        // The lists are older than the clock by now; the job signs them anew.
        await app.InScopeAsync(
            null,
            services => ActivatorUtilities.CreateInstance<RepublishStatus>(services).Execute(null!, default).AsTask() // it needs no context
        );
        // Only the text that was issued here is told which, not what the thief wrote under its name.
        var report = await ReplacementTests.ReportAsync(app, old.DataIntegrity());
        Assert.Equal(replaced.PublicId(), ReplacementTests.ReplacedBy(report));
        var forged = await ReplacementTests.ReportAsync(app, stolen);
        Assert.Equal(
            ("passed", "failed"),
            (ReplacementTests.OutcomeOf(forged, "integrity"), ReplacementTests.OutcomeOf(forged, "status"))
        );
        Assert.Null(ReplacementTests.ReplacedBy(forged));
    }

    private static string MethodOf(JsonElement credential)
    {
        using var document = JsonDocument.Parse(credential.DataIntegrity());
        var method = document.RootElement.GetProperty("proof").GetProperty("verificationMethod").GetString()!;
        return method[(method.IndexOf('#', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>What a thief makes with the key: another credential, dated as the real one.</summary>
    private static Task<string> ForgeAsync(App app, Modules.Alliance.Institution home, JsonElement real) =>
        app.InScopeAsync(
            home,
            async services =>
            {
                using var signer = await services.Get<Signers>().FindAsync(KeyRole.Credential, default);
                var forged = (JsonObject)JsonNode.Parse(real.DataIntegrity())!;
                forged.Remove("proof");
                forged["credentialSubject"]!["id"] = "mailto:thief@example.org";
                var options = new ProofOptions
                {
                    VerificationMethod = signer!.VerificationMethod,
                    Created = DateTimeOffset.FromUnixTimeSeconds(app.Time.GetUtcNow().ToUnixTimeSeconds()),
                };
                return DataIntegrity.Sign(forged, signer.Signer, options).ToJsonString();
            }
        );

    private static async Task<(string?, string?)> BindingAsync(App app, string document)
    {
        using var stranger = app.Api(null);
        using var content = new StringContent(document, Encoding.UTF8, "application/json");
        var report = await (await stranger.PostAsync(new Uri("/api/v1/verifications", UriKind.Relative), content)).JsonAsync();
        var binding = report
            .GetProperty("checks")
            .EnumerateArray()
            .Single(check => check.GetProperty("code").GetString() == "issuerBinding");
        return (binding.GetProperty("outcome").GetString(), binding.GetProperty("reason").GetString());
    }

    private static string Indented(string json) =>
        JsonNode.Parse(json)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}
