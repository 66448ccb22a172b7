using System.Diagnostics;
using Npgsql;
using Testamur.Credentials.Proofs;
using Testamur.Tests.Shared;

namespace Testamur.Benchmarks.Issuing;

/// <summary>Every credential, as strangers verify it: by the npm peers, with what they fetch.</summary>
internal static class Verified
{
    // What a list says counts for ten minutes, and verifying takes longer.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    /// <returns>How many verify in both forms.</returns>
    public static async Task<int> CountAsync(DemoCluster cluster, HttpClient anybody, string slug, Guid[] batches)
    {
        var peers = await NodePeers.SharedAsync();
        var lists = await cluster.AskAsync<Guid[]>(
            "SELECT array_agg(DISTINCT list) FROM issuing_credentials WHERE batch = ANY($1)",
            batches
        );
        var documents = await FetchAsync(anybody, slug, lists);
        var fetched = Stopwatch.GetTimestamp();
        await using var command = cluster.Data.CreateCommand(
            "SELECT data_integrity, token FROM issuing_credentials WHERE batch = ANY($1)"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = batches });
        await using var reader = await command.ExecuteReaderAsync();
        var good = 0;
        while (await reader.ReadAsync())
        {
            if (Stopwatch.GetElapsedTime(fetched) > Kept)
                (documents, fetched) = (await FetchAsync(anybody, slug, lists), Stopwatch.GetTimestamp());
            var now = TimeProvider.System.GetUtcNow().AddSeconds(2);
            var proof = await peers.VerifyAsync(reader.GetString(0), documents, now, CancellationToken.None);
            var whole = VcJwt.Attach(reader.GetString(1), reader.GetString(0));
            var token = await peers.VerifyJwtAsync(whole, documents, now, CancellationToken.None);
            if (proof.Verified && token.Verified)
                good++;
            else
                Console.Error.WriteLine(proof.Error ?? token.Error);
        }

        return good;
    }

    private static async Task<List<string>> FetchAsync(HttpClient anybody, string slug, Guid[] lists)
    {
        var documents = new List<string> { await anybody.GetStringAsync(new Uri($"/t/{slug}/did.json", UriKind.Relative)) };
        foreach (var list in lists)
        {
            documents.Add(await anybody.GetStringAsync(new Uri($"/status/{list}", UriKind.Relative)));
            documents.Add(await anybody.GetStringAsync(new Uri($"/status/{list}/suspension", UriKind.Relative)));
        }

        return documents;
    }
}
