using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Keys;

/// <summary>Public keys as JWK (<see href="https://www.rfc-editor.org/rfc/rfc7517#section-4">RFC 7517 §4</see>, <see href="https://www.rfc-editor.org/rfc/rfc8037#section-2">RFC 8037 §2</see>).</summary>
public static class JsonWebKey
{
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    private static readonly Dictionary<string, KeyType> CurveNames = new(StringComparer.Ordinal)
    {
        ["P-256"] = KeyType.P256,
        ["P-384"] = KeyType.P384,
        ["P-521"] = KeyType.P521,
    };

    /// <summary>The JWK of a public key, with its <c>alg</c>.</summary>
    public static JsonObject From(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var alg = Jose.NameOf(key.Algorithm);
        if (key.Type == KeyType.Ed25519)
            return new JsonObject
            {
                ["kty"] = "OKP",
                ["crv"] = "Ed25519",
                ["x"] = Multibase.ToBase64Url(key.ToArray()),
                ["alg"] = alg,
            };
        if (key.Type == KeyType.Rsa)
            return RsaKey.ToJwk(key.ToArray(), alg);
        var point = key.Point;
        return new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = CurveNames.First(curve => curve.Value == key.Type).Key,
            ["x"] = Multibase.ToBase64Url(point.X),
            ["y"] = Multibase.ToBase64Url(point.Y),
            ["alg"] = alg,
        };
    }

    /// <summary>
    /// Reads a public JWK. Refused: a JWK that carries private members, an unknown kind, a point that is not on the curve, an <c>alg</c> that
    /// does not fit the key, a <c>use</c> other than <c>sig</c>, and <c>key_ops</c> without <c>verify</c>.
    /// </summary>
    public static bool TryParse(JsonObject? jwk, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        if (jwk is null || PrivateMembers.Any(jwk.ContainsKey))
            return false;
        key = jwk.Text("kty") switch
        {
            "OKP" when jwk.Text("crv") == "Ed25519" && Multibase.TryFromBase64Url(jwk.Text("x"), out var x) =>
                PublicKey.TryFromBytes(KeyType.Ed25519, x, out var ed25519) ? ed25519 : null,
            "EC" when CurveNames.TryGetValue(jwk.Text("crv") ?? "", out var curve) => FromPoint(
                curve,
                jwk.Text("x"),
                jwk.Text("y")
            ),
            "RSA" => RsaKey.FromJwk(jwk),
            _ => null,
        };
        if (key is not null && !MayVerify(jwk, key.Algorithm))
            key = null;
        return key is not null;
    }

    // RFC 7517 §4.2 to 4.4: a member that is not there allows everything.
    private static bool MayVerify(JsonObject jwk, SignatureAlgorithm algorithm) =>
        (!jwk.ContainsKey("alg") || Jose.Fits(jwk.Text("alg"), algorithm))
        && (!jwk.ContainsKey("use") || jwk.Text("use") == "sig")
        && (!jwk.ContainsKey("key_ops") || jwk.Texts("key_ops").Contains("verify"));

    private static PublicKey? FromPoint(KeyType type, string? xText, string? yText)
    {
        if (
            !Multibase.TryFromBase64Url(xText, out var x)
            || !Multibase.TryFromBase64Url(yText, out var y)
            || !EllipticCurve.Of(type).Contains(x, y)
        )
            return null;
        PublicKey.TryFromBytes(type, EllipticCurve.Compress(new() { X = x, Y = y }), out var key);
        return key;
    }
}
