using System.Data.Common;

namespace Testamur.Benchmarks.Catalogue;

/// <summary>
/// The full text search of the database itself: the words by its own index, the four facets and their counts in the same statement, a page by title.
/// It counts four facets where ours counts sixteen, and knows no stems.
/// </summary>
/// <param name="connection">Open.</param>
/// <param name="matches">The condition that asks the database's index of words for <c>@words</c>.</param>
/// <param name="words">Writes words as that index wants them.</param>
internal sealed class PeerSearch(DbConnection connection, string matches, Func<string[], string> words)
{
    public const string Columns = "id, order_key, eqf, field, mode, language";

    /// <returns>How many fit.</returns>
    public async Task<long> FindAsync(SearchedOffer searched)
    {
        const string Fits = "eqf = @eqf AND field = @field AND mode = @mode AND language = @language";
        var sql = $"""
            WITH found AS MATERIALIZED (SELECT {Columns} FROM peer_offers WHERE {matches})
            SELECT 'total' AS facet, '' AS value, COUNT(*) AS number FROM found WHERE {Fits}
            UNION ALL SELECT 'page', id, 0 FROM (SELECT id FROM found WHERE {Fits} ORDER BY order_key LIMIT 20) AS page
            UNION ALL SELECT 'eqf', CAST(eqf AS text), COUNT(*) FROM found WHERE field = @field AND mode = @mode AND language = @language GROUP BY eqf
            UNION ALL SELECT 'field', field, COUNT(*) FROM found WHERE eqf = @eqf AND mode = @mode AND language = @language GROUP BY field
            UNION ALL SELECT 'mode', mode, COUNT(*) FROM found WHERE eqf = @eqf AND field = @field AND language = @language GROUP BY mode
            UNION ALL SELECT 'language', language, COUNT(*) FROM found WHERE eqf = @eqf AND field = @field AND mode = @mode GROUP BY language
            """;
        return await RunAsync(
            sql,
            ("@words", words(searched.Words)),
            ("@eqf", searched.Eqf),
            ("@field", searched.Field),
            ("@mode", searched.Mode),
            ("@language", searched.Language)
        );
    }

    /// <summary>The counts of the four facets over everything.</summary>
    public Task<long> CountAllAsync() =>
        RunAsync(
            """
            SELECT 'total' AS facet, '' AS value, COUNT(*) AS number FROM peer_offers
            UNION ALL SELECT 'eqf', CAST(eqf AS text), COUNT(*) FROM peer_offers GROUP BY eqf
            UNION ALL SELECT 'field', field, COUNT(*) FROM peer_offers GROUP BY field
            UNION ALL SELECT 'mode', mode, COUNT(*) FROM peer_offers GROUP BY mode
            UNION ALL SELECT 'language', language, COUNT(*) FROM peer_offers GROUP BY language
            """
        );

    private async Task<long> RunAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        long total = 0;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (reader.GetString(0) == "total")
                total = reader.GetInt64(2);
        }

        return total;
    }
}
