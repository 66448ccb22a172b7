using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Testamur.Credentials.Seals;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Verification;

/// <summary>
/// The authorities whose certificates may seal: the PEM files that the operator puts into <c>anchors</c> of the data folder, and of those that
/// stamp time into <c>anchors/time</c>. Read again when a file was added, changed or removed; one verifier is kept, since it remembers what it worked out.
/// </summary>
internal sealed class SealAnchors(IOptions<TestamurOptions> options)
{
    private const long MaxFileBytes = 1024 * 1024;

    private readonly Lock gate = new();
    private string state = "none yet";
    private SealVerifier verifier = new();

    public static string FolderOf(TestamurOptions options) => Path.Combine(options.DataFolder, "anchors");

    public SealVerifier Verifier
    {
        get
        {
            var folder = FolderOf(options.Value);
            var (sealing, stamping) = (Files(folder), Files(Path.Combine(folder, "time")));
            var now = string.Join('|', sealing.Append(null).Concat(stamping).Select(file => $"{file?.FullName} {file?.LastWriteTimeUtc.Ticks}"));
            lock (gate)
            {
                if (now != state)
                {
                    verifier = new(new() { Anchors = Read(sealing), TimeStampAnchors = Read(stamping) });
                    state = now;
                }

                return verifier;
            }
        }
    }

    private static FileInfo[] Files(string folder) =>
        Directory.Exists(folder)
            ? [.. new DirectoryInfo(folder).GetFiles("*.pem").OrderBy(file => file.FullName, StringComparer.Ordinal)]
            : [];

    private static X509Certificate2[] Read(FileInfo[] files)
    {
        var all = new X509Certificate2Collection();
        foreach (var file in files.Where(file => file.Length <= MaxFileBytes))
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
}
