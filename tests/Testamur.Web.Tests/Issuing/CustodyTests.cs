using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Issuing;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Issuing.Keys.Custody;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Keys.Tokens;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

/// <summary>An institution whose tokens are signed by a device, beside one whose keys lie in the database.</summary>
[Collection("token")]
public sealed class CustodyTests
{
    [Fact]
    public async Task While_a_device_is_away_its_rows_wait_others_are_issued_and_nothing_signs_in_its_place()
    {
        var token = await SoftToken.CreateAsync();
        var published = await token.AddKeyAsync("one");
        var slug = $"u{token.Label}";
        var settings = token.Settings(slug, "one");
        settings["Testamur:Issuing:ChunkSize"] = "5";
        await using var app = await IssuingApps.StartAsync(settings);
        var home = await app.InstitutionAsync(slug: slug);
        var (registrar, _) = await Registrar.AtAsync(app, home);
        using var _1 = registrar;
        var keys = await app.InScopeAsync(home, services => services.Get<AppDb>().Set<IssuingKey>().ToListAsync());
        var kept = keys.Single(key => key.Role == KeyRole.Token);
        Assert.Equal((published.ToMultikey(), "one", null), (kept.PublicKey, kept.KeptAs, kept.SealedPrivateKey));

        var batch = await registrar.PreviewAsync(12);
        Assert.True(await SealChunkAsync(app, home, batch));
        token.TakeAway();
        // The library may have the key still open; a restarted one has not.
        var library = Pkcs11Module.Load(SoftToken.Module);
        lock (library.Gate)
            library.Restart();
        await Assert.ThrowsAsync<KeyUnavailableException>(() => SealChunkAsync(app, home, batch));
        var states = await StatesAsync(app, home, batch);
        Assert.Equal((5, 5, 2), (states[ItemState.Sealed], states[ItemState.Prepared], states[ItemState.Waiting]));
        Assert.Equal(5, (await registrar.CredentialsAsync()).Count);
        Assert.Equal("Degraded", await HealthAsync(app));
        var single = await registrar.Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/keys/token/rotation");
        Assert.Equal("platform.keyAway", await single.CodeAsync(HttpStatusCode.ServiceUnavailable));

        var (other, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _2 = other;
        Assert.Equal(3, (await other.IssueAsync(3)).Count);

        token.PutBack();
        app.Time.Advance(TimeSpan.FromMinutes(2));
        while (await SealChunkAsync(app, home, batch)) { }
        var credentials = await registrar.CredentialsAsync();
        Assert.Equal(12, credentials.Count);
        Assert.All(credentials, credential => Assert.True(IsBy(published, credential.Jwt())));
        Assert.Equal("Healthy", await HealthAsync(app));

        // The next key is another one of the device.
        var same = await registrar.Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/keys/token/rotation");
        Assert.Equal("issuing.keyUsedBefore", await same.CodeAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task With_a_wrong_pin_the_platform_starts_degraded_and_makes_no_key_of_its_own()
    {
        var token = await SoftToken.CreateAsync();
        await token.AddKeyAsync("one");
        await File.WriteAllTextAsync(token.PinFile, "0000-wrong");
        var slug = $"u{token.Label}";
        await using var app = await IssuingApps.StartAsync(token.Settings(slug, "one"));
        var home = await app.InstitutionAsync(slug: slug);
        using var api = app.Api(await app.PersonAsync("Anna", (home, Role.Administrator)));
        for (var i = 0; i < 5; i++)
        {
            var refused = await api.SendAsync(HttpMethod.Post, $"/api/v1/t/{slug}/issuing/keys");
            Assert.Equal("platform.keyAway", await refused.CodeAsync(HttpStatusCode.ServiceUnavailable));
        }

        Assert.Empty(await app.InScopeAsync(home, services => services.Get<AppDb>().Set<IssuingKey>().ToListAsync()));
        Assert.Equal("Degraded", await HealthAsync(app));
        await token.AddKeyAsync("two"); // its tries are not used up
    }

    [Fact]
    public void Settings_that_do_not_fit_are_refused_by_number()
    {
        CustodyRule Rule(Action<CustodyRule> change)
        {
            var rule = new CustodyRule
            {
                Institution = "u1",
                Role = KeyRole.Token,
                Key = "one",
                Module = "/lib.so",
                Token = "t",
                PinFile = "/pin",
            };
            change(rule);
            return rule;
        }

        CustodyRule Remote(string address, KeyRole role = KeyRole.Token) =>
            Rule(rule =>
                (rule.Module, rule.Role, rule.Service, rule.ClientId, rule.SecretFile) = (
                    null,
                    role,
                    new Uri(address),
                    "c",
                    "/secret"
                )
            );
        Assert.Null(Rule(_ => { }).Flaw);
        Assert.Null(Remote("https://service.example/csc/v2/").Flaw);
        CustodyRule[] wrong =
        [
            Rule(rule => rule.Role = KeyRole.Status),
            Rule(rule => rule.Role = null),
            Rule(rule => rule.Token = null),
            Rule(rule => rule.Key = ""),
            Rule(rule => rule.Module = null),
            Rule(rule => rule.Service = new Uri("https://service.example/csc/v2/")),
            Remote("http://service.example/csc/v2/"),
            Remote("https://service.example/csc/v2"),
            Remote("https://service.example/csc/v2/", KeyRole.Credential),
        ];
        Assert.All(wrong, rule => Assert.NotNull(rule.Flaw));

        var options = new CustodyOptions();
        options.Keys.Add(Rule(_ => { }));
        options.Keys.Add(wrong[2]);
        var found = options.Validate(new(options)).Select(result => result.ErrorMessage).ToList();
        Assert.Contains(found, message => message!.Contains("Keys:1", StringComparison.Ordinal)); // every result has one
        Assert.Contains(found, message => message!.Contains("twice", StringComparison.Ordinal));
    }

    private static bool IsBy(PublicKey key, string jwt) => Jws.TryParse(jwt, out var token, out _) && token.Verify(key);

    private static Task<bool> SealChunkAsync(App app, Institution home, JsonElement batch) =>
        app.InScopeAsync(
            home,
            services => services.Get<SealChunk>().HandleAsync(new(batch.Id()), Lane.Whole, isAwaited: false, default)
        );

    private static Task<Dictionary<ItemState, int>> StatesAsync(App app, Institution home, JsonElement batch) =>
        app.InScopeAsync(
            home,
            services =>
            {
                var id = new BatchId(batch.Id());
                return services
                    .Get<AppDb>()
                    .Set<BatchItem>()
                    .Where(item => item.Batch == id)
                    .GroupBy(item => item.State)
                    .ToDictionaryAsync(group => group.Key, group => group.Count());
            }
        );

    private static async Task<string> HealthAsync(App app)
    {
        using var stranger = app.Api(null);
        return await stranger.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
    }
}
