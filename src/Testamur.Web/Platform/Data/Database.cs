using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Testamur.Web.Platform.Data;

/// <summary>Where the rows are: opened by EF, by the job engine and by the schema upgrade alike.</summary>
internal sealed class Database(IOptions<DatabaseOptions> database, IOptions<TestamurOptions> platform)
{
    public DatabaseProvider Provider => database.Value.Provider;

    public string Connection =>
        Provider == DatabaseProvider.Sqlite ? Sqlite() : PostgresSession.Tune(Required(database.Value.Connection));

    /// <summary>The connection that may change the schema, or null when this process may not.</summary>
    public string? Owner => Provider == DatabaseProvider.Sqlite ? Sqlite() : database.Value.Owner;

    public DbConnection Open(string connection) =>
        Provider == DatabaseProvider.Sqlite ? new SqliteConnection(connection) : new NpgsqlConnection(connection);

    private string Sqlite()
    {
        var folder = Directory.CreateDirectory(platform.Value.DataFolder).FullName;
        return new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "testamur.db"),
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ConnectionString;
    }

    private static string Required(string? connection) =>
        connection
        ?? throw new InvalidOperationException(
            "Set Testamur:Database:Connection to the PostgreSQL connection string of the application's role."
        );
}
