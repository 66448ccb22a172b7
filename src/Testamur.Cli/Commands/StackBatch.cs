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
        await foreach (var line in LinesAsync(input, cancel).ConfigureAwait(false))
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

    // A line that is too long keeps one byte more than allowed, so that it is seen to be too long; the rest is passed over.
    private static async IAsyncEnumerable<byte[]> LinesAsync(
        Stream input,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        var buffer = new byte[64 * 1024];
        using var line = new MemoryStream();
        int read;
        while ((read = await input.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0)
        {
            var from = 0;
            for (
                var end = Array.IndexOf(buffer, (byte)'\n', 0, read);
                end >= 0;
                end = Array.IndexOf(buffer, (byte)'\n', from, read - from)
            )
            {
                Append(line, buffer.AsSpan(from, end - from));
                yield return line.ToArray();
                line.SetLength(0);
                from = end + 1;
            }
            Append(line, buffer.AsSpan(from, read - from));
        }
        if (line.Length > 0)
            yield return line.ToArray();
    }

    private static void Append(MemoryStream line, ReadOnlySpan<byte> bytes)
    {
        var room = StackJson.MostBytes + 1 - (int)line.Length;
        line.Write(bytes[..Math.Min(bytes.Length, room)]);
    }
}
