using System.Text;
using Testamur.Stacking;

namespace Testamur.Cli.Commands;

/// <summary>Many stacking documents as JSON Lines, answered one after another as they come.</summary>
internal static class StackBatch
{
    public static async Task<int> RunAsync(string path, CancellationToken cancel)
    {
        Stream input;
        try
        {
            input = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Exit.UsageError($"{path}: {e.Message}");
        }
        await using var owned = input;
        await using var output = Console.OpenStandardOutput();
        var worst = Exit.Good;
        await foreach (var line in Lines.ReadAsync(input, StackJson.MostBytes, cancel).ConfigureAwait(false))
        {
            if (line.AsSpan().Trim(" \t\r"u8).IsEmpty)
                continue;
            var (json, exit, _) = StackCommands.Answer(line, indented: false);
            await output.WriteAsync(Encoding.UTF8.GetBytes(json + "\n"), cancel).ConfigureAwait(false);
            await output.FlushAsync(cancel).ConfigureAwait(false);
            worst = Math.Max(worst, exit);
        }
        return worst;
    }
}
