using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Seals;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.Elm.Shapes;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Awards;

/// <summary>
/// Every specification of the demo alliance, awarded, written as a European Digital Credential and sealed: the shapes accept it, our verifier does, and
/// OpenSSL does, over the bytes as the form defines them and with nothing of ours in between.
/// </summary>
public sealed class DemoSealTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 30, 10, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("testamur-seal-").FullName;
    private readonly RSA key = RSA.Create(2048);

    public static TheoryData<string> Specifications { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "samples", "demo", "specifications"))
            .Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose()
    {
        key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Specifications))]
    public async Task An_award_of_the_demo_conforms_and_its_seal_holds_by_OpenSSL(string file)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "samples", "demo", "specifications", file));
        var specification = SpecificationJson.Read(text);
        using var certificate = Certificate();
        var credential = ElmWriter.Write(new MicroCredential(specification, Award(specification)));
        EdcIssuerBlock.Apply(credential, certificate, new Guid(7, 7, 7, new byte[8]), Now);
        var payload = credential.ToJsonString();
        var report = ElmValidator.Validate(Encoding.UTF8.GetBytes(payload));
        Assert.True(report.Conforms == true, string.Join("\n", report.Shapes?.Results.Select(result => result.Message) ?? []));
        Assert.Null(report.Lost);

        Assert.True(PemKey.TryOpen(key.ExportPkcs8PrivateKeyPem(), out var signer));
        var sealedText = EdcSeal.Seal(payload, signer, [certificate], new() { SignedAt = Now });
        Assert.True(JadesSeal.TryParse(sealedText, out var seal, out var problem), problem);
        Assert.True(new SealVerifier().Verify(seal, Now).IsIntact);
        Assert.True(await OpenSslAcceptsAsync(sealedText, change: false));
        Assert.False(await OpenSslAcceptsAsync(sealedText, change: true));
    }

    /// <summary>The signature of the container over <c>protected</c>, a full stop, and the text of the payload (RFC 7797).</summary>
    private async Task<bool> OpenSslAcceptsAsync(byte[] container, bool change)
    {
        using var document = JsonDocument.Parse(container);
        var signature = document.RootElement.GetProperty("signatures")[0];
        var payload = document.RootElement.GetProperty("payload").GetString()!;
        var input =
            $"{signature.GetProperty("protected").GetString()}.{(change ? payload.Replace("Aino", "Eino", StringComparison.Ordinal) : payload)}";
        await File.WriteAllTextAsync(Path.Combine(folder, "input"), input);
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(signature.GetProperty("signature").GetString());
        await File.WriteAllBytesAsync(Path.Combine(folder, "signature"), bytes);
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportSubjectPublicKeyInfoPem());
        var openssl = new ProcessStartInfo(
            "openssl",
            ["dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "input"]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(openssl)!; // null only with UseShellExecute
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static AwardFacts Award(Specification specification) =>
        new()
        {
            CredentialId = "urn:uuid:0d4f5f1e-6a3c-4d55-9b5a-111111111111",
            AchievementId = AchievementIds.Of(specification.Id, specification.Version),
            Issuer = new("did:web:nordhaven.example", "Nordhaven Demo University", "https://nordhaven.example", "FI"),
            Subject = new(HashedEmail: "aino@example.org", Salt: "salt", Name: "Aino Esimerkki"),
            ValidFrom = Now,
            AwardedOn = Now,
            Results = [new("Pass")],
            Status = [new("https://nordhaven.example/status/1", 7)],
            Evidence =
            [
                .. specification
                    .Assessments.Where(task => task.Summative)
                    .Select(task => new IdentityEvidence(task.Id, task.Supervision ?? "supervised-with-id-verification")),
            ],
        };

    private X509Certificate2 Certificate()
    {
        var request = new CertificateRequest(
            "CN=Nordhaven Demo University, O=Nordhaven Demo University, 2.5.4.97=VATFI-D0000001, C=FI",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.NonRepudiation, critical: true));
        return request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(2));
    }
}
