using System.Security.Cryptography;

namespace Testamur.Web.Platform.Keys;

/// <summary>A key exists and cannot be used now: its device is away, or refused us. Nothing else signs in its place; whoever needs it waits.</summary>
internal sealed class KeyUnavailableException : CryptographicException
{
    public KeyUnavailableException() { }

    public KeyUnavailableException(string message)
        : base(message) { }

    public KeyUnavailableException(string message, Exception inner)
        : base(message, inner) { }
}
