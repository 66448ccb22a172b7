using System.ComponentModel.DataAnnotations;

namespace Testamur.Web.Platform.Data;

internal enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Which database; section <c>Testamur:Database</c>.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>Default: SQLite, a file in the data folder.</summary>
    public DatabaseProvider Provider { get; set; }

    /// <summary>Needed for PostgreSQL: the application's own role, which owns nothing. Behind a pooler of transactions with <c>Max Auto Prepare=0</c>.</summary>
    public string? Connection { get; set; }

    /// <summary>PostgreSQL only: the role that owns the schema and upgrades it. Without it the schema must be up to date.</summary>
    public string? Owner { get; set; }
}
