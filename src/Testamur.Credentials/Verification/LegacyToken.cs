using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Proofs;

namespace Testamur.Credentials.Verification;

/// <summary>
/// The credential in a token with registered claims: inside <c>vc</c>, as the data model 1.1 has it, or spread over the payload, as Open Badges 3.0 and
/// CLR 2.0 have it (<see href="https://www.w3.org/TR/vc-data-model-1.1/#jwt-decoding">VC Data Model 1.1 §6.3.1</see>,
/// <see href="https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof">Open Badges 3.0 §8.2</see>). A claim that says something else than the credential breaks the token:
/// two readers would show two credentials.
/// </summary>
internal static class LegacyToken
{
    /// <summary>Of the year 9999.</summary>
    private const long LastSecond = 253_402_300_799;

    /// <summary>Newer forms have types of their own, and rules of their own about keys: a token that says that it is one of them is judged as that.</summary>
    public static bool Is(Jws token) =>
        (token.Type is null || string.Equals(token.Type, "JWT", StringComparison.OrdinalIgnoreCase))
        && (
            token.Payload.ContainsKey("vc")
            || token.Payload.ContainsKey("nbf")
            || token.Payload.Texts("type").Contains("VerifiableCredential")
        );

    public static bool TryRead(Jws token, [NotNullWhen(true)] out JsonObject? credential, out string problem)
    {
        credential = null;
        var payload = token.Payload;
        problem = "the token holds no credential";
        if ((payload.ContainsKey("vc") ? payload.Object("vc") : payload) is not { } inside)
            return false;
        if (!inside.Texts("type").Contains("VerifiableCredential"))
            return false;
        var copy = (JsonObject)inside.DeepClone();
        problem =
            Identifier(copy, payload, "iss", "issuer", "iss and issuer differ")
            ?? Identifier(copy, payload, "jti", "id", "jti and id differ")
            ?? Subject(copy, payload)
            ?? Time(copy, payload, "nbf", "nbf and the beginning of the validity differ", From(copy))
            ?? Time(copy, payload, "exp", "exp and the end of the validity differ", Until(copy))
            ?? "";
        if (problem.Length == 0)
            credential = copy;
        return credential is not null;
    }

    private static bool IsV2(JsonObject credential) =>
        credential.Texts("@context") is ["https://www.w3.org/ns/credentials/v2", ..];

    private static string[] From(JsonObject credential) =>
        IsV2(credential) ? ["validFrom", "issuanceDate"] : ["issuanceDate", "validFrom"];

    private static string[] Until(JsonObject credential) =>
        IsV2(credential) ? ["validUntil", "expirationDate"] : ["expirationDate", "validUntil"];

    private static string? Identifier(JsonObject credential, JsonObject payload, string claim, string member, string problem)
    {
        if (!payload.ContainsKey(claim))
            return null;
        if (payload.Text(claim) is not { } value)
            return problem;
        if (credential.ContainsKey(member))
        {
            // An issuer without an identifier of its own is who the claim says.
            if (member == "issuer" && credential[member] is JsonObject issuer && !issuer.ContainsKey("id"))
                issuer["id"] = value;
            return JsonReading.IdOf(credential[member]) == value ? null : problem;
        }
        credential[member] = value;
        return null;
    }

    private static string? Subject(JsonObject credential, JsonObject payload)
    {
        const string problem = "sub and the learner differ";
        if (!payload.ContainsKey("sub"))
            return null;
        if (payload.Text("sub") is not { } value)
            return problem;
        var subjects = credential.Many("credentialSubject").OfType<JsonObject>().ToList();
        if (subjects.Any(subject => subject.Text("id") == value))
            return null;
        if (subjects is not [{ } only] || only.ContainsKey("id"))
            return problem;
        only["id"] = value;
        return null;
    }

    /// <summary>Seconds against times: the parts of a second that a claim cannot say do not count.</summary>
    private static string? Time(JsonObject credential, JsonObject payload, string claim, string problem, string[] members)
    {
        if (!payload.ContainsKey(claim))
            return null;
        if (Seconds(payload[claim]) is not { } seconds)
            return problem;
        var present = members.Where(credential.ContainsKey).ToList();
        if (present.Count == 0)
        {
            credential[members[0]] = DateTimeStamp.Format(DateTimeOffset.FromUnixTimeSeconds(seconds));
            return null;
        }
        return present.Any(name => DateTimeStamp.Parse(credential.Text(name))?.ToUnixTimeSeconds() == seconds) ? null : problem;
    }

    private static long? Seconds(JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.Number)
            return null;
        if (value.TryGetValue<long>(out var whole))
            return whole is >= 0 and <= LastSecond ? whole : null;
        return value.TryGetValue<double>(out var number) && number is >= 0 and <= LastSecond ? (long)number : null;
    }
}
