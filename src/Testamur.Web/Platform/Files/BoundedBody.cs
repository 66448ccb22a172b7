namespace Testamur.Web.Platform.Files;

/// <summary>Bodies of requests that may be too large.</summary>
internal static class BoundedBody
{
    /// <summary>Reads at most one byte more than is taken, so that what is too large is known to be without being held.</summary>
    public static async Task<byte[]> ReadAsync(Stream body, int most, CancellationToken cancel)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (read.Length <= most)
        {
            var wanted = (int)Math.Min(buffer.Length, most + 1 - read.Length);
            var count = await body.ReadAsync(buffer.AsMemory(0, wanted), cancel);
            if (count == 0)
                break;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}
