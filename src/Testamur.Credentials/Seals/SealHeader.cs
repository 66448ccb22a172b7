using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Seals;

/// <summary>
/// The protected header of a seal: that of a JSON Web Signature with the members of JAdES
/// (<see href="https://www.etsi.org/deliver/etsi_ts/119100_119199/11918201/">ETSI TS 119 182-1 §5</see>).
/// </summary>
internal sealed record SealHeader
{
    private const int MaxCertificates = 16;
    private const int MaxMembers = 32;

    // A key or a place that the sender chose proves nothing, and nothing is fetched; SHA-1 names no certificate;
    // detached parts would not be what is read.
    private static readonly string[] Refused = ["jwk", "jku", "x5u", "x5t", "sigD", "enc", "zip"];

    // RFC 7515 §4.1.11: what is marked as critical and not understood makes a signature invalid.
    private static readonly string[] Understood = ["b64", "sigT", "adoTst", "iat"];

    public required string Algorithm { get; init; }

    public required bool IsEncoded { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    public required IReadOnlyList<string> Certificates { get; init; }

    public byte[]? Thumbprint { get; init; }

    public string? KeyId { get; init; }

    public IReadOnlyList<string> Critical { get; init; } = [];

    public required IReadOnlyList<string> Names { get; init; }

    public IReadOnlyList<string> ContentTokens { get; init; } = [];

    public static bool TryRead(JsonObject json, out SealHeader? header, out string problem)
    {
        header = null;
        var algorithm = json.Text("alg");
        var isEncoded = IsEncodedBy(json);
        var critical = Texts(json, "crit", Understood.Length);
        var signedAt = SigningTime(json);
        var certificates = Texts(json, "x5c", MaxCertificates);
        var thumbprint = Digest(json);
        var tokens = Tokens(json);
        problem =
            json.Count > MaxMembers || Refused.Any(json.ContainsKey) ? "the header of the seal holds what is not allowed"
            : !IsKnown(algorithm) ? "the algorithm is not allowed"
            : isEncoded is null ? "the header of the seal is not well formed"
            : !IsCriticalKept(json, critical, isEncoded.Value) ? "the header asks for extensions that are not supported"
            : signedAt is null || json.ContainsKey("sigT") == json.ContainsKey("iat")
                ? "the seal does not say once when it was made"
            : certificates is null ? "the certificates of the seal are missing or too many"
            : certificates.Count == 0 && !json.ContainsKey("x5t#S256") ? "the seal names no certificate"
            : thumbprint is null && json.ContainsKey("x5t#S256") ? "the header of the seal is not well formed"
            : tokens is null ? "the time stamps of the seal are not well formed"
            : "";
        if (problem.Length > 0)
            return false;
        header = new SealHeader
        {
            Algorithm = algorithm!, // what is missing was refused above, here and below
            IsEncoded = isEncoded!.Value,
            SignedAt = signedAt!.Value,
            Certificates = certificates!,
            Thumbprint = thumbprint,
            KeyId = json.Text("kid"),
            Critical = critical!,
            Names = [.. json.Select(member => member.Key)],
            ContentTokens = tokens!,
        };
        return true;
    }

    private static bool IsKnown(string? algorithm) =>
        algorithm is "RS256" or "RS384" or "RS512" or "PS256" or "PS384" or "PS512" or "ES256" or "ES384" or "ES512";

    private static bool? IsEncodedBy(JsonObject json) =>
        !json.TryGetPropertyValue("b64", out var b64)
            ? true
            : b64?.GetValueKind() switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            };

    private static bool IsCriticalKept(JsonObject json, List<string>? names, bool isEncoded) =>
        names is not null
        && names.Distinct(StringComparer.Ordinal).Count() == names.Count
        && names.All(name => Understood.Contains(name) && json.ContainsKey(name))
        && (isEncoded || names.Contains("b64")); // RFC 7797 §6: who does not know b64 must not read on

    /// <summary>A list of texts that are not empty; none when there is no such member, null when it is anything else.</summary>
    private static List<string>? Texts(JsonObject json, string name, int most)
    {
        if (!json.TryGetPropertyValue(name, out var node))
            return [];
        if (node is not JsonArray { Count: > 0 } list || list.Count > most)
            return null;
        var texts = new List<string>(list.Count);
        foreach (var item in list)
        {
            if (item.AsText() is not { Length: > 0 } text)
                return null;
            texts.Add(text);
        }

        return texts;
    }

    private static DateTimeOffset? SigningTime(JsonObject json)
    {
        if (json.ContainsKey("sigT"))
            return DateTimeStamp.Parse(json.Text("sigT"));
        // 253402300799 is the last second of the year 9999.
        return
            json["iat"] is JsonValue value
            && value.GetValueKind() == JsonValueKind.Number
            && value.TryGetValue<long>(out var seconds)
            && seconds is >= 0 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    private static byte[]? Digest(JsonObject json) =>
        Multibase.TryFromBase64Url(json.Text("x5t#S256"), out var digest) && digest.Length == 32 ? digest : null;

    private static IReadOnlyList<string>? Tokens(JsonObject json) =>
        json.ContainsKey("adoTst") ? SealEntry.TokensOf(json["adoTst"]) : [];
}
