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
        problem = Problem(json);
        if (problem.Length > 0)
            return false;
        header = new SealHeader
        {
            Algorithm = json.Text("alg")!, // checked by Problem, as all that follows
            IsEncoded = json["b64"]?.GetValueKind() != JsonValueKind.False,
            SignedAt = SigningTime(json)!.Value,
            Certificates = json.Texts("x5c"),
            Thumbprint = Digest(json),
            KeyId = json.Text("kid"),
            Critical = json.Texts("crit"),
            Names = [.. json.Select(member => member.Key)],
            ContentTokens = Tokens(json)!,
        };
        return true;
    }

    private static string Problem(JsonObject json)
    {
        if (json.Count > MaxMembers || Refused.Any(json.ContainsKey))
            return "the header of the seal holds what is not allowed";
        if (!IsKnown(json.Text("alg")))
            return "the algorithm is not allowed";
        if (
            json.TryGetPropertyValue("b64", out var b64) && b64?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)
        )
            return "the header of the seal is not well formed";
        if (!IsCriticalKept(json))
            return "the header asks for extensions that are not supported";
        if (json.ContainsKey("sigT") == json.ContainsKey("iat") || SigningTime(json) is null)
            return "the seal does not say once when it was made";
        if (json.ContainsKey("x5c") && !AreTexts(json["x5c"], MaxCertificates))
            return "the certificates of the seal are missing or too many";
        if (!json.ContainsKey("x5c") && !json.ContainsKey("x5t#S256"))
            return "the seal names no certificate";
        if (json.ContainsKey("x5t#S256") && Digest(json) is null)
            return "the header of the seal is not well formed";
        return Tokens(json) is null ? "the time stamps of the seal are not well formed" : "";
    }

    private static bool IsKnown(string? algorithm) =>
        algorithm is "RS256" or "RS384" or "RS512" or "PS256" or "PS384" or "PS512" or "ES256" or "ES384" or "ES512";

    private static bool IsCriticalKept(JsonObject json)
    {
        var isPlain = json["b64"]?.GetValueKind() == JsonValueKind.False;
        if (!json.ContainsKey("crit"))
            return !isPlain; // RFC 7797 §6: who does not know b64 must not read on
        if (!AreTexts(json["crit"], Understood.Length))
            return false;
        var names = json.Texts("crit");
        return names.Distinct(StringComparer.Ordinal).Count() == names.Count
            && names.All(name => Understood.Contains(name) && json.ContainsKey(name))
            && (!isPlain || names.Contains("b64"));
    }

    private static bool AreTexts(JsonNode? node, int most) =>
        node is JsonArray { Count: > 0 } list && list.Count <= most && list.All(item => item.AsText() is { Length: > 0 });

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
