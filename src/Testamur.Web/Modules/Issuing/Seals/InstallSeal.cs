using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Keys;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Seals;

/// <summary>Takes the certificate that a provider made for the waiting request. From then on this key seals, and the one before is retired.</summary>
internal sealed class InstallSeal(
    AppDb db,
    CurrentTenant tenant,
    IInstitutions institutions,
    Envelope envelope,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Certificates">PEM: the seal's certificate, then those of its authorities.</param>
    internal sealed record Request(string? Certificates);

    public async Task<Result<SealView>> HandleAsync(Request request, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var keys = await db.Set<SealKey>().ToListAsync(cancel);
        if (keys.Find(key => key.Certificates is null) is not { } waiting)
            return IssuingProblems.SealNotRequested();
        var signer = await envelope.OpenSignerAsync(KeyType.P256, waiting.SealedPrivateKey, waiting.Record, cancel);
        using var _ = signer as IDisposable;
        var institution =
            await institutions.FindAsync(tenant.Id, cancel) ?? throw new InvalidOperationException("The institution is gone.");
        if (
            !SealCertificates
                .Read(request.Certificates, signer, institution.LegalName, now)
                .Succeeded(out var certificates, out var problem)
        )
            return problem;
        foreach (var before in keys.Where(key => key != waiting))
            before.Retire(now);
        waiting.Install(certificates);
        audit.Record("issuing.sealInstalled", waiting.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return SealView.Of(waiting, now);
    }

    public static void Map(RouteGroupBuilder seals) =>
        seals
            .MapPut(
                "/certificate",
                async (Request request, InstallSeal useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .Requires(Permission.ManageKeys)
            .Produces<SealView>()
            .WithName("InstallSeal")
            .WithSummary("Install the certificate of the requested seal");
}
