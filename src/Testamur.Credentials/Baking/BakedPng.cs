using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Testamur.Credentials.Status;

namespace Testamur.Credentials.Baking;

/// <summary>
/// A badge inside a PNG picture: the text of an <c>iTXt</c> chunk
/// (<see href="https://www.imsglobal.org/spec/ob/v3p0/#png">Open Badges 3.0 §5.3.1</see>).
/// </summary>
public static class BakedPng
{
    /// <summary>The keyword of Open Badges 3.0.</summary>
    public const string Keyword = "openbadgecredential";

    /// <summary>The keyword of Open Badges 2.0; read, never written (<see href="https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/baking/index.html">Badge Baking §2</see>).</summary>
    public const string OldKeyword = "openbadges";

    /// <summary>The picture with the badge in it. One that was there before, of either version, is replaced; every other chunk keeps its bytes.</summary>
    /// <param name="png">The picture.</param>
    /// <param name="credential">The credential as JSON or compact token.</param>
    /// <exception cref="ArgumentException">It is no well-formed PNG picture, or nothing is to be baked.</exception>
    public static byte[] Bake(ReadOnlyMemory<byte> png, string credential)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(credential);
        if (!PngChunks.TryRead(png, out var chunks, out var problem))
            throw new ArgumentException($"The picture is refused: {problem}.", nameof(png));
        using var output = new MemoryStream(png.Length + credential.Length + 64);
        output.Write(PngChunks.Signature);
        foreach (var chunk in chunks)
        {
            if (PngText.IsBadge(chunk))
                continue;
            output.Write(chunk.Whole.Span);
            if (chunk.Type == "IHDR") // the first: readers find the badge without going through the picture
                output.Write(Chunk(credential));
        }
        return output.ToArray();
    }

    /// <summary>
    /// Takes the badge out of a picture. Refused: chunks whose length or checksum is wrong, anything behind the end, keywords longer than the 79 bytes
    /// allowed, two badges, and compressed text that is cut off or larger than the limit. Never throws.
    /// </summary>
    /// <param name="png">The picture.</param>
    /// <param name="badge">The credential as it was baked: JSON, a compact token, or in old badges its address.</param>
    /// <param name="problem">Why there is none, in short English.</param>
    /// <param name="maxBytes">The largest badge read.</param>
    public static bool TryExtract(
        ReadOnlyMemory<byte> png,
        [NotNullWhen(true)] out byte[]? badge,
        out string problem,
        int maxBytes = Rdf.Json.StrictJson.DefaultMaxBytes
    )
    {
        badge = null;
        if (!PngChunks.TryRead(png, out var chunks, out problem))
            return false;
        foreach (var chunk in chunks)
        {
            if (!PngText.IsText(chunk))
                continue;
            if (!PngText.TryKeyword(chunk, out var keyword))
                problem = "a text of the picture has a name that is too long";
            else if (keyword is not (Keyword or OldKeyword))
                continue;
            else if (badge is not null)
                problem = "two badges are baked into the picture";
            else if (!PngText.TryText(chunk, maxBytes, out badge))
                problem = "the badge in the picture is damaged or too large";
            if (problem.Length > 0)
            {
                badge = null;
                return false;
            }
        }
        if (badge is null)
            problem = "no badge is baked into the picture";
        return badge is not null;
    }

    private static byte[] Chunk(string credential)
    {
        // Keyword, no compression (the specification forbids it), no language, no translated keyword.
        byte[] body = [.. "iTXt"u8, .. Encoding.ASCII.GetBytes(Keyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(credential)];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length - 4);
        body.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), Crc32.Of(body));
        return chunk;
    }
}
