using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Stacks;

/// <summary>The platform with wallets held in the test's own hands, so that a test says exactly what somebody holds.</summary>
public sealed class StacksApps : LentApps
{
    private static readonly HandMadeHoldings Wallets = new();

    internal HandMadeHoldings Holdings { get; } = Wallets;

    private protected override void Replace(IServiceCollection services) => services.AddSingleton<IHoldings>(Wallets);
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
