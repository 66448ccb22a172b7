using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Testamur.Benchmarks.Proofs;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Seals;
using Testamur.Credentials.Verification;

namespace Testamur.Benchmarks.Formats;

/// <summary>Seals at level B, from text to sealed text and back to a report, with certificate and chain known as they are to a verifier at work.</summary>
internal static class SealOperations
{
    private static readonly (string Algorithm, string Key)[] Kinds = [("RS256", "RSA-2048"), ("ES256", "P-256")];

    /// <summary>The rows of the table; a verifier must reach half the rate of the raw signature.</summary>
    public static Row[] Rows() =>
        [
            .. Kinds.SelectMany(kind =>
                new Row[]
                {
                    new($"seal {kind.Algorithm} elm", null, [$"raw sign {kind.Key}"]),
                    new($"seal verify {kind.Algorithm} elm (B, chain cached)", null, [$"raw verify {kind.Key}"]),
                }
            ),
        ];

    public static IEnumerable<Operation> All()
    {
        var text = Encoding.UTF8.GetString(Documents.All[1].Text);
        using var authority = RSA.Create(2048);
        using var root = Root(authority);
        foreach (var (algorithm, name) in Kinds)
        {
            var (signer, certificate) = algorithm == "RS256" ? Rsa(root) : Ec(root);
            var options = new SealOptions { SignedAt = Documents.Now };
            yield return new($"seal {algorithm} elm", () => EdcSeal.Seal(text, signer, [certificate], options));
            var document = EdcSeal.Seal(text, signer, [certificate], options);
            var verifier = new SealVerifier(new() { Anchors = [X509CertificateLoader.LoadCertificate(root.RawData)] });
            yield return new($"seal verify {algorithm} elm (B, chain cached)", () => Verify(verifier, document));
            if (algorithm != "RS256")
                continue; // the raw cost of P-256 is measured with the proofs
            // A key that stays open, over two digests as with the other raw costs.
            var data = RandomNumberGenerator.GetBytes(2 * SHA256.HashSizeInBytes);
            var signature = signer.Sign(data);
            var key = certificate.GetRSAPublicKey()!; // it has one
            yield return new($"raw sign {name}", () => signer.Sign(data));
            yield return new(
                $"raw verify {name}",
                () => Check.That(key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
            );
        }
    }

    private static void Verify(SealVerifier verifier, byte[] document)
    {
        Check.That(JadesSeal.TryParse(document, out var seal, out _));
        var report = verifier.Verify(seal!, Documents.Now); // or it was thrown
        Check.That(report.IsIntact && report[SealStepCode.Authority].Outcome == Outcome.Passed);
    }

    private static X509Certificate2 Root(RSA key)
    {
        var request = new CertificateRequest("CN=Authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(Documents.Now.AddYears(-1), Documents.Now.AddYears(5));
    }

    private static (ISigner, X509Certificate2) Rsa(X509Certificate2 root)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("O=University", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return (Open(key), Issue(request, root));
    }

    private static (ISigner, X509Certificate2) Ec(X509Certificate2 root)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("O=University", key, HashAlgorithmName.SHA256);
        return (
            Open(key),
            request.Create(
                root.SubjectName,
                X509SignatureGenerator.CreateForRSA(root.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1), // made with one
                Documents.Now.AddMonths(-1),
                Documents.Now.AddYears(2),
                [2]
            )
        );
    }

    private static X509Certificate2 Issue(CertificateRequest request, X509Certificate2 root) =>
        request.Create(root, Documents.Now.AddMonths(-1), Documents.Now.AddYears(2), [1]);

    private static ISigner Open(AsymmetricAlgorithm key)
    {
        Check.That(PemKey.TryOpen(key.ExportPkcs8PrivateKeyPem(), out var signer));
        return signer!; // or it was thrown
    }
}
