using System.IO.Compression;
using Testamur.Credentials.Archive;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;
using Testamur.Web.Modules.Verification.Contracts;

namespace Testamur.Web.Modules.Verification;

/// <summary>What the verifier asks for while it verifies is what a later one will need.</summary>
internal sealed class Archives(IKeyResolver keys, IStatusSource status, PlatformResources resources, TimeProvider time)
    : IArchives
{
    public async Task<byte[]> MakeAsync(ReadOnlyMemory<byte> credential, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var recorder = new ArchiveRecorder(keys, status, resources);
        var verifier = new CredentialVerifier(recorder, recorder, resources: recorder);
        await verifier.VerifyAsync(credential, new() { Now = now }, cancel);
        return await ZipAsync(recorder.Archive(credential, now), cancel);
    }

    private async Task<byte[]> ZipAsync(CredentialArchive archive, CancellationToken cancel)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in archive.Files())
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = time.GetUtcNow();
                await using var stream = await entry.OpenAsync(cancel);
                await stream.WriteAsync(content, cancel);
            }
        }

        return output.ToArray();
    }
}
