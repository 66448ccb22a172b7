using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Testamur.Web.Tests.Hosting;

/// <summary>
/// The platform on each database, for one class of tests at a time. Starting it takes longer than most tests, so a class hands it on to the next
/// one of its kind; tests make institutions and people of their own. One whose clock was moved is not handed on. While nobody has it, its jobs stand
/// still: dozens of platforms that look every few seconds whether there is work would take a good part of the machine.
/// </summary>
public abstract class LentApps : IAsyncLifetime
{
    // More never stand by: so many classes run beside each other.
    private const int MostIdle = 4;

    private static readonly ConcurrentDictionary<(Type Kind, DatabaseKind Database), ConcurrentBag<App>> Idle = new();

    private readonly Lazy<Task<App>>[] _lent;

    static LentApps() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var app in Idle.Values.SelectMany(apps => apps))
                app.DeleteFolder();
        };

    private protected LentApps() =>
        _lent = [.. Enum.GetValues<DatabaseKind>().Select(database => new Lazy<Task<App>>(() => LendAsync(database)))];

    internal Task<App> OnAsync(DatabaseKind database) => _lent[(int)database].Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var database in Enum.GetValues<DatabaseKind>().Where(database => _lent[(int)database].IsValueCreated))
        {
            var app = await _lent[(int)database].Value;
            var idle = IdleOf(database);
            if (app.Time.WasMoved || idle.Count >= MostIdle)
                await app.DisposeAsync();
            else
            {
                await app.RestAsync();
                idle.Add(app);
            }
        }
    }

    /// <summary>Replaces what the tests of a class hold in their own hands.</summary>
    private protected virtual void Replace(IServiceCollection services) { }

    private ConcurrentBag<App> IdleOf(DatabaseKind database) => Idle.GetOrAdd((GetType(), database), _ => []);

    private async Task<App> LendAsync(DatabaseKind database)
    {
        if (!IdleOf(database).TryTake(out var idle))
            return await App.StartAsync(await Apps.SettingsAsync(database), Replace);
        await idle.WakeAsync();
        return idle;
    }
}
