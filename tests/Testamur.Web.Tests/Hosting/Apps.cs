using Microsoft.Extensions.Options;
using Npgsql;
using Testamur.Tests.Shared;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Tests.Hosting;

/// <summary>The platform as it is.</summary>
public sealed class Apps : LentApps
{
    /// <summary>
    /// The platform's role on PostgreSQL, which owns nothing and is bound by row-level security. A test that has to see more
    /// says so: it may become <c>postgres</c>, the owner, within a transaction (<see cref="Unbound"/>).
    /// </summary>
    internal const string Role = "testamur_app";

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
        var owners = await cluster.CreateDatabaseAsync(
            $"test_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}",
            Template,
            CancellationToken.None
        );
        return new NpgsqlConnectionStringBuilder(owners) { Username = Role }.ConnectionString;
    }

    private static async Task UpgradeAsync(string connection)
    {
        var options = new DatabaseOptions
        {
            Provider = DatabaseProvider.Postgres,
            Connection = connection,
            Owner = connection,
        };
        var database = new Database(Options.Create(options), Options.Create(new TestamurOptions()));
        await new SchemaUpgrader(database, TimeProvider.System).UpgradeAsync(CancellationToken.None);
        await using var owner = new NpgsqlConnection(connection);
        await owner.OpenAsync();
        await using var grant = owner.CreateCommand();
        grant.CommandText = $"""
            CREATE ROLE {Role} LOGIN NOINHERIT;
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {Role};
            GRANT postgres TO {Role};
            """;
        await grant.ExecuteNonQueryAsync();
    }
}
