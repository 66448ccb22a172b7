using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Platform.Settings;

/// <summary>
/// The public address stands in every identifier and DID that was ever issued, so a data folder keeps the one it started with.
/// </summary>
internal sealed class FixedPublicUrl(
    AppDb db,
    StoredSettings settings,
    IOptions<TestamurOptions> options,
    IConfiguration configuration
)
{
    private const string Key = "publicUrl";

    /// <exception cref="StartRefusedException">The data folder was started with another address.</exception>
    public async Task EnsureAsync(CancellationToken cancel)
    {
        var wanted = options.Value.PublicUrl.TrimEnd('/');
        var stored = await settings.ReadAsync(Key, cancel) ?? await KeepAsync(wanted, cancel);
        if (configuration["Testamur:PublicUrl"] is null)
        {
            options.Value.PublicUrl = stored; // nobody asked for another
        }
        else if (stored != wanted)
        {
            throw new StartRefusedException(
                $"This data folder was started as {stored}; credentials issued from it carry that address. Start with "
                    + $"--public-url {stored}, or use a new folder (--data) for {wanted}."
            );
        }
    }

    /// <returns>What is stored afterwards: of two nodes that start at once on an empty database the first one's address.</returns>
    private async Task<string> KeepAsync(string wanted, CancellationToken cancel)
    {
        db.Add(new Setting { Key = Key, Value = wanted });
        try
        {
            await db.SaveChangesAsync(cancel);
            return wanted;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await settings.ReadAsync(Key, cancel) ?? throw new InvalidOperationException("The address was not stored.");
        }
    }
}
