namespace Testamur.Credentials.Keys;

/// <summary>Algorithm names of JOSE; the allow-list of every token this library reads.</summary>
internal static class Jose
{
    public static string NameOf(SignatureAlgorithm algorithm) =>
        algorithm switch
        {
            SignatureAlgorithm.EdDsa => "EdDSA",
            SignatureAlgorithm.Es256 => "ES256",
            SignatureAlgorithm.Es384 => "ES384",
            SignatureAlgorithm.Es512 => "ES512",
            _ => "RS256",
        };

    /// <summary>Whether a header's <c>alg</c> names exactly this algorithm. RFC 9864 renamed EdDSA on Ed25519 to <c>Ed25519</c>.</summary>
    public static bool Fits(string? name, SignatureAlgorithm algorithm) =>
        name is not null && (name == NameOf(algorithm) || (algorithm == SignatureAlgorithm.EdDsa && name == "Ed25519"));

    public static bool IsKnown(string? name) => name is "EdDSA" or "Ed25519" or "ES256" or "ES384" or "ES512" or "RS256";
}
