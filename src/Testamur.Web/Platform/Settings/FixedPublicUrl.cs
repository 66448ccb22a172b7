using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Platform.Settings;

/// <summary>
/// The public address stands in every identifier and DID that was ever issued, so a data folder keeps the one it started with.
/// </summary>
internal sealed class FixedPublicUrl(AppDb db, IOptions<TestamurOptions> options, IConfiguration configuration)
{
    private const string Key = "publicUrl";

    /// <exception cref="StartRefusedException">The data folder was started with another address.</exception>
    public async Task EnsureAsync(CancellationToken cancel)
    {
        var wanted = options.Value.PublicUrl.TrimEnd('/');
        var stored = await db.Set<Setting>().SingleOrDefaultAsync(setting => setting.Key == Key, cancel);
        if (stored is null)
        {
            db.Add(new Setting { Key = Key, Value = wanted });
            await db.SaveChangesAsync(cancel);
        }
        else if (configuration["Testamur:PublicUrl"] is null)
        {
            options.Value.PublicUrl = stored.Value; // nobody asked for another
        }
        else if (stored.Value != wanted)
        {
            throw new StartRefusedException(
                $"This data folder was started as {stored.Value}; credentials issued from it carry that address. Start with "
                    + $"--public-url {stored.Value}, or use a new folder (--data) for {wanted}."
            );
        }
    }
}
