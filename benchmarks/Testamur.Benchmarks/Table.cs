using System.Globalization;
using System.Runtime.InteropServices;

namespace Testamur.Benchmarks;

/// <summary>Prints a suite's result as Markdown.</summary>
internal static class Table
{
    public static void Print(Suite suite, Rounds rounds, TextWriter output)
    {
        output.WriteLine($"{RuntimeInformation.FrameworkDescription}, {Processor()}, one core. Peers: {rounds.PeerVersions}");
        output.WriteLine("Operations per second of CPU time, median of the rounds; the floor is what the raw steps need.");
        output.WriteLine();
        output.WriteLine("| operation | ours | peer | × peer | target | of floor | spread |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        foreach (var row in suite.Rows)
        {
            if (rounds.Ours(row.Name) is not { } ours)
                continue;
            var peer = rounds.Peer(row.Name);
            var ratio = peer is null ? null : ours / peer;
            output.WriteLine(
                string.Join(
                    " | ",
                    $"| {row.Name}",
                    Rate(ours),
                    peer is null ? "–" : Rate(peer.Value),
                    ratio is null ? "–" : Ratio(ratio.Value),
                    row.Target is null ? "–"
                        : ratio >= row.Target ? $"{Ratio(row.Target.Value)} ✓"
                        : $"{Ratio(row.Target.Value)} ✗",
                    Floor(rounds, row) is { } floor ? (ours / floor).ToString("P0", CultureInfo.InvariantCulture) : "–",
                    rounds.Spread(row.Name).ToString("P0", CultureInfo.InvariantCulture) + " |"
                )
            );
        }

        output.WriteLine();
        output.WriteLine("| raw step | per second |");
        output.WriteLine("|---|--:|");
        foreach (var raw in suite.Rows.SelectMany(row => row.Raw).Distinct())
        {
            if (rounds.Ours(raw) is { } rate)
                output.WriteLine($"| {raw} | {Rate(rate)} |");
        }
    }

    private static double? Floor(Rounds rounds, Row row)
    {
        double seconds = 0;
        foreach (var raw in row.Raw)
        {
            if (rounds.Ours(raw) is not { } rate)
                return null;
            seconds += 1 / rate;
        }

        return seconds > 0 ? 1 / seconds : null;
    }

    private static string Rate(double value) => value.ToString(value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Processor() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1]
                .Trim()
                ?? RuntimeInformation.ProcessArchitecture.ToString()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
