using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

public sealed class EncryptionRotationTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_new_encryption_key_wraps_the_data_keys_alone_and_the_one_before_is_needed_no_more(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var kek = Path.Combine(app.DataFolder, "keys", "kek");
        var (before, sealedBefore) = (await File.ReadAllTextAsync(kek), await SealedAsync(app, home));
        var names = await app.InScopeAsync(null, services => Task.FromResult(services.Get<PlatformSecret>().Derive("x")));

        var wrapped = await app.InScopeAsync(null, services => services.Get<RotateEncryption>().EncryptionKeyAsync(default));
        Assert.True(wrapped >= 2); // the institution's and the platform's own
        Assert.NotEqual(before, await File.ReadAllTextAsync(kek));
        Assert.Equal(sealedBefore, await SealedAsync(app, home));
        Assert.Equal(before, await File.ReadAllTextAsync(kek + ".old"));
        File.Delete(kek + ".old");

        Assert.Single(await registrar.IssueAsync(1));
        await app.InScopeAsync(
            null,
            async services =>
            {
                var secret = new PlatformSecret();
                await secret.ReadAsync(services.Get<DataKeys>(), default);
                Assert.Equal(names, secret.Derive("x"));
            }
        );

        // With the one before alone nothing opens, and the platform says so instead of starting.
        var after = await File.ReadAllTextAsync(kek);
        await File.WriteAllTextAsync(kek, before);
        await app.InScopeAsync(
            null,
            async services =>
            {
                var refused = await Assert.ThrowsAsync<StartRefusedException>(() => services.PrepareKeysAsync(default));
                Assert.Contains("another encryption key", refused.Message, StringComparison.Ordinal);
            }
        );
        await File.WriteAllTextAsync(kek, after);
        await app.InScopeAsync(null, services => services.PrepareKeysAsync(default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task New_data_keys_seal_every_secret_anew_and_the_ones_before_open_nothing(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var before = await SealedAsync(app, home);
        Assert.Equal(3, before.Count);
        var count = await app.InScopeAsync(null, services => services.Get<RotateEncryption>().DataKeysAsync(default));
        Assert.True(count >= 3);
        var after = await SealedAsync(app, home);
        Assert.DoesNotContain(after, before.Contains);
        Assert.Single(await registrar.IssueAsync(1));

        // Put back by somebody who still has the old data key, or out of an old backup, a secret does not open.
        await app.InScopeAsync(
            home,
            async services =>
            {
                var key = await services.Get<AppDb>().Set<IssuingKey>().AsNoTracking().FirstAsync();
                foreach (var old in before)
                {
                    await Assert.ThrowsAnyAsync<CryptographicException>(() =>
                        services.Get<Envelope>().OpenSignerAsync(key.Type, Convert.FromHexString(old), key.Record, default)
                    );
                }
            }
        );
    }

    private static Task<List<string>> SealedAsync(App app, Institution home) =>
        app.InScopeAsync(
            home,
            async services =>
                (await services.Get<AppDb>().Set<IssuingKey>().OrderBy(key => key.Role).ToListAsync())
                    .Select(key => Convert.ToHexString(key.SealedPrivateKey ?? []))
                    .ToList()
        );
}
