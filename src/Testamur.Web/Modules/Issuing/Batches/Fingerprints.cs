using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// What a second person signs off: a SHA-256 over the rows of a batch in their order, each with the SHA-256 of the texts that will be signed. Another row, a
/// row more or less, or one letter in a text gives another fingerprint. Pure.
/// </summary>
internal static class Fingerprints
{
    /// <param name="european">The unsealed European form; null without one.</param>
    public static string OfRow(string payload, string? european)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(payload));
        hash.AppendData([0]);
        hash.AppendData(Encoding.UTF8.GetBytes(european ?? ""));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <param name="rows">Number and fingerprint of each row that will be sealed, in order.</param>
    public static string OfBatch(IEnumerable<(int Row, string Fingerprint)> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (row, fingerprint) in rows)
            hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row} {fingerprint}\n")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
