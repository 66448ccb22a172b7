using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Testamur.Credentials.Seals;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Verification;

/// <summary>
/// The authorities whose certificates may seal: the PEM files that the operator puts into <c>anchors</c> of the data folder, and of those that
/// stamp time into <c>anchors/time</c>; their revocation lists beside them as <c>.crl</c>, without which nobody can say that a certificate still
/// stands. Read again when a file was added, changed or removed; one verifier is kept, since it remembers what it worked out.
/// </summary>
internal sealed class SealAnchors(IOptions<TestamurOptions> options) : ISealTrust
{
    private const long MaxFileBytes = 1024 * 1024;

    private readonly Lock gate = new();
    private string state = "none yet";
    private (SealTrust Trust, SealVerifier Verifier) known = (new(), new());

    public static string FolderOf(TestamurOptions options) => Path.Combine(options.DataFolder, "anchors");

    public SealTrust Current => Known().Trust;

    public SealVerifier Verifier => Known().Verifier;

    private (SealTrust Trust, SealVerifier Verifier) Known()
    {
        var folder = FolderOf(options.Value);
        var (sealing, stamping) = (Files(folder, "*.pem"), Files(Path.Combine(folder, "time"), "*.pem"));
        FileInfo[] lists = [.. Files(folder, "*.crl"), .. Files(Path.Combine(folder, "time"), "*.crl")];
        var now = string.Join(
            '|',
            sealing
                .Append(null)
                .Concat(stamping)
                .Append(null)
                .Concat(lists)
                .Select(file => $"{file?.FullName} {file?.LastWriteTimeUtc.Ticks}")
        );
        lock (gate)
        {
            if (now != state)
            {
                var trust = new SealTrust
                {
                    Anchors = Read(sealing),
                    TimeStampAnchors = Read(stamping),
                    Revocations = [.. lists.Where(Fits).Select(List)],
                };
                known = (trust, new(trust));
                state = now;
            }

            return known;
        }
    }

    private static FileInfo[] Files(string folder, string pattern) =>
        Directory.Exists(folder)
            ? [.. new DirectoryInfo(folder).GetFiles(pattern).OrderBy(file => file.FullName, StringComparer.Ordinal)]
            : [];

    private static X509Certificate2[] Read(FileInfo[] files)
    {
        var all = new X509Certificate2Collection();
        foreach (var file in files.Where(Fits))
        {
            try
            {
                all.ImportFromPemFile(file.FullName);
            }
            catch (CryptographicException)
            {
                // An unreadable file names no authority: what only it would have vouched for stays undetermined.
            }
        }

        return [.. all];
    }

    private static bool Fits(FileInfo file) => file.Length <= MaxFileBytes;

    // DER, or PEM as some authorities publish it.
    private static ReadOnlyMemory<byte> List(FileInfo file)
    {
        var bytes = File.ReadAllBytes(file.FullName);
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        return PemEncoding.TryFind(text, out var found) ? Convert.FromBase64String(text[found.Base64Data]) : bytes;
    }
}
