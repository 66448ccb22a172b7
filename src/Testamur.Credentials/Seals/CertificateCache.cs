using System.Collections.Concurrent;

namespace Testamur.Credentials.Seals;

/// <summary>Certificates by their text: an issuer seals everything with one, and reading it costs more than a signature.</summary>
internal sealed class CertificateCache
{
    private const int MaxRemembered = 1000;
    private const int MaxLength = 32 * 1024;

    private readonly ConcurrentDictionary<string, SealCertificate> remembered = new(StringComparer.Ordinal);

    /// <summary>Reads a certificate in base64 of DER; null when it is none.</summary>
    public SealCertificate? Read(string base64)
    {
        if (remembered.TryGetValue(base64, out var known))
            return known;
        if (base64.Length > MaxLength || TimeStampToken.Bytes(base64) is not { } der || SealCertificate.Read(der) is not { } read)
            return null;
        if (remembered.Count >= MaxRemembered)
            remembered.Clear();
        remembered[base64] = read;
        return read;
    }
}
