using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Keys;

internal static class KeysModule
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EncryptionKey>();
        builder.Services.AddSingleton<PlatformSecret>();
        builder.Services.AddSingleton<RotateEncryption>();
        builder.Services.AddScoped<DataKeys>();
        builder.Services.AddScoped<Envelope>();
    }

    /// <summary>A platform that could not open what is sealed does not start: it would make new keys beside those that are lost.</summary>
    /// <exception cref="StartRefusedException">The encryption key is another than the database was used with.</exception>
    public static async Task PrepareKeysAsync(this IServiceProvider services, CancellationToken cancel)
    {
        var encryption = services.GetRequiredService<EncryptionKey>();
        var wrappedBy = await services
            .GetRequiredService<AppDb>()
            .Set<DataKey>()
            .Across(Readings.Custody)
            .Select(key => key.WrappedBy)
            .Distinct()
            .ToListAsync(cancel);
        if (!wrappedBy.TrueForAll(encryption.Knows))
        {
            throw new StartRefusedException(
                "The keys in the database were sealed with another encryption key. Put the right one back: the file keys/kek of the data folder, or the setting Testamur:Keys:EncryptionKey."
            );
        }

        await services.GetRequiredService<PlatformSecret>().ReadAsync(services.GetRequiredService<DataKeys>(), cancel);
    }
}
