using Npgsql;
using Testamur.Web.Modules.Catalogue;

namespace Testamur.Benchmarks.Catalogue;

/// <summary>Fills a PostgreSQL database with offers: the platform's table, and one for the database's own <c>tsvector</c>.</summary>
internal static class PostgresOffers
{
    public static async Task FillAsync(string connection, SyntheticOffers offers, int count)
    {
        await using var db = await OpenAsync(connection);
        await using (
            var copy = await db.BeginBinaryImportAsync(
                $"COPY {EntryColumns.Table} ({EntryColumns.Names}) FROM STDIN (FORMAT BINARY)"
            )
        )
        {
            for (var number = 0; number < count; number++)
                await WriteAsync(copy, EntryColumns.Of(offers.Offer(number)));
            await copy.CompleteAsync();
        }

        await RunAsync(db, $"VACUUM ANALYZE {EntryColumns.Table}");
    }

    public static async Task<PeerSearch> FillPeerAsync(string connection, SyntheticOffers offers, int count)
    {
        var db = await OpenAsync(connection);
        await RunAsync(
            db,
            "CREATE TABLE peer_offers (id text, order_key text, eqf integer, field text, mode text, language text, said text, words tsvector)"
        );
        await using (
            var copy = await db.BeginBinaryImportAsync(
                $"COPY peer_offers ({PeerSearch.Columns}, said) FROM STDIN (FORMAT BINARY)"
            )
        )
        {
            for (var number = 0; number < count; number++)
                await WriteAsync(copy, PeerColumns.Of(offers.Offer(number)));
            await copy.CompleteAsync();
        }

        await RunAsync(db, "UPDATE peer_offers SET words = to_tsvector('simple', said), said = NULL");
        await RunAsync(db, "CREATE INDEX ON peer_offers USING gin (words)");
        await RunAsync(db, "VACUUM FULL ANALYZE peer_offers");
        await RunAsync(db, "SET work_mem = '64MB'");
        return new(db, "words @@ to_tsquery('simple', @words)", words => string.Join(" & ", words));
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connection)
    {
        var db = new NpgsqlConnection(connection + ";Command Timeout=1200");
        await db.OpenAsync();
        return db;
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, IEnumerable<object?> row)
    {
        await copy.StartRowAsync();
        foreach (var value in row)
        {
            if (value is null)
                await copy.WriteNullAsync();
            else
                await copy.WriteAsync(value);
        }
    }

    private static async Task RunAsync(NpgsqlConnection db, string sql)
    {
        await using var command = db.CreateCommand();
#pragma warning disable CA2100 // the statements stand above
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>What a database's own search is given of an offer: its four facets, and its words as they were written.</summary>
internal static class PeerColumns
{
    public static IEnumerable<object?> Of(CatalogueEntry entry) =>
        [
            entry.Id.ToString(),
            entry.OrderKey,
            entry.EqfLevel,
            entry.Field,
            entry.Mode,
            CatalogueEntry.Listing(entry.Languages)[0],
            string.Join(' ', entry.Tokens.Split(' ', '\n').Where(token => !token.Contains('.', StringComparison.Ordinal))),
        ];
}
