using Microsoft.Data.Sqlite;
using Npgsql;

namespace Testamur.Web.Platform.Data;

/// <summary>Tells failures that pass by themselves, or once an operator has made room, from mistakes of ours.</summary>
internal static class DatabaseAway
{
    /// <summary>Whether something in it says that the database does not answer, is full, or has no connection left.</summary>
    public static bool Is(Exception? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case PostgresException refused:
                    return IsOfServer(refused.SqlState);
                case NpgsqlException { IsTransient: true }:
                    return true;
                // https://www.sqlite.org/rescode.html: busy, locked, no memory, an error of the disk, a full disk.
                case SqliteException { SqliteErrorCode: 5 or 6 or 7 or 10 or 13 }:
                    return true;
            }
        }

        return false;
    }

    // https://www.postgresql.org/docs/15/errcodes-appendix.html: connections, resources, an operator's intervention, the system below; and two transactions
    // of which one had to give way.
    private static bool IsOfServer(string state) => state[..2] is "08" or "53" or "57" or "58" || state is "40001" or "40P01";
}
