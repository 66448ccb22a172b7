using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Proofs;

namespace Testamur.Credentials.Verification;

/// <summary>When a token says that it was signed.</summary>
internal static class TokenTimes
{
    /// <summary>By <c>iat</c>, else by the first day on which the credential inside is valid; null when it says neither.</summary>
    public static DateTimeOffset? SignedAt(Jws token) =>
        Seconds(token.Payload["iat"]) ?? DateTimeStamp.Parse(token.Payload.Text("validFrom")) ?? Seconds(token.Payload["nbf"]);

    // Out of what a clock can show, it is no time.
    private static DateTimeOffset? Seconds(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<long>(out var seconds) && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
