using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;

namespace Testamur.Credentials.OpenBadges2;

/// <summary>The RSA keys of old badges, as PEM (<see href="https://www.rfc-editor.org/rfc/rfc7468#section-13">RFC 7468 §13</see>).</summary>
internal static class BadgeKey
{
    private const int MaxCharacters = 4096;

    public static bool TryRead(string? pem, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        // Whoever publishes a private key cannot be told apart from whoever found it.
        if (pem is null || pem.Length > MaxCharacters || pem.Contains("PRIVATE", StringComparison.Ordinal))
            return false;
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return false;
        }
        var parameters = rsa.ExportParameters(false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["n"] = Multibase.ToBase64Url(parameters.Modulus),
            ["e"] = Multibase.ToBase64Url(parameters.Exponent),
        };
        return JsonWebKey.TryParse(jwk, out key);
    }
}
