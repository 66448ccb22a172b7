using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Settings;

namespace Testamur.Web.Modules.Alliance;

/// <summary>
/// The code that lets whoever reads the server's console become the first administrator. Each start without people makes a new
/// one; only its hash is stored, and using it deletes it.
/// </summary>
internal sealed class FirstRunCode(AppDb db)
{
    public const string Key = "firstRunCode";

    // Without I, L, O, 0 and 1: twenty of these are 99 bits and can be read out.
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    public async Task<bool> IsAwaitedAsync(CancellationToken cancel) => !await db.Users.AnyAsync(cancel);

    /// <returns>The code as it is to be shown, once.</returns>
    public async Task<string> MakeAsync(CancellationToken cancel)
    {
        var code = string.Join('-', RandomNumberGenerator.GetString(Letters, 20).Chunk(5).Select(part => new string(part)));
        var hash = HashOf(code);
        if (await ReplaceAsync(hash, cancel))
            return code;
        db.Add(new Setting { Key = Key, Value = hash });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another node made one at the same moment. The last one counts, as after a restart.
            db.ChangeTracker.Clear();
            await ReplaceAsync(hash, cancel);
        }

        return code;
    }

    private async Task<bool> ReplaceAsync(string hash, CancellationToken cancel) =>
        await db.Set<Setting>()
            .Where(setting => setting.Key == Key)
            .ExecuteUpdateAsync(setting => setting.SetProperty(s => s.Value, hash), cancel) == 1;

    /// <summary>Uses the code up. Inside the caller's transaction, so that a run that fails later leaves it usable.</summary>
    public async Task<bool> UseAsync(string? code, CancellationToken cancel)
    {
        var hash = HashOf(code ?? "");
        return await db.Set<Setting>().Where(s => s.Key == Key && s.Value == hash).ExecuteDeleteAsync(cancel) == 1;
    }

    private static string HashOf(string code) =>
        Ids.Hash(string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)));
}

/// <summary>Shows the code on the console when a server starts that nobody has set up.</summary>
internal sealed class FirstRunAnnouncement(IServiceScopeFactory scopes, IOptions<TestamurOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Demo)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var code = scope.ServiceProvider.GetRequiredService<FirstRunCode>();
        if (!await code.IsAwaitedAsync(cancellationToken))
            return;
        // Not through the log: logs are kept and shipped elsewhere, and this opens the installation.
        await Console.Out.WriteLineAsync(
            $"\nNobody has an account yet. Open {options.Value.Link("/first-run")} and enter this code:\n\n    "
                + $"{await code.MakeAsync(cancellationToken)}\n"
        );
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
