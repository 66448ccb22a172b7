using System.Net;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Keys;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

public sealed class KeyTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    private static readonly RecordName Row = new("t", new InstitutionId(new Guid(1, 2, 3, new byte[8])), Guid.Empty, "p");

    [Fact]
    public async Task A_sealed_key_opens_for_its_own_row_only()
    {
        var envelope = await EnvelopeAsync();
        using var secret = PrivateKey.Generate(KeyType.Ed25519);
        var sealedKey = envelope.Seal(secret, Row);
        Assert.Equal(secret.PublicKey, envelope.OpenSigner(KeyType.Ed25519, sealedKey, Row).PublicKey);
        RecordName[] others =
        [
            Row with
            {
                Table = "u",
            },
            Row with
            {
                Institution = default,
            },
            Row with
            {
                Row = new Guid(4, 5, 6, new byte[8]),
            },
            Row with
            {
                Purpose = "q",
            },
        ];
        foreach (var other in others)
            Assert.ThrowsAny<CryptographicException>(() => envelope.OpenSigner(KeyType.Ed25519, sealedKey, other));
        for (var i = 0; i < sealedKey.Length; i++)
        {
            var changed = (byte[])sealedKey.Clone();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => envelope.OpenSigner(KeyType.Ed25519, changed, Row));
        }
    }

    [Fact]
    public async Task Nothing_that_is_shown_logged_or_thrown_holds_key_bytes()
    {
        var envelope = await EnvelopeAsync();
        using var secret = PrivateKey.Generate(KeyType.Ed25519);
        var bytes = secret.ExportBytes();
        var sealedKey = envelope.Seal(secret, Row);
        var thrown = Assert.ThrowsAny<CryptographicException>(() =>
            envelope.OpenSigner(KeyType.Ed25519, sealedKey, Row with { Purpose = "q" })
        );
        var shown = $"{envelope} {secret} {thrown} {envelope.OpenSigner(KeyType.Ed25519, sealedKey, Row)}";
        foreach (var form in Forms(bytes))
            Assert.DoesNotContain(form, shown, StringComparison.OrdinalIgnoreCase);
        Assert.False(sealedKey.AsSpan().IndexOf(bytes) >= 0);

        var app = await apps.OnAsync(DatabaseKind.Sqlite);
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
        foreach (var form in keys.SelectMany(key => Forms(key.SealedPrivateKey)))
            Assert.DoesNotContain(form, answers, StringComparison.OrdinalIgnoreCase);
        Assert.All(keys, key => Assert.Contains("redacted", key.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_encryption_key_is_made_once_and_only_its_owner_may_read_it()
    {
        await EnvelopeAsync();
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

    private async Task<Envelope> EnvelopeAsync() =>
        await (await apps.OnAsync(DatabaseKind.Sqlite)).InScopeAsync(null, services => Task.FromResult(services.Get<Envelope>()));

    private static string[] Forms(byte[] bytes) =>
        [
            Convert.ToHexString(bytes),
            Convert.ToBase64String(bytes),
            System.Buffers.Text.Base64Url.EncodeToString(bytes),
            string.Join(", ", bytes),
        ];
}
