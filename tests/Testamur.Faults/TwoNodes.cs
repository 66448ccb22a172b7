namespace Testamur.Faults;

/// <summary>Two nodes for scenarios after which everything still runs; they start together once.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    public const string Name = "two nodes";

    private World? _world;

    internal async Task<World> WorldAsync() => _world ??= await World.StartAsync();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_world is not null)
            await _world.DisposeAsync();
    }
}

[CollectionDefinition(TwoNodes.Name)]
public sealed class TwoNodesCollection : ICollectionFixture<TwoNodes>;
