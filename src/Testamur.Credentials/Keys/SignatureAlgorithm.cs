namespace Testamur.Credentials.Keys;

/// <summary>Signature algorithms; each fits exactly one <see cref="KeyType"/>, so no header can talk a verifier into another.</summary>
public enum SignatureAlgorithm
{
    /// <summary>Ed25519, JOSE name <c>EdDSA</c> (<see href="https://www.rfc-editor.org/rfc/rfc8037#section-3.1">RFC 8037 §3.1</see>).</summary>
    EdDsa,

    /// <summary>ECDSA on P-256 with SHA-256, JOSE name <c>ES256</c> (<see href="https://www.rfc-editor.org/rfc/rfc7518#section-3.4">RFC 7518 §3.4</see>).</summary>
    Es256,

    /// <summary>ECDSA on P-384 with SHA-384, JOSE name <c>ES384</c>.</summary>
    Es384,

    /// <summary>ECDSA on P-521 with SHA-512, JOSE name <c>ES512</c>.</summary>
    Es512,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256, JOSE name <c>RS256</c> (<see href="https://www.rfc-editor.org/rfc/rfc7518#section-3.3">RFC 7518 §3.3</see>).</summary>
    Rs256,
}
