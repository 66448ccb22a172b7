namespace Testamur.Credentials.Keys;

/// <summary>A key for a DID document.</summary>
/// <param name="Fragment">The part of the verification method's id behind <c>#</c>: letters, digits, <c>-</c>, <c>_</c>.</param>
/// <param name="Key">The public key.</param>
/// <param name="Form">How the key is written.</param>
/// <param name="Revoked">
/// Since when it counts for nothing, as when somebody else may have it; null while it may be used. A key that another took the place of is not revoked.
/// </param>
public sealed record DidKey(
    string Fragment,
    PublicKey Key,
    DidKeyForm Form = DidKeyForm.Multikey,
    DateTimeOffset? Revoked = null
);
