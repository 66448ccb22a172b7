using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Testamur.Benchmarks;

/// <summary>Ours and the peer by turns, each a process of its own measured on the same core, so that a busy minute hits both.</summary>
internal sealed class Rounds(Suite suite, int count, double seconds, string filter)
{
    private readonly Dictionary<string, List<Sample>> _ours = [];
    private readonly Dictionary<string, List<Sample>> _peers = [];

    /// <summary>What the peer said it is.</summary>
    public string PeerVersions { get; private set; } = "";

    public void Run()
    {
        for (var round = 1; round <= count; round++)
        {
            Console.Error.WriteLine($"round {round} of {count}: ours");
            Collect(_ours, Start(Environment.ProcessPath ?? "dotnet", [.. Self(), "measure", suite.Name]));
            Console.Error.WriteLine($"round {round} of {count}: peers");
            Collect(
                _peers,
                OperatingSystem.IsLinux() ? Start("taskset", ["-c", LastCore, "node", suite.Peer]) : Start("node", [suite.Peer])
            );
        }
    }

    /// <summary>The median of the rounds, or null when it was not measured.</summary>
    public double? Ours(string name) => Median(_ours, name);

    /// <inheritdoc cref="Ours"/>
    public double? Peer(string name) => Median(_peers, name);

    /// <summary>The widest spread between two rounds of ours, as a share of the median: says how far the figures can be trusted.</summary>
    public double Spread(string name) =>
        _ours.TryGetValue(name, out var samples)
            ? (samples.Max(s => s.Rate) - samples.Min(s => s.Rate)) / Median(_ours, name)!.Value
            : 0;

    private static double? Median(Dictionary<string, List<Sample>> all, string name)
    {
        if (!all.TryGetValue(name, out var samples))
            return null;
        double[] rates = [.. samples.Select(sample => sample.Rate).Order()];
        return rates.Length % 2 == 1 ? rates[rates.Length / 2] : (rates[rates.Length / 2 - 1] + rates[rates.Length / 2]) / 2;
    }

    // Under "dotnet x.dll" the process is dotnet and needs the assembly; under its own host it does not.
    private static string[] Self() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Rounds).Assembly.Location] : [];

    private static string LastCore => (Environment.ProcessorCount - 1).ToString(CultureInfo.InvariantCulture);

    private ProcessStartInfo Start(string file, string[] arguments)
    {
        string[] all = [file, .. arguments, seconds.ToString(CultureInfo.InvariantCulture), filter];
        return new(all[0], all[1..]) { RedirectStandardOutput = true };
    }

    private void Collect(Dictionary<string, List<Sample>> into, ProcessStartInfo start)
    {
        using var process = Process.Start(start)!; // null only with UseShellExecute
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (!line.StartsWith('{'))
            {
                PeerVersions = line;
                continue;
            }

            var sample = JsonSerializer.Deserialize(line, SampleJson.Default.Sample)!; // a line of ours or of the peer's script
            if (!into.TryGetValue(sample.Name, out var samples))
                into[sample.Name] = samples = [];
            samples.Add(sample);
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}.");
    }
}
