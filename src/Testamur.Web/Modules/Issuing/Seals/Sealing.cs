using Microsoft.Extensions.Options;
using Testamur.Credentials.Seals;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Issuing.Seals;

/// <summary>
/// Seals texts: at level B; at level T where the operator named a time stamp authority; at level LT where the operator's folder of authorities holds
/// a revocation list for the seal's certificate, too. An authority that does not answer holds nobody's credential up; that the stamp is missing is
/// recorded.
/// </summary>
internal sealed class Sealing(EgressGuard egress, IOptions<IssuingOptions> options, ISealTrust trust, AuditLog audit)
{
    public async Task<byte[]> SealAsync(string text, Sealer seal, DateTimeOffset at, CancellationToken cancel)
    {
        var plain = EdcSeal.Seal(text, seal.Signer, seal.Certificates, new SealOptions { SignedAt = at });
        if (options.Value.TimeStamps is not { } address)
            return plain;
        try
        {
            var stamped = await SealExtension.AddTimeStampAsync(plain, new TimeStamps(egress, new Uri(address)), cancel);
            return ValidationData.For(stamped, trust.Current) is { } evidence
                ? SealExtension.AddEvidence(stamped, evidence)
                : stamped;
        }
        catch (SealException)
        {
            audit.Record("issuing.sealedWithoutTimeStamp", address);
            return plain;
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
