using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Platform.Recovery;

/// <summary>
/// Keeps a database closed that was put back from a backup, until it knows again what happened after it: nobody may get a status entry a second time, no list may
/// go back to an older version, and who was erased stays erased.
/// </summary>
internal sealed class Restored(
    AppDb db,
    AuditLog audit,
    DatabaseHome home,
    IEnumerable<IRestoreGuard> modules,
    ErasureGuard erasures
)
{
    // People are erased last: what the others write about them goes with them.
    private readonly IReadOnlyList<IRestoreGuard> _guards = [.. modules, erasures];

    /// <returns>A sentence for the operator; null when the database may be used.</returns>
    public async Task<string?> WhyClosedAsync(CancellationToken cancel)
    {
        if (!await home.IsSameAsync(cancel))
            return "The database was put back from a backup, or moved.";
        foreach (var guard in _guards)
        {
            if (await guard.FindBehindAsync(cancel) is { } behind)
                return behind;
        }

        return null;
    }

    /// <summary>Runs all guards and opens the database. Nothing is opened when one of them refuses.</summary>
    /// <returns>What each guard did.</returns>
    /// <exception cref="RestoreRefusedException">A guard lacks something; what others did before stays and does no harm.</exception>
    public async Task<IReadOnlyList<string>> OpenAsync(RestoreHelp help, CancellationToken cancel)
    {
        var done = new List<string>();
        foreach (var guard in _guards)
            done.Add(await guard.BringUpAsync(help, cancel));
        audit.Record("platform.databaseRestored", "database", string.Join(' ', done));
        await db.SaveChangesAsync(cancel);
        await home.SettleAsync(cancel);
        return done;
    }
}
