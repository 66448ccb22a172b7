using Microsoft.Extensions.Options;
using Testamur.Tests.Shared;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Tests.Hosting;

/// <summary>The platform on each database, started when a test of the class first asks for it.</summary>
public sealed class Apps : IAsyncLifetime
{
    private readonly Lazy<Task<App>>[] _apps = [new(StartOnSqliteAsync), new(StartOnPostgresAsync)];

    internal Task<App> OnAsync(DatabaseKind database) => _apps[(int)database].Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var app in _apps.Where(app => app.IsValueCreated))
            await (await app.Value).DisposeAsync();
    }

    private static async Task<App> StartOnSqliteAsync() => await App.StartAsync([]);

    private static async Task<App> StartOnPostgresAsync() =>
        await App.StartAsync(
            new()
            {
                ["Testamur:Database:Provider"] = "Postgres",
                ["Testamur:Database:Connection"] = await NewPostgresDatabaseAsync() + ";Maximum Pool Size=20",
            }
        );

    /// <summary>A database of its own, copied from one with the current schema.</summary>
    internal static async Task<string> NewPostgresDatabaseAsync()
    {
        const string Template = "testamur_template";
        var cluster = await PostgresCluster.SharedAsync();
        await cluster.PrepareTemplateAsync(Template, UpgradeAsync);
        return await cluster.CreateDatabaseAsync(
            $"test_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}",
            Template,
            CancellationToken.None
        );
    }

    private static Task UpgradeAsync(string connection)
    {
        var options = new DatabaseOptions
        {
            Provider = DatabaseProvider.Postgres,
            Connection = connection,
            Owner = connection,
        };
        var database = new Database(Options.Create(options), Options.Create(new TestamurOptions()));
        return new SchemaUpgrader(database, TimeProvider.System).UpgradeAsync(CancellationToken.None);
    }
}
