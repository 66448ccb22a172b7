using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Issuing.Seals;
using Testamur.Web.Modules.Verification;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Demo;

/// <summary>
/// A certification authority of the demo's own, which certifies the demo's universities and nobody else: its key is forgotten when that is done.
/// Its certificate goes where an operator puts those of real authorities, so that the demo's own verifier knows it.
/// </summary>
internal sealed class DemoSeals(DemoStage stage, IOptions<TestamurOptions> options, TimeProvider time)
{
    private const string Administrator = "admin@nordhaven.example.org";
    private static readonly TimeSpan Years = TimeSpan.FromDays(3 * 365);

    public async Task SeedAsync(IEnumerable<(Tenant Tenant, string Country)> members)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = Authority(key);
        var folder = Directory.CreateDirectory(SealAnchors.FolderOf(options.Value)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "demo-authority.pem"), authority.ExportCertificatePem());
        // Nobody is ever revoked by an authority whose key is gone.
        var nobody = new CertificateRevocationListBuilder().Build(
            authority,
            1,
            time.GetUtcNow() + Years,
            HashAlgorithmName.SHA256,
            thisUpdate: time.GetUtcNow()
        );
        await File.WriteAllBytesAsync(Path.Combine(folder, "demo-authority.crl"), nobody);
        var number = 0;
        foreach (var (tenant, country) in members)
        {
            number++;
            var asked = await stage.MustAsync(
                Administrator,
                tenant,
                services =>
                    services
                        .GetRequiredService<RequestSeal>()
                        .HandleAsync(new($"VAT{country}-D{number:0000000}"), CancellationToken.None)
            );
            var certificate = Certify(authority, asked.Request ?? "", number);
            await stage.MustAsync(
                Administrator,
                tenant,
                services => services.GetRequiredService<InstallSeal>().HandleAsync(new(certificate), CancellationToken.None)
            );
        }
    }

    private X509Certificate2 Authority(ECDsa key)
    {
        var request = new CertificateRequest("CN=Demo authority (fictitious), O=Testamur demo", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = time.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now + Years + TimeSpan.FromDays(1));
    }

    private string Certify(X509Certificate2 authority, string pem, int number)
    {
        var request = CertificateRequest.LoadSigningRequestPem(
            pem,
            HashAlgorithmName.SHA256,
            CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions
        );
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        var now = time.GetUtcNow();
        using var certificate = request.Create(authority, now.AddHours(-1), now + Years, [1, (byte)number]);
        return certificate.ExportCertificatePem();
    }
}
