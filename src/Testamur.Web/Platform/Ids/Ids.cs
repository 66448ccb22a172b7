using System.Buffers.Text;
using System.Security.Cryptography;

namespace Testamur.Web.Platform.Ids;

/// <summary>The one place where identifiers are made.</summary>
internal static class Ids
{
    /// <summary>An internal id that sorts by time, which keeps index pages together.</summary>
    public static TId New<TId>(TimeProvider time)
        where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>A public id: random, so that it tells nothing about order or time.</summary>
    public static Guid Public() => new(RandomNumberGenerator.GetBytes(16));

    /// <summary>A secret of 128 random bits for a link, as 22 base64url characters.</summary>
    public static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>What is stored of a secret: its SHA-256, so that the table opens nothing.</summary>
    public static string Hash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));
}
