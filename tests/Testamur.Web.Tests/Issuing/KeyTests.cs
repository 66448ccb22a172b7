using System.Net;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Keys;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

public sealed class KeyTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_sealed_key_opens_for_its_own_row_only(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var other = await app.InstitutionAsync();
        await app.InScopeAsync(
            home,
            async services =>
            {
                var envelope = services.Get<Envelope>();
                var row = new RecordName("t", home.Id, Guid.Empty, "p");
                using var secret = PrivateKey.Generate(KeyType.Ed25519);
                var sealedKey = await envelope.SealAsync(secret, row, default);
                await envelope.SealAsync(secret, row with { Institution = other.Id }, default);
                var opened = await envelope.OpenSignerAsync(KeyType.Ed25519, sealedKey, row, default);
                Assert.Equal(secret.PublicKey, opened.PublicKey);
                RecordName[] others =
                [
                    row with
                    {
                        Table = "u",
                    },
                    row with
                    {
                        Institution = other.Id,
                    },
                    row with
                    {
                        Row = new Guid(4, 5, 6, new byte[8]),
                    },
                    row with
                    {
                        Purpose = "q",
                    },
                ];
                foreach (var place in others)
                    await RefusedAsync(envelope, sealedKey, place);
                // The first, one of the data key's number, and several of what is sealed.
                foreach (var i in new[] { 0, 4, 5, 17, 33, sealedKey.Length - 1 })
                {
                    var changed = (byte[])sealedKey.Clone();
                    changed[i] ^= 1;
                    await RefusedAsync(envelope, changed, row);
                }
            }
        );
    }

    [Fact]
    public async Task Nothing_that_is_shown_logged_or_thrown_holds_key_bytes()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        await app.InScopeAsync(
            null,
            async services =>
            {
                var envelope = services.Get<Envelope>();
                var row = new RecordName("t", default, Guid.Empty, "p");
                using var secret = PrivateKey.Generate(KeyType.Ed25519);
                var bytes = secret.ExportBytes();
                var sealedKey = await envelope.SealAsync(secret, row, default);
                var thrown = await RefusedAsync(envelope, sealedKey, row with { Purpose = "q" });
                var opened = await envelope.OpenSignerAsync(KeyType.Ed25519, sealedKey, row, default);
                var shown =
                    $"{envelope} {services.Get<EncryptionKey>()} {services.Get<PlatformSecret>()} {secret} {thrown} {opened}";
                foreach (var form in Forms(bytes))
                    Assert.DoesNotContain(form, shown, StringComparison.OrdinalIgnoreCase);
                Assert.False(sealedKey.AsSpan().IndexOf(bytes) >= 0);
            }
        );

        var kek = await File.ReadAllTextAsync(Path.Combine(app.DataFolder, "keys", "kek"));
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var answers =
            await registrar.Api.GetStringAsync(new Uri($"{registrar.Root}/keys", UriKind.Relative))
            + await registrar.Api.GetStringAsync(new Uri($"/t/{registrar.Slug}/did.json", UriKind.Relative));
        Assert.DoesNotContain("\"d\"", answers, StringComparison.Ordinal);
        Assert.DoesNotContain(kek, answers, StringComparison.Ordinal);
        var keys = await app.InScopeAsync(home, services => services.Get<AppDb>().Set<IssuingKey>().ToListAsync());
        Assert.Equal(3, keys.Count);
        foreach (var form in keys.SelectMany(key => Forms(key.SealedPrivateKey ?? [])))
            Assert.DoesNotContain(form, answers, StringComparison.OrdinalIgnoreCase);
        Assert.All(keys, key => Assert.Contains("redacted", key.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_encryption_key_is_made_once_and_only_its_owner_may_read_it()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        var path = Path.Combine(app.DataFolder, "keys", "kek");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_role_has_a_key_of_its_own_and_the_public_halves_are_published(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var again = await registrar.Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/keys");
        Assert.Equal("issuing.keysExist", await again.CodeAsync(HttpStatusCode.Conflict));
        var keys = await app.InScopeAsync(home, services => services.Get<AppDb>().Set<IssuingKey>().ToListAsync());
        Assert.Equal(3, keys.Select(key => key.PublicKey).Distinct().Count());

        using var stranger = app.Api(null);
        using var document = await stranger.GetAsync(new Uri($"/t/{home.Slug}/did.json", UriKind.Relative));
        Assert.Equal("application/did+json", document.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromMinutes(5), document.Headers.CacheControl?.MaxAge);
        var did = $"did:web:localhost%3A5080:t:{home.Slug}";
        Assert.True(
            DidDocument.TryParse(await document.Content.ReadAsByteArrayAsync(), did, out var parsed, out var problem),
            problem
        );
        Assert.All(keys, key => Assert.True(parsed.Allows(ProofPurpose.AssertionMethod, $"{did}#{key.Fragment}")));
        var none = await stranger.GetAsync(new Uri("/.well-known/did.json", UriKind.Relative));
        Assert.Equal("issuing.noDidDocument", await none.CodeAsync(HttpStatusCode.NotFound));
    }

    private static Task<CryptographicException> RefusedAsync(Envelope envelope, byte[] sealedKey, RecordName place) =>
        Assert.ThrowsAnyAsync<CryptographicException>(() => envelope.OpenSignerAsync(KeyType.Ed25519, sealedKey, place, default));

    private static string[] Forms(byte[] bytes) =>
        [
            Convert.ToHexString(bytes),
            Convert.ToBase64String(bytes),
            System.Buffers.Text.Base64Url.EncodeToString(bytes),
            string.Join(", ", bytes),
        ];
}
