using System.Diagnostics;
using System.Globalization;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Catalogue;
using Testamur.Web.Platform.Data;

namespace Testamur.Benchmarks.Catalogue;

/// <summary>
/// Searches of words and four facets with all counts, one after another, beside the full text search of the databases themselves. The slowest count as
/// much as the usual ones, so this measures each search alone, and not how many fit into a second.
/// </summary>
internal static class CatalogueBench
{
    public const string Name = "catalogue";
    private const int Searches = 300;
    private const double TargetMiddle = 30;
    private const double TargetSlowest = 150;

    /// <param name="offers">How many PostgreSQL holds; SQLite holds a tenth.</param>
    /// <param name="rounds">Rounds that are measured, after one that is not.</param>
    /// <returns>Whether the targets are met and both databases answer alike.</returns>
    public static async Task<bool> RunAsync(int offers, int rounds, TextWriter output)
    {
        var fewer = offers / 10;
        var made = new SyntheticOffers(Path.Combine(RepositoryRoot.Path, "tests/Testamur.Web.Tests/Catalogue/Stems"));
        var folder = Directory.CreateTempSubdirectory("testamur-bench-").FullName;
        await using var cluster = await PostgresCluster.StartAsync(CancellationToken.None);
        var big = await OnPostgresAsync(cluster, "many");
        await PostgresOffers.FillAsync(big.Connection, made, offers);
        var small = await OnPostgresAsync(cluster, "fewer");
        await PostgresOffers.FillAsync(small.Connection, made, fewer);
        await using var file = await OurSearch.OnAsync(new() { Provider = DatabaseProvider.Sqlite }, folder);
        var sqlite = $"Data Source={Path.Combine(folder, "testamur.db")}";
        await SqliteOffers.FillAsync(sqlite, made, fewer);
        var tsvector = await PostgresOffers.FillPeerAsync(big.Connection, made, offers);
        var fts5 = await SqliteOffers.FillPeerAsync(sqlite, made, fewer);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        await big.Ours.MakeIndexAsync();
        var making = Stopwatch.GetElapsedTime(start);
        var taken = GC.GetTotalMemory(forceFullCollection: true) - before;

        var alike = await AnswerAlikeAsync(small.Ours, file, made, fewer);
        await output.WriteLineAsync("Milliseconds of one search after another. Ours counts sixteen facets, the peers four.");
        await output.WriteLineAsync();
        await output.WriteLineAsync("| search | offers | ours p50 | ours p99 | peer | peer p50 | peer p99 | target |");
        await output.WriteLineAsync("|---|--:|--:|--:|---|--:|--:|---|");
        var met = await CompareAsync("words and four facets", offers, big.Ours, "tsvector", tsvector, made, rounds, output);
        await CompareAsync("words and four facets", fewer, file, "FTS5", fts5, made, rounds, output);
        await CompareAllAsync(offers, big.Ours, "tsvector", tsvector, rounds, output);
        await CompareAllAsync(fewer, file, "FTS5", fts5, rounds, output);
        await output.WriteLineAsync();
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The index of {offers} offers is made in {making.TotalSeconds:0.0} s and takes {taken / 1_000_000} MB. "
            ) + (alike ? $"PostgreSQL and SQLite answer all {Searches} searches alike." : "PostgreSQL and SQLite DIFFER.")
        );
        await big.Ours.DisposeAsync();
        await small.Ours.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return met && alike;
    }

    private static async Task<(OurSearch Ours, string Connection)> OnPostgresAsync(PostgresCluster cluster, string name)
    {
        var connection = await cluster.CreateDatabaseAsync(name, null, CancellationToken.None);
        var database = new DatabaseOptions
        {
            Provider = DatabaseProvider.Postgres,
            Connection = connection,
            Owner = connection,
        };
        return (await OurSearch.OnAsync(database, ""), connection);
    }

    private static async Task<bool> AnswerAlikeAsync(OurSearch one, OurSearch other, SyntheticOffers made, int offers)
    {
        for (var search = 0; search < Searches; search++)
        {
            var searched = made.Search(search * (offers / Searches));
            if (await one.AnswerAsync(searched) != await other.AnswerAsync(searched))
                return false;
        }

        return true;
    }

    private static async Task<bool> CompareAsync(
        string name,
        int offers,
        OurSearch ours,
        string peerName,
        PeerSearch peer,
        SyntheticOffers made,
        int rounds,
        TextWriter output
    )
    {
        var (mine, theirs) = (new Latencies(), new Latencies());
        for (var round = 0; round <= rounds; round++)
        {
            Console.Error.WriteLine($"{name}, {offers} offers: round {round} of {rounds}");
            for (var search = 0; search < Searches; search++)
            {
                var searched = made.Search(search * (offers / Searches));
                var found = await mine.MeasureAsync(() => ours.FindAsync(searched), warm: round > 0);
                var total = await theirs.MeasureAsync(() => peer.FindAsync(searched), warm: round > 0);
                // Stems find more than words as they stand, never less; and each search was made from an offer that is there.
                if (found.Total < total || found.Total == 0)
                    throw new InvalidOperationException(
                        $"{string.Join(' ', searched.Words)}: {found.Total} found, the peer {total}."
                    );
            }
        }

        var met = mine.At(0.5) < TargetMiddle && mine.At(0.99) < TargetSlowest;
        await output.WriteLineAsync(
            $"| {name} | {offers} | {mine.Cells} | {peerName} | {theirs.Cells} | p50 < {TargetMiddle}, p99 < {TargetSlowest} {(met ? "✓" : "✗")} |"
        );
        return met;
    }

    private static async Task CompareAllAsync(
        int offers,
        OurSearch ours,
        string peerName,
        PeerSearch peer,
        int rounds,
        TextWriter output
    )
    {
        var (mine, theirs) = (new Latencies(), new Latencies());
        for (var turn = 0; turn <= 5 * rounds; turn++)
        {
            var found = await mine.MeasureAsync(() => ours.FindAsync(new CatalogueParameters()), warm: turn > 0);
            var total = await theirs.MeasureAsync(peer.CountAllAsync, warm: turn > 0);
            if (found.Total != total)
                throw new InvalidOperationException($"{found.Total} of {total} found.");
        }

        await output.WriteLineAsync(
            $"| nothing chosen, all counts | {offers} | {mine.Cells} | {peerName} | {theirs.Cells} | – |"
        );
    }
}
