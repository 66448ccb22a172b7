using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Seals;

namespace Testamur.Credentials.Tests.Seals;

/// <summary>
/// A real authority of our own, made with the OpenSSL command line in a folder of its own: it issues certificates for seals, revokes them, answers with
/// OCSP, publishes revocation lists and stamps time.
/// </summary>
public sealed class OpenSslAuthority : ITimeStampAuthority, IDisposable
{
    public const string Organization = "/C=ES/O=Universidad de Prueba/organizationIdentifier=VATES-Q0000000X/CN=Sello de Prueba";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("testamur-authority-");
    private int requests;

    public OpenSslAuthority()
    {
        Write("openssl.cnf", Configuration);
        Write("index.txt", "");
        Write("serial", "1000");
        Write("crlnumber", "01");
        Write("tsaserial", "01");
        Key("root", "RSA");
        Run(
            "req",
            "-new",
            "-x509",
            "-config",
            "openssl.cnf",
            "-extensions",
            "root",
            "-key",
            "root.key",
            "-out",
            "root.pem",
            "-days",
            "3650",
            "-subj",
            "/C=ES/O=Autoridad de Prueba/CN=Root"
        );
        Issue("tsa", "RSA", "/C=ES/O=Autoridad de Prueba/CN=TSA", "tsa");
        Issue("ocsp", "RSA", "/C=ES/O=Autoridad de Prueba/CN=OCSP", "ocsp");
    }

    public X509Certificate2 Root => Certificate("root");

    public X509Certificate2 StampingCertificate => Certificate("tsa");

    /// <summary>Trust in this authority alone, for seals and for time.</summary>
    public SealTrust Trust => new() { Anchors = [Root], TimeStampAnchors = [Root] };

    public void Dispose() => folder.Delete(recursive: true);

    public async ValueTask<ReadOnlyMemory<byte>> StampAsync(ReadOnlyMemory<byte> request, CancellationToken cancel)
    {
        var number = Interlocked.Increment(ref requests);
        await File.WriteAllBytesAsync(PathOf($"{number}.tsq"), request, cancel);
        Run(
            "ts",
            "-reply",
            "-config",
            "openssl.cnf",
            "-section",
            "stamping",
            "-queryfile",
            $"{number}.tsq",
            "-out",
            $"{number}.tsr"
        );
        return await File.ReadAllBytesAsync(PathOf($"{number}.tsr"), cancel);
    }

    /// <summary>A key and a certificate for it.</summary>
    /// <param name="name">What the files are called.</param>
    /// <param name="kind">RSA, or a curve such as P-256.</param>
    /// <param name="subject">The name in the certificate.</param>
    /// <param name="section">What it is for.</param>
    public X509Certificate2 Issue(string name, string kind, string subject = Organization, string section = "seal")
    {
        Key(name, kind);
        Run("req", "-new", "-config", "openssl.cnf", "-key", $"{name}.key", "-out", $"{name}.csr", "-utf8", "-subj", subject);
        Run(
            "ca",
            "-batch",
            "-config",
            "openssl.cnf",
            "-extensions",
            section,
            "-in",
            $"{name}.csr",
            "-out",
            $"{name}.pem",
            "-notext",
            "-preserveDN",
            "-utf8"
        );
        return Certificate(name);
    }

    /// <summary>A certificate that nobody but itself vouches for.</summary>
    public X509Certificate2 SelfSign(string name, string kind, string subject = Organization)
    {
        Key(name, kind);
        Run(
            "req",
            "-new",
            "-x509",
            "-config",
            "openssl.cnf",
            "-extensions",
            "seal",
            "-key",
            $"{name}.key",
            "-out",
            $"{name}.pem",
            "-days",
            "730",
            "-utf8",
            "-subj",
            subject
        );
        return Certificate(name);
    }

    public void Revoke(string name) => Run("ca", "-config", "openssl.cnf", "-revoke", $"{name}.pem");

    public ISigner Signer(string name)
    {
        Assert.True(PemKey.TryOpen(File.ReadAllText(PathOf($"{name}.key")), out var signer));
        return signer;
    }

    public byte[] RevocationList()
    {
        Run("ca", "-config", "openssl.cnf", "-gencrl", "-out", "crl.pem");
        Run("crl", "-in", "crl.pem", "-outform", "DER", "-out", "crl.der");
        return File.ReadAllBytes(PathOf("crl.der"));
    }

    public byte[] OcspAnswer(string name)
    {
        Run("ocsp", "-issuer", "root.pem", "-cert", $"{name}.pem", "-no_nonce", "-reqout", $"{name}.orq");
        Run(
            "ocsp",
            "-index",
            "index.txt",
            "-CA",
            "root.pem",
            "-rsigner",
            "ocsp.pem",
            "-rkey",
            "ocsp.key",
            "-reqin",
            $"{name}.orq",
            "-respout",
            $"{name}.ors",
            "-ndays",
            "7"
        );
        return File.ReadAllBytes(PathOf($"{name}.ors"));
    }

    /// <summary>Lets OpenSSL judge a signature over a file.</summary>
    public bool Verifies(string name, byte[] data, byte[] signature)
    {
        File.WriteAllBytes(PathOf("data.bin"), data);
        File.WriteAllBytes(PathOf("data.sig"), signature);
        Run("x509", "-in", $"{name}.pem", "-pubkey", "-noout", "-out", "data.pub");
        return Try("dgst", "-sha256", "-verify", "data.pub", "-signature", "data.sig", "data.bin").Status == 0;
    }

    /// <summary>Lets OpenSSL judge a time stamp token over a file.</summary>
    public bool Stamps(byte[] token, byte[] data)
    {
        File.WriteAllBytes(PathOf("token.der"), token);
        File.WriteAllBytes(PathOf("token.bin"), data);
        return Try(
                "ts",
                "-verify",
                "-token_in",
                "-in",
                "token.der",
                "-data",
                "token.bin",
                "-CAfile",
                "root.pem",
                "-untrusted",
                "tsa.pem"
            ).Status == 0;
    }

    private X509Certificate2 Certificate(string name) => X509CertificateLoader.LoadCertificateFromFile(PathOf($"{name}.pem"));

    private void Key(string name, string kind)
    {
        string[] how =
            kind == "RSA"
                ? ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
                : ["-algorithm", "EC", "-pkeyopt", $"ec_paramgen_curve:{kind}"];
        Run(["genpkey", .. how, "-out", $"{name}.key"]);
    }

    private string PathOf(string file) => Path.Combine(folder.FullName, file);

    private void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    private void Run(params string[] arguments)
    {
        var (status, output) = Try(arguments);
        Assert.True(status == 0, $"openssl {string.Join(' ', arguments)}\n{output}");
    }

    private (int Status, string Output) Try(params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!; // it is started, or it throws
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    private const string Configuration = """
        [req]
        distinguished_name = any
        prompt = no
        string_mask = utf8only
        [ca]
        default_ca = own
        [own]
        database = index.txt
        new_certs_dir = .
        serial = serial
        crlnumber = crlnumber
        certificate = root.pem
        private_key = root.key
        default_md = sha256
        default_days = 730
        default_crl_days = 30
        policy = any
        unique_subject = no
        [any]
        countryName = optional
        organizationName = optional
        organizationIdentifier = optional
        commonName = optional
        [root]
        basicConstraints = critical,CA:TRUE
        keyUsage = critical,keyCertSign,cRLSign
        subjectKeyIdentifier = hash
        [seal]
        basicConstraints = critical,CA:FALSE
        keyUsage = critical,digitalSignature,nonRepudiation
        subjectKeyIdentifier = hash
        authorityKeyIdentifier = keyid
        certificatePolicies = 0.4.0.194112.1.3
        1.3.6.1.5.5.7.1.3 = ASN1:SEQUENCE:statements
        [anonymous]
        keyUsage = critical,digitalSignature
        [encryption]
        keyUsage = critical,keyEncipherment
        [tsa]
        keyUsage = critical,digitalSignature
        extendedKeyUsage = critical,timeStamping
        [ocsp]
        keyUsage = critical,digitalSignature
        extendedKeyUsage = OCSPSigning
        [statements]
        compliance = SEQUENCE:compliance
        device = SEQUENCE:device
        type = SEQUENCE:type
        [compliance]
        id = OID:0.4.0.1862.1.1
        [device]
        id = OID:0.4.0.1862.1.4
        [type]
        id = OID:0.4.0.1862.1.6
        types = SEQUENCE:types
        [types]
        seal = OID:0.4.0.1862.1.6.2
        [stamping]
        serial = tsaserial
        crypto_device = builtin
        signer_cert = tsa.pem
        signer_key = tsa.key
        certs = root.pem
        signer_digest = sha256
        default_policy = 1.3.6.1.4.1.99999.1
        digests = sha256, sha384, sha512
        ess_cert_id_alg = sha256
        """;
}
