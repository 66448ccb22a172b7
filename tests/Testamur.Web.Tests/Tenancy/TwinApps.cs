using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Tenancy;

/// <summary>One pair of twins on each database, for all tests that only look at them.</summary>
public sealed class TwinApps : IAsyncLifetime
{
    public const string Collection = "Twins";

    private readonly Apps _apps = new();
    private readonly Lazy<Task<Twins>>[] _twins;

    public TwinApps() =>
        _twins = [
            .. Enum.GetValues<DatabaseKind>()
                .Select(database => new Lazy<Task<Twins>>(async () => await Twins.SetAsync(await _apps.OnAsync(database)))),
        ];

    internal Task<Twins> OnAsync(DatabaseKind database) => _twins[(int)database].Value;

    public Task InitializeAsync() => _apps.InitializeAsync();

    public async Task DisposeAsync()
    {
        foreach (var made in _twins.Where(twins => twins.IsValueCreated))
            (await made.Value).Dispose();
        await _apps.DisposeAsync();
    }
}

[CollectionDefinition(TwinApps.Collection)]
public sealed class TwinCollection : ICollectionFixture<TwinApps>;
