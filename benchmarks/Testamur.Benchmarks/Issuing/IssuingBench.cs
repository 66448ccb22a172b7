using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Testamur.Benchmarks.Issuing;

/// <summary>
/// A national evening: lists of an institution's credentials are sealed by one node and by two, in both formats, while single credentials are issued beside them and another
/// institution reads; then a good part is revoked by one act. Held against what the signatures alone would cost.
/// </summary>
internal static class IssuingBench
{
    public const string Name = "issuing";

    private const int RowsOfList = 10_000;
    private const int WarmFrom = 1_000_000;
    private const int WarmRows = 2_000;
    private const int WarmRounds = 4;
    private const int MostRevoked = 10_000;
    private const double TargetRate = 1500;
    private const double TargetSingle = 250;
    private const double TargetRevoked = 20;

    /// <param name="count">How many credentials; a hundred thousand is what the targets are for.</param>
    /// <param name="nodes">With how many nodes, one measurement after another.</param>
    /// <returns>Whether nothing was lost or doubled and everything verifies.</returns>
    public static async Task<bool> RunAsync(int count, IReadOnlyList<int> nodes, TextWriter output)
    {
        Console.Error.WriteLine("The demo is being filled.");
        await using var cluster = await DemoCluster.FillAsync();
        var good = true;
        var measured = new List<Evening>();
        foreach (var several in nodes)
        {
            await cluster.RestartAsync(several);
            var evening = await MeasureAsync(cluster, several, count);
            measured.Add(evening);
            good &= evening.Right;
        }

        var raw = await RawSigning.MeasureAsync(cluster);
        await PrintAsync(measured, raw, count, output);
        return good;
    }

    private static async Task<Evening> MeasureAsync(DemoCluster cluster, int nodes, int count)
    {
        using var administrator = await cluster.SignInAsync("admin@nordhaven.example.org");
        using var registrar = await cluster.SignInAsync("registrar@nordhaven.example.org");
        var single = await SingleAwards.PrepareAsync(cluster);
        var institution = new Institution(administrator, registrar, single.Slug);
        await institution.SetPolicyAsync();
        await WarmAsync(cluster, institution, single.Specification);
        await using var neighbours = await Neighbours.BeginAsync(cluster, single);
        await neighbours.MeasureAsync(TimeSpan.FromSeconds(10));
        var idle = neighbours.Take();

        var before = await SizeAsync(cluster);
        Console.Error.WriteLine($"{nodes} node(s): {count} rows are handed in.");
        var batches = new List<(Guid Id, int Rows)>();
        for (var first = 0; first < count; first += RowsOfList)
        {
            var rows = Math.Min(RowsOfList, count - first);
            batches.Add((await institution.HandInAsync(single.Specification, first, rows), rows));
        }

        Console.Error.WriteLine($"{nodes} node(s): sealing begins.");
        using var end = new CancellationTokenSource();
        var beside = neighbours.MeasureUntilAsync(end.Token);
        var start = Stopwatch.GetTimestamp();
        foreach (var (id, rows) in batches)
            await institution.ConfirmAsync(id, rows);
        await SealedAsync(cluster, [.. batches.Select(batch => batch.Id)], count);
        var took = Stopwatch.GetElapsedTime(start);
        await end.CancelAsync();
        await beside;
        var busy = neighbours.Take();
        Console.Error.WriteLine(
            $"{nodes} node(s): all are sealed, beside it a single one took {busy.Single} ms (p50 · p99; alone {idle.Single}); now laid into wallets."
        );
        await ReceivedAsync(cluster);
        var received = Stopwatch.GetElapsedTime(start);
        Console.Error.WriteLine(
            $"{nodes} node(s): sealed in {took.TotalSeconds:0.0} s, in the wallets after {received.TotalSeconds:0.0} s, now verified one by one."
        );

        var size = (await SizeAsync(cluster) - before) / count;
        var verified = await Verified.CountAsync(cluster, registrar, institution.Slug, [.. batches.Select(batch => batch.Id)]);
        using var later = await cluster.SignInAsync("registrar@nordhaven.example.org", 1);
        var revoked = await RevokeAsync(later, institution.Slug, batches[0]);
        return new(nodes, count, took, received, idle, busy, size, verified, Math.Min(MostRevoked, batches[0].Rows), revoked);
    }

    private static async Task SealedAsync(DemoCluster cluster, Guid[] batches, int count)
    {
        const string Done = "SELECT count(*) FROM issuing_batches WHERE id = ANY($1) AND state = 'Done'";
        while (await cluster.AskAsync<long>(Done, batches) < batches.Length)
            await Task.Delay(100);
        const string Distinct =
            "SELECT count(*) FROM (SELECT DISTINCT batch, row FROM issuing_credentials WHERE batch = ANY($1)) x";
        var found = await cluster.AskAsync<long>(Distinct, batches);
        if (found != count)
            throw new InvalidOperationException($"{found} of {count} credentials were issued.");
    }

    /// <summary>Every wallet has what is for it.</summary>
    private static async Task ReceivedAsync(DemoCluster cluster)
    {
        const string Waiting = "SELECT count(*) FROM platform_outbox WHERE handled_at IS NULL AND type LIKE '%.CredentialIssued'";
        while (await cluster.AskAsync<long>(Waiting) > 0)
            await Task.Delay(100);
    }

    /// <summary>A node that has just begun compiles what it runs; an evening is long enough for that not to matter, a measurement is not.</summary>
    private static async Task WarmAsync(DemoCluster cluster, Institution institution, Guid specification)
    {
        for (var round = 1; round <= WarmRounds; round++)
        {
            var batch = await institution.HandInAsync(specification, WarmFrom + round * WarmRows, WarmRows);
            await institution.ConfirmAsync(batch, WarmRows);
            await SealedAsync(cluster, [batch], WarmRows);
            await ReceivedAsync(cluster);
        }
    }

    private static Task<long> SizeAsync(DemoCluster cluster) =>
        cluster.AskAsync<long>("SELECT pg_database_size(current_database())");

    private static async Task<TimeSpan> RevokeAsync(HttpClient registrar, string slug, (Guid Id, int Rows) batch)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await registrar.PostAsJsonAsync(
            new Uri($"/api/v1/t/{slug}/issuing/corrections", UriKind.Relative),
            new
            {
                kind = "revoke",
                reason = "The whole list was wrong.",
                count = batch.Rows,
                batch = batch.Id,
                urgent = true,
            }
        );
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task PrintAsync(List<Evening> measured, double raw, int count, TextWriter output)
    {
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        string Mark(bool met) => met ? "✓" : "✗";
        await output.WriteLineAsync(
            Text(
                $"{count:N0} credentials, each with an embedded proof (eddsa-jcs-2022) and as a token (vc+jwt, ES256), on PostgreSQL."
            )
        );
        await output.WriteLineAsync();
        await output.WriteLineAsync(
            "| nodes | credentials/s sealed | in the wallets | single issue p50 · p99, idle | beside the batch | another's reads p95, idle | beside | bytes each | verified by the peer | revoked and published |"
        );
        await output.WriteLineAsync("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var evening in measured)
        {
            await output.WriteLineAsync(
                Text(
                    $"| {evening.Nodes} | {evening.Rate:N0} | {evening.Count / evening.Received.TotalSeconds:N0} | {evening.Idle.Single} ms | {evening.Busy.Single} ms | {evening.Idle.Reads:0.0} ms | {evening.Busy.Reads:0.0} ms | {evening.BytesEach:N0} | {evening.Verified:N0} of {evening.Count:N0} | {evening.RevokedCount:N0} in {evening.Revoked.TotalSeconds:0.0} s |"
                )
            );
        }

        var most = measured[^1];
        await output.WriteLineAsync();
        await output.WriteLineAsync(
            Text(
                $"One core only signs {raw:N0} credentials a second. Targets (of two nodes), here with {most.Nodes}: {TargetRate:N0} credentials/s {Mark(most.Rate >= TargetRate)}, "
            )
                + Text($"single issue p99 < {TargetSingle} ms {Mark(most.Busy.SingleSlowest < TargetSingle)}, ")
                + Text($"another's reads p95 < twice idle {Mark(most.Busy.Reads < 2 * most.Idle.Reads)}, ")
                + Text($"10,000 revoked and published < {TargetRevoked} s {Mark(most.Revoked.TotalSeconds < TargetRevoked)}.")
        );
    }

    private sealed record Evening(
        int Nodes,
        int Count,
        TimeSpan Took,
        TimeSpan Received,
        Seen Idle,
        Seen Busy,
        long BytesEach,
        int Verified,
        int RevokedCount,
        TimeSpan Revoked
    )
    {
        public double Rate => Count / Took.TotalSeconds;

        public bool Right => Verified == Count;
    }

    /// <summary>The institution whose evening it is.</summary>
    private sealed record Institution(HttpClient Administrator, HttpClient Registrar, string Slug)
    {
        private string Root => $"/api/v1/t/{Slug}/issuing";

        /// <summary>No second person and no time to take back: both are waiting, not work. With a second status entry there are two formats and no sealed one.</summary>
        public async Task SetPolicyAsync() =>
            await OkAsync(
                await Administrator.PutAsJsonAsync(
                    new Uri($"{Root}/policy", UriKind.Relative),
                    new
                    {
                        approvalFrom = (int?)null,
                        undoMinutes = 0,
                        suspendable = true,
                    }
                )
            );

        public async Task<Guid> HandInAsync(Guid specification, int first, int rows)
        {
            var csv = new StringBuilder("name,email,awardedOn\r\n");
            for (var row = first + 1; row <= first + rows; row++)
                csv.Append(CultureInfo.InvariantCulture, $"Learner {row},learner{row}@evening.example.org,2026-02-03\r\n");
            using var content = new StringContent(csv.ToString(), Encoding.UTF8, "text/csv");
            var path = new Uri($"{Root}/batches/list?specification={specification}&version=1", UriKind.Relative);
            var batch = await OkAsync(await Registrar.PostAsync(path, content));
            if (batch.GetProperty("waiting").GetInt32() != rows)
                throw new InvalidOperationException($"Rows were held back: {batch}");
            return batch.GetProperty("id").GetGuid();
        }

        public async Task ConfirmAsync(Guid batch, int count) =>
            await OkAsync(
                await Registrar.PostAsJsonAsync(new Uri($"{Root}/batches/{batch}/confirmation", UriKind.Relative), new { count })
            );

        private static async Task<JsonElement> OkAsync(HttpResponseMessage answer)
        {
            using var _ = answer;
            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadFromJsonAsync<JsonElement>()
                : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }
    }
}
