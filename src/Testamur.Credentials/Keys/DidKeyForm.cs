namespace Testamur.Credentials.Keys;

/// <summary>How a verification method carries its key (<see href="https://www.w3.org/TR/cid-1.0/#verification-methods">Controlled Identifiers 1.0 §2.2</see>).</summary>
public enum DidKeyForm
{
    /// <summary><c>publicKeyMultibase</c>, for Data Integrity proofs.</summary>
    Multikey,

    /// <summary><c>publicKeyJwk</c>, for tokens.</summary>
    JsonWebKey,
}
