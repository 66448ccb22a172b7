using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Audit;

/// <summary>
/// How acts are chained: each hash is SHA-256 over the canonical JSON (RFC 8785, https://www.rfc-editor.org/rfc/rfc8785) of the act, the hash
/// before it included. Whoever keeps one hash can tell whether anything before it was changed, removed, inserted or moved.
/// </summary>
public static class AuditChain
{
    /// <summary>The bytes of a key that marks an actor or a subject: 128 random bits.</summary>
    public const int KeyLength = 16;

    /// <summary>What stands before the first act: 64 zeros.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The form in which a time is hashed and exported: UTC, milliseconds.</summary>
    public const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>HMAC-SHA256 over who acted, in lower-case hex.</summary>
    /// <param name="key"><see cref="KeyLength"/> random bytes, used for this mark alone.</param>
    /// <param name="actor">Null when the platform acted by itself.</param>
    public static string MarkActor(ReadOnlySpan<byte> key, Guid? actor) => Mark(key, new JsonArray("actor", actor?.ToString()));

    /// <summary>HMAC-SHA256 over what was acted on and why, in lower-case hex.</summary>
    /// <param name="key"><see cref="KeyLength"/> random bytes, used for this mark alone.</param>
    /// <param name="subject">The id of the thing acted on.</param>
    /// <param name="reason">Null where none was given.</param>
    public static string MarkAbout(ReadOnlySpan<byte> key, string? subject, string? reason) =>
        Mark(key, new JsonArray("about", subject, reason));

    /// <summary>The hash that an act must have, from everything else it says. Its own <see cref="AuditRecord.Hash"/> is not looked at.</summary>
    public static string HashOf(AuditRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Convert.ToHexStringLower(
            SHA256.HashData(
                JsonCanonicalizer.Canonicalize(
                    new JsonObject
                    {
                        ["about"] = record.AboutMark,
                        ["act"] = record.Act,
                        ["actor"] = record.ActorMark,
                        ["at"] = TextOf(record.At),
                        ["id"] = record.Id.ToString(),
                        ["institution"] = record.Institution.ToString(),
                        ["number"] = record.Number,
                        ["previous"] = record.Previous,
                        ["staff"] = record.ByStaff,
                    }
                )
            )
        );
    }

    internal static string TextOf(DateTimeOffset at) => at.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);

    private static string Mark(ReadOnlySpan<byte> key, JsonArray what) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, JsonCanonicalizer.Canonicalize(what)));
}
