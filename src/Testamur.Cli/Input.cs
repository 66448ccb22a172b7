using Testamur.Rdf.Json;

namespace Testamur.Cli;

/// <summary>Reads a file, or standard input for <c>-</c>.</summary>
internal static class Input
{
    /// <summary>The bytes, at most one more than the largest document, so that a larger one is seen to be too large. Null when it cannot be read.</summary>
    public static async Task<byte[]?> ReadAsync(string file, CancellationToken cancel, int maxBytes = StrictJson.DefaultMaxBytes)
    {
        try
        {
            await using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            var buffer = new byte[maxBytes + 1];
            var length = await stream
                .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)
                .ConfigureAwait(false);
            return buffer[..length];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file}: {e.Message}").ConfigureAwait(false);
            return null;
        }
    }
}
