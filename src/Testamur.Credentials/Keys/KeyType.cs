namespace Testamur.Credentials.Keys;

/// <summary>The kinds of key that sign credentials.</summary>
public enum KeyType
{
    /// <summary>Edwards curve 25519; signs with <see cref="SignatureAlgorithm.EdDsa"/>.</summary>
    Ed25519,

    /// <summary>NIST P-256; signs with <see cref="SignatureAlgorithm.Es256"/>.</summary>
    P256,

    /// <summary>NIST P-384; signs with <see cref="SignatureAlgorithm.Es384"/>.</summary>
    P384,

    /// <summary>NIST P-521; signs with <see cref="SignatureAlgorithm.Es512"/>.</summary>
    P521,

    /// <summary>RSA of 2048 to 8192 bits; signs with <see cref="SignatureAlgorithm.Rs256"/> and is not made here, only read (<see cref="PemKey"/>).</summary>
    Rsa,
}
