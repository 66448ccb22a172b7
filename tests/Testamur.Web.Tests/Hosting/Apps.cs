using Microsoft.Extensions.Options;
using Testamur.Tests.Shared;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Tests.Hosting;

/// <summary>The platform as it is.</summary>
public sealed class Apps : LentApps
{
    /// <summary>What makes the platform work on a database of its own.</summary>
    internal static async Task<Dictionary<string, string?>> SettingsAsync(DatabaseKind database) =>
        database == DatabaseKind.Sqlite
            ? []
            : new()
            {
                ["Testamur:Database:Provider"] = "Postgres",
                ["Testamur:Database:Connection"] = await NewPostgresDatabaseAsync() + ";Maximum Pool Size=20",
            };

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
