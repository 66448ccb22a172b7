using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Stacks;

/// <summary>The platform with wallets held in the test's own hands, so that a test says exactly what somebody holds.</summary>
public sealed class StacksApps : IAsyncLifetime
{
    private readonly Lazy<Task<App>>[] _apps;

    public StacksApps() => _apps = [new(() => StartAsync([])), new(StartOnPostgresAsync)];

    internal HandMadeHoldings Holdings { get; } = new();

    internal Task<App> OnAsync(DatabaseKind database) => _apps[(int)database].Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var app in _apps.Where(app => app.IsValueCreated))
            await (await app.Value).DisposeAsync();
    }

    private Task<App> StartAsync(Dictionary<string, string?> settings) =>
        App.StartAsync(settings, services => services.AddSingleton<IHoldings>(Holdings));

    private async Task<App> StartOnPostgresAsync() =>
        await StartAsync(
            new()
            {
                ["Testamur:Database:Provider"] = "Postgres",
                ["Testamur:Database:Connection"] = await Apps.NewPostgresDatabaseAsync() + ";Maximum Pool Size=20",
            }
        );
}

/// <summary>Wallets that a test filled itself.</summary>
internal sealed class HandMadeHoldings : IHoldings
{
    public ConcurrentDictionary<PersonId, List<HoldingView>> Of { get; } = new();

    public Task<IReadOnlyList<HoldingView>> ListAsync(PersonId person, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<HoldingView>>(Of.GetValueOrDefault(person) ?? []);

    public Task<IReadOnlyList<IReadOnlyList<HoldingView>>> ListWalletsAsync(int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<HoldingView>>>([.. Of.Values.Take(most)]);
}
