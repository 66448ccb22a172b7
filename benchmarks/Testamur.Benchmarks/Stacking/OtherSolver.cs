using System.Diagnostics;
using System.Globalization;

namespace Testamur.Benchmarks.Stacking;

/// <summary>A solver of Debian on the same model, as one process per model: its processor time and its answer.</summary>
internal static class OtherSolver
{
    /// <returns>Seconds of processor time, and the value found; null when it did not end within its limit.</returns>
    public static (double Seconds, decimal? Value) Cbc(string folder, string model) =>
        Run(
            folder,
            $"cbc {model} sec 20 solve solution answer",
            line => line.StartsWith("Optimal", StringComparison.Ordinal) ? Number(line.Split(' ')[^1]) : null
        );

    /// <inheritdoc cref="Cbc"/>
    public static (double Seconds, decimal? Value) Glpk(string folder, string model) =>
        Run(
            folder,
            $"glpsol --lp {model} --cuts --tmlim 20 -w answer",
            line =>
                line.StartsWith("s mip", StringComparison.Ordinal) && line.Split(' ')[4] == "o"
                    ? Number(line.Split(' ')[5])
                    : null
        );

    public static string Version(string command)
    {
        using var process = Start(".", command);
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text.Split('\n')
                .FirstOrDefault(line =>
                    line.Contains("ersion", StringComparison.Ordinal) || line.Contains("GLPSOL", StringComparison.Ordinal)
                )
                ?.Trim()
            ?? command;
    }

    private static (double Seconds, decimal? Value) Run(string folder, string command, Func<string, decimal?> read)
    {
        var answer = Path.Combine(folder, "answer");
        File.Delete(answer);
        using var process = Start(folder, $"TIMEFORMAT='%U %S'; time {command} >/dev/null");
        var times = process.StandardError.ReadToEnd().Trim().Split('\n')[^1].Split(' ');
        process.WaitForExit();
        var seconds = times.Sum(time => double.Parse(time, CultureInfo.InvariantCulture));
        var value = File.Exists(answer)
            ? File.ReadLines(answer).Take(20).Select(read).FirstOrDefault(found => found is not null)
            : null;
        return (seconds, value);
    }

    private static Process Start(string folder, string command) =>
        Process.Start(
            new ProcessStartInfo("bash", ["-c", command])
            {
                WorkingDirectory = folder,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!; // null only with UseShellExecute

    private static decimal Number(string text) =>
        Math.Round(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
}
