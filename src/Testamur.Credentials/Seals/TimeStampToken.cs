using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Testamur.Credentials.Seals;

/// <summary>
/// A time-stamp token (<see href="https://www.rfc-editor.org/rfc/rfc3161#section-2.4.2">RFC 3161 §2.4.2</see>): whether its own signature holds, and of
/// what digest it is. The framework looks at the signed certificate identifier and the purpose of the certificate, too.
/// </summary>
internal sealed class TimeStampToken
{
    private const int MaxLength = 64 * 1024;
    private const int MaxCertificates = 16;

    private readonly byte[] imprint;

    private TimeStampToken(Rfc3161TimestampToken token, HashAlgorithmName? hash)
    {
        var info = token.TokenInfo;
        Time = info.Timestamp;
        Hash = hash;
        imprint = info.GetMessageHash().ToArray();
        Certificates =
        [
            .. token
                .AsSignedCms()
                .Certificates.Take(MaxCertificates)
                .Select(certificate => SealCertificate.Read(certificate.RawData))
                .OfType<SealCertificate>(),
        ];
    }

    public DateTimeOffset Time { get; }

    /// <summary>Null for digests that can be forged.</summary>
    public HashAlgorithmName? Hash { get; }

    /// <summary>Whether the authority's signature fits the token.</summary>
    public bool IsIntact { get; private init; }

    /// <summary>Who stamped; null when the token does not carry it and it is not at hand.</summary>
    public SealCertificate? Authority { get; private init; }

    public IReadOnlyList<SealCertificate> Certificates { get; }

    /// <summary>Reads a token in base64; null when it is none.</summary>
    public static TimeStampToken? Read(string base64, IEnumerable<SealCertificate> others)
    {
        if (base64.Length > MaxLength || Bytes(base64) is not { } der)
            return null;
        try
        {
            if (!Rfc3161TimestampToken.TryDecode(der, out var token, out var length) || length != der.Length)
                return null;
            var known = new X509Certificate2Collection(others.Select(other => other.Certificate).ToArray());
            var name = HashOf(token.TokenInfo.HashAlgorithmId.Value);
            X509Certificate2? signer = null;
            // Its own digest: here the question is only whether the authority said this.
            var isIntact =
                name is not null
                && token.VerifySignatureForHash(token.TokenInfo.GetMessageHash().Span, name.Value, out signer, known);
            return new(token, name)
            {
                IsIntact = isIntact,
                Authority = signer is null ? null : SealCertificate.Read(signer.RawData),
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether it is of these octets.</summary>
    public bool IsOf(ReadOnlySpan<byte> data) => Hash is { } hash && JadesSeal.Digest(hash, data).AsSpan().SequenceEqual(imprint);

    internal static byte[]? Bytes(string base64)
    {
        var buffer = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, buffer, out var length) && length > 0 ? buffer[..length] : null;
    }

    private static HashAlgorithmName? HashOf(string? algorithm) =>
        algorithm switch
        {
            "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
            "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
            "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
            _ => null,
        };
}
