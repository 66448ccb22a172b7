using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;

namespace Testamur.Credentials.Status;

/// <summary>A token status list as it is published, signed (<see href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list#section-5.1">Token Status List §5.1</see>).</summary>
/// <param name="Subject">The URL at which the list is served.</param>
/// <param name="IssuedAt">From when this state holds; whole seconds.</param>
/// <param name="List">The entries.</param>
/// <param name="ExpiresAt">Until when a verifier may rely on it; without one, as long as it is kept.</param>
/// <param name="TimeToLive">How long a verifier may keep it before it asks again.</param>
public sealed record StatusListToken(
    string Subject,
    DateTimeOffset IssuedAt,
    TokenStatusList List,
    DateTimeOffset? ExpiresAt = null,
    TimeSpan? TimeToLive = null
)
{
    /// <summary>The header's <c>typ</c>.</summary>
    public const string Type = "statuslist+jwt";

    /// <summary>What a client asks for, and a server answers with.</summary>
    public const string MediaType = "application/statuslist+jwt";

    /// <summary>The longest time to live that is believed: a year.</summary>
    public static TimeSpan LongestTimeToLive { get; } = TimeSpan.FromDays(366);

    internal const int MaxTokenBytes = 24 * 1024 * 1024;

    // The last second of the year 9999.
    private const long LastSecond = 253_402_300_799;

    /// <summary>Signs.</summary>
    /// <param name="signer">The key of whoever publishes the list.</param>
    /// <param name="kid">The full id of the key, e.g. <c>did:web:example.org#status-1</c>.</param>
    public string Sign(ISigner signer, string kid)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentException.ThrowIfNullOrEmpty(kid);
        var claims = new JsonObject { ["sub"] = Subject, ["iat"] = IssuedAt.ToUnixTimeSeconds() };
        if (ExpiresAt is { } end)
            claims["exp"] = end.ToUnixTimeSeconds();
        if (TimeToLive is { } ttl)
            claims["ttl"] = (long)ttl.TotalSeconds;
        claims["status_list"] = new JsonObject { ["bits"] = List.Bits, ["lst"] = List.Encode() };
        return Jws.Sign(new JsonObject { ["typ"] = Type, ["kid"] = kid }, claims, signer);
    }

    /// <summary>The <c>status</c> claim of a credential at one place of a list (<see href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list#section-6.2">§6.2</see>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative index.</exception>
    public static JsonObject Reference(string listUrl, int index)
    {
        ArgumentException.ThrowIfNullOrEmpty(listUrl);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new JsonObject
        {
            ["status_list"] = new JsonObject { ["idx"] = index, ["uri"] = listUrl },
        };
    }

    /// <summary>
    /// Reads a token: its type, its claims and the whole list. Refused: a time or time to live that is none, a number of bits other than 1, 2, 4 or 8, and
    /// what <see cref="TokenStatusList.TryDecode"/> refuses. Signature and times are not judged here. Never throws.
    /// </summary>
    /// <param name="text">The compact token.</param>
    /// <param name="token">What it says.</param>
    /// <param name="jws">The token itself, whose signature the caller verifies.</param>
    /// <param name="problem">Why it was refused.</param>
    public static bool TryRead(
        string text,
        [NotNullWhen(true)] out StatusListToken? token,
        [NotNullWhen(true)] out Jws? jws,
        out string problem
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        token = null;
        if (!Jws.TryParse(text, keyAllowed: false, MaxTokenBytes, out jws, out problem))
            return false;
        if (jws.Type is not Type and not MediaType)
            problem = "it is no status list token";
        else if (jws.Payload.Text("sub") is not { Length: > 0 } subject)
            problem = "it does not say which list it is";
        else if (Seconds(jws.Payload, "iat") is not { } issued)
            problem = "it does not say when it was issued";
        else if (Optional(jws.Payload, "exp", out var end) || Optional(jws.Payload, "ttl", out var ttl))
            problem = "its times cannot be read";
        else if (ttl is { } kept && (kept <= 0 || kept > LongestTimeToLive.TotalSeconds))
            problem = "its time to live makes no sense";
        else if (!TryReadList(jws.Payload, out var list))
            problem = "the list is damaged or too long";
        else
            token = new(
                subject,
                Moment(issued),
                list,
                end is { } e ? Moment(e) : null,
                ttl is { } t ? TimeSpan.FromSeconds(t) : null
            );
        if (token is null)
            jws = null;
        return token is not null;
    }

    private static bool TryReadList(JsonObject claims, [NotNullWhen(true)] out TokenStatusList? list)
    {
        list = null;
        return claims.Object("status_list") is { } status
            && JsonReading.WholeNumber(status["bits"]) is { } bits
            && bits is >= 1 and <= 8
            && TokenStatusList.TryDecode(status.Text("lst"), (int)bits, out list);
    }

    /// <summary>True when the member is there and no time.</summary>
    private static bool Optional(JsonObject claims, string name, out long? value)
    {
        value = Seconds(claims, name);
        return value is null && claims.ContainsKey(name);
    }

    // Fractions are allowed by RFC 7519 §2 and say nothing here.
    private static long? Seconds(JsonObject claims, string name) =>
        claims[name] switch
        {
            JsonValue value when value.TryGetValue<long>(out var whole) => whole is >= -1 and <= LastSecond ? whole : null,
            JsonValue value when value.TryGetValue<double>(out var some) => some is >= -1 and <= LastSecond ? (long)some : null,
            _ => null,
        };

    private static DateTimeOffset Moment(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
