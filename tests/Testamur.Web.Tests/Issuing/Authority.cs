using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Testamur.Web.Tests.Issuing;

/// <summary>A certification authority of the test's own.</summary>
internal sealed class Authority : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;
    private byte _number;

    public Authority()
    {
        var request = new CertificateRequest("CN=Test authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)
        );
        _certificate = request.CreateSelfSigned(Day(-100), Day(1000));
    }

    public string Pem => _certificate.ExportCertificatePem();

    public string Certify(string request, int days = 365, string? subject = null)
    {
        var asked = CertificateRequest.LoadSigningRequestPem(
            request,
            HashAlgorithmName.SHA256,
            CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions
        );
        if (subject is not null)
            asked = new CertificateRequest(new X500DistinguishedName(subject), asked.PublicKey, HashAlgorithmName.SHA256);
        return Sign(asked, days);
    }

    /// <summary>A list on which nobody stands.</summary>
    public byte[] RevocationList() =>
        new CertificateRevocationListBuilder().Build(_certificate, 1, Day(30), HashAlgorithmName.SHA256, thisUpdate: Day(-1));

    public string Certify(string subject, ECDsa key) => Sign(new CertificateRequest(subject, key, HashAlgorithmName.SHA256), 365);

    public void Dispose()
    {
        _key.Dispose();
        _certificate.Dispose();
    }

    private string Sign(CertificateRequest request, int days)
    {
        using var certificate = request.Create(_certificate, Day(-50), Day(days), [1, ++_number]);
        return certificate.ExportCertificatePem();
    }

    // The app's clock stands near the system's; certificates are dated by the latter.
    private static DateTimeOffset Day(int days) => TimeProvider.System.GetUtcNow().AddDays(days);
}
