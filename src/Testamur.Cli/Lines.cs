using System.Runtime.CompilerServices;

namespace Testamur.Cli;

/// <summary>Lines of a text of any length, one after another as they come.</summary>
internal static class Lines
{
    /// <summary>The lines without their ends. One that is too long keeps one byte more than allowed, so that it is seen to be; the rest is passed over.</summary>
    public static async IAsyncEnumerable<byte[]> ReadAsync(
        Stream input,
        int mostBytes,
        [EnumeratorCancellation] CancellationToken cancel
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
                Append(line, mostBytes, buffer.AsSpan(from, end - from));
                yield return line.ToArray();
                line.SetLength(0);
                from = end + 1;
            }
            Append(line, mostBytes, buffer.AsSpan(from, read - from));
        }
        if (line.Length > 0)
            yield return line.ToArray();
    }

    private static void Append(MemoryStream line, int mostBytes, ReadOnlySpan<byte> bytes)
    {
        var room = mostBytes + 1 - (int)line.Length;
        line.Write(bytes[..Math.Min(bytes.Length, room)]);
    }
}
