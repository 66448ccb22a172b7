namespace Testamur.Credentials.Keys;

/// <summary>Signs without showing its private key: a key in memory, a token, a remote signing service.</summary>
public interface ISigner
{
    /// <summary>What <see cref="Sign"/> produces.</summary>
    SignatureAlgorithm Algorithm { get; }

    /// <summary>The key that verifies what this signer signs.</summary>
    PublicKey PublicKey { get; }

    /// <summary>Signs <paramref name="data"/> (not its digest). ECDSA signatures are r ‖ s at fixed length.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key or its device refused.</exception>
    byte[] Sign(ReadOnlySpan<byte> data);
}
