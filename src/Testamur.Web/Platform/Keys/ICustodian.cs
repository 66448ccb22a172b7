using Testamur.Credentials.Keys;

namespace Testamur.Web.Platform.Keys;

/// <summary>Keeps private keys outside of this platform: a device, or a service. What it is asked for comes from it or not at all.</summary>
internal interface ICustodian
{
    /// <summary>What an operator must know; null while all is well.</summary>
    string? Trouble { get; }

    /// <summary>The public half of a key.</summary>
    /// <param name="key">How the custodian calls it.</param>
    /// <exception cref="KeyUnavailableException">The custodian is away, refuses us, or has no such key.</exception>
    PublicKey PublicKeyOf(string key);

    /// <summary>A signer; it may fail with <see cref="KeyUnavailableException"/> at any signature.</summary>
    /// <param name="expected">The public half as it was published: another key under the same name does not sign.</param>
    ISigner Open(string key, PublicKey expected);
}
