using Microsoft.Data.Sqlite;

namespace Testamur.Benchmarks.Catalogue;

/// <summary>Fills an SQLite database with offers: the platform's table, and one for the database's own FTS5.</summary>
internal static class SqliteOffers
{
    public static async Task FillAsync(string connection, SyntheticOffers offers, int count)
    {
        await using var db = new SqliteConnection(connection);
        await db.OpenAsync();
        await using var transaction = (SqliteTransaction)await db.BeginTransactionAsync();
        await InsertAsync(
            db,
            transaction,
            $"INSERT INTO {EntryColumns.Table} ({EntryColumns.Names}) VALUES",
            Enumerable.Range(0, count).Select(number => EntryColumns.Of(offers.Offer(number)))
        );
        await transaction.CommitAsync();
    }

    public static async Task<PeerSearch> FillPeerAsync(string connection, SyntheticOffers offers, int count)
    {
        var db = new SqliteConnection(connection);
        await db.OpenAsync();
        await RunAsync(
            db,
            "CREATE TABLE peer_offers (id text, order_key text, eqf integer, field text, mode text, language text, said text)"
        );
        await RunAsync(db, "CREATE VIRTUAL TABLE peer_words USING fts5(said, content='peer_offers', content_rowid='rowid')");
        await using (var transaction = (SqliteTransaction)await db.BeginTransactionAsync())
        {
            await InsertAsync(
                db,
                transaction,
                $"INSERT INTO peer_offers ({PeerSearch.Columns}, said) VALUES",
                Enumerable.Range(0, count).Select(number => PeerColumns.Of(offers.Offer(number)))
            );
            await transaction.CommitAsync();
        }

        await RunAsync(db, "INSERT INTO peer_words (peer_words) VALUES ('rebuild')");
        await RunAsync(db, "ANALYZE");
        return new(
            db,
            "rowid IN (SELECT rowid FROM peer_words WHERE peer_words MATCH @words)",
            words => string.Join(' ', words.Select(word => $"\"{word}\""))
        );
    }

    private static async Task InsertAsync(
        SqliteConnection db,
        SqliteTransaction transaction,
        string insert,
        IEnumerable<IEnumerable<object?>> rows
    )
    {
        await using var command = db.CreateCommand();
        command.Transaction = transaction;
        foreach (var row in rows)
        {
            var values = row.ToArray();
            while (command.Parameters.Count < values.Length)
                command.Parameters.Add(new SqliteParameter($"@p{command.Parameters.Count}", null));
            if (command.CommandText.Length == 0)
            {
#pragma warning disable CA2100 // the statements stand above
                command.CommandText = $"{insert} ({string.Join(", ", values.Select((_, i) => $"@p{i}"))})";
#pragma warning restore CA2100
            }

            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = Stored(values[i]);
            await command.ExecuteNonQueryAsync();
        }
    }

    // As the platform stores them: instants as milliseconds.
    private static object Stored(object? value) =>
        value switch
        {
            null => DBNull.Value,
            DateTimeOffset at => at.ToUnixTimeMilliseconds(),
            _ => value,
        };

    private static async Task RunAsync(SqliteConnection db, string sql)
    {
        await using var command = db.CreateCommand();
#pragma warning disable CA2100 // the statements stand above
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
