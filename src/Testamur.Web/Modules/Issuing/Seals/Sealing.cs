using Microsoft.Extensions.Options;
using Testamur.Credentials.Seals;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Issuing.Seals;

/// <summary>
/// Seals texts: at level T where the operator named a time stamp authority, else at level B. An authority that does not answer holds
/// nobody's credential up; that the stamp is missing is recorded.
/// </summary>
internal sealed class Sealing(EgressGuard egress, IOptions<IssuingOptions> options, AuditLog audit)
{
    public async Task<byte[]> SealAsync(string text, Sealer seal, DateTimeOffset at, CancellationToken cancel)
    {
        var settings = new SealOptions { SignedAt = at };
        if (options.Value.TimeStamps is not { } address)
            return EdcSeal.Seal(text, seal.Signer, seal.Certificates, settings);
        var authority = new TimeStamps(egress, new Uri(address));
        try
        {
            return await EdcSeal.SealAsync(
                text,
                seal.Signer,
                seal.Certificates,
                settings with
                {
                    TimeStamps = authority,
                },
                cancel
            );
        }
        catch (SealException)
        {
            audit.Record("issuing.sealedWithoutTimeStamp", address);
            return EdcSeal.Seal(text, seal.Signer, seal.Certificates, settings);
        }
    }

    private sealed class TimeStamps(EgressGuard egress, Uri address) : ITimeStampAuthority
    {
        private const int MaxBytes = 64 * 1024;

        public async ValueTask<ReadOnlyMemory<byte>> StampAsync(ReadOnlyMemory<byte> request, CancellationToken cancel) =>
            await egress.PostAsync(address, "application/timestamp-query", request, MaxBytes, cancel)
            ?? ReadOnlyMemory<byte>.Empty;
    }
}
