using Npgsql;

namespace Testamur.Web.Platform.Data;

/// <summary>How the platform talks to PostgreSQL where the operator's connection string says nothing else.</summary>
internal static class PostgresSession
{
    private const int PreparedStatements = 200;
    private const int BufferBytes = 128 * 1024;

    /// <summary>
    /// Statements that come again are prepared once per connection: parsing and planning them each time costs the server as much as running them. Credentials are long, and
    /// larger buffers carry them in fewer messages. Nothing of ours outlives its transaction on a connection, so none has to be wiped before its next use.
    /// </summary>
    /// <remarks>A pooler that gives every transaction another session keeps no prepared statements: <c>Max Auto Prepare=0</c> turns them off.</remarks>
    public static string Tune(string connection)
    {
        var said = new NpgsqlConnectionStringBuilder(connection);
        return new NpgsqlConnectionStringBuilder(connection)
        {
            NoResetOnClose = true,
            MaxAutoPrepare = said.ShouldSerialize("Max Auto Prepare") ? said.MaxAutoPrepare : PreparedStatements,
            ReadBufferSize = said.ShouldSerialize("Read Buffer Size") ? said.ReadBufferSize : BufferBytes,
            WriteBufferSize = said.ShouldSerialize("Write Buffer Size") ? said.WriteBufferSize : BufferBytes,
        }.ConnectionString;
    }
}
