using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Modules.Issuing.Policy;
using Testamur.Web.Modules.Issuing.Requests;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Corrections;

/// <summary>
/// Revokes, suspends, reinstates or cancels credentials by one act: one, a selection, or those of a whole batch. An act on one happens at once. An act on many
/// waits for the time in which it can be taken back, and then happens as a whole.
/// </summary>
internal sealed class CorrectCredentials(
    AppDb db,
    CurrentTenant tenant,
    Actor actor,
    IClaimLinks links,
    IssuingPolicies policies,
    ApplyCorrection apply,
    ReadCorrections read,
    DatabaseClock clock,
    AuditLog audit,
    TimeProvider time
)
{
    internal const int MostChosen = 1000;

    /// <param name="Code">Of a revocation; another reason without it.</param>
    /// <param name="Reason">One sentence; the learners read it.</param>
    /// <param name="Credentials">A selection; null for those of the batch.</param>
    /// <param name="Batch">The batch they were issued in; null for a selection.</param>
    /// <param name="Count">How many that will be: whoever acts on many says so.</param>
    /// <param name="Urgent">Whether the status lists are published at once instead of in their rhythm.</param>
    internal sealed record Request(
        CorrectionKind Kind,
        string Reason,
        int Count,
        RevocationCode? Code = null,
        IReadOnlyList<Guid>? Credentials = null,
        Guid? Batch = null,
        bool Urgent = false
    );

    /// <exception cref="ClockDiffersException">The act and the time in which it can be taken back would be dated wrongly.</exception>
    public async Task<Result<CorrectionView>> HandleAsync(Request request, CancellationToken cancel)
    {
        await clock.RequireAsync(cancel);
        if (!ActReason.TryRead(request.Reason, out var reason))
            return IssuingProblems.ReasonNeeded();
        if (request.Credentials is null == request.Batch is null || request.Credentials is { Count: 0 or > MostChosen })
            return IssuingProblems.ChooseCredentials();
        var chosen = await ChosenAsync(request, cancel);
        if (chosen.Count == 0)
            return IssuingProblems.CredentialNotFound();
        var fitting = await FittingAsync(request.Kind, chosen, cancel);
        if (fitting.Count == 0)
            return request.Kind == CorrectionKind.Suspend && !chosen.Exists(credential => credential.IsSuspendable)
                ? IssuingProblems.NotSuspendable()
                : IssuingProblems.NothingToCorrect();
        if (fitting.Count != request.Count)
            return IssuingProblems.CountDiffers();

        var correction = await AddAsync(request, reason, fitting, cancel);
        await db.SaveChangesAsync(cancel);
        // One is applied while its caller waits; when this process dies before, the periodic job does it.
        if (correction.EffectiveAt <= time.GetUtcNow())
            await apply.HandleAsync(tenant.Id, correction.Id, CancellationToken.None);
        return await read.FindAsync(correction.Id.Value, cancel);
    }

    private async Task<List<CorrectableCredential>> ChosenAsync(Request request, CancellationToken cancel)
    {
        var credentials = db.Set<Credential>().AsNoTracking();
        if (request.Batch is { } batch)
        {
            var id = new BatchId(batch);
            return await StatesAsync(credentials.Where(credential => credential.Batch == id), cancel);
        }

        CredentialId[] ids = [.. (request.Credentials ?? []).Distinct().Select(id => new CredentialId(id))];
        return await StatesAsync(credentials.Where(credential => ids.Contains(credential.Id)), cancel);
    }

    private static Task<List<CorrectableCredential>> StatesAsync(IQueryable<Credential> credentials, CancellationToken cancel) =>
        credentials
            .Select(c => new CorrectableCredential(c.Id, c.RevokedAt != null, c.Suspendable, c.SuspendedAt != null))
            .ToListAsync(cancel);

    private async Task<List<CorrectableCredential>> FittingAsync(
        CorrectionKind kind,
        List<CorrectableCredential> chosen,
        CancellationToken cancel
    )
    {
        var unclaimed =
            kind == CorrectionKind.CancelUnclaimed
                ? await links.WaitingAsync([.. chosen.Select(credential => credential.Id.Value)], cancel)
                : new Dictionary<Guid, DateTimeOffset>();
        return
        [
            .. chosen.Where(credential => CorrectionRules.Fits(kind, credential, unclaimed.ContainsKey(credential.Id.Value))),
        ];
    }

    private async Task<Correction> AddAsync(
        Request request,
        string reason,
        List<CorrectableCredential> credentials,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var policy = await policies.ReadAsync(cancel);
        var correction = new Correction
        {
            Institution = tenant.Id,
            Id = Ids.New<CorrectionId>(time),
            Kind = request.Kind,
            Code = request.Kind switch
            {
                CorrectionKind.Revoke => request.Code ?? RevocationCode.Other,
                CorrectionKind.CancelUnclaimed => RevocationCode.NotClaimed,
                _ => null,
            },
            Reason = reason,
            Count = credentials.Count,
            By = actor.RequiredId,
            At = now,
            EffectiveAt = credentials.Count == 1 ? now : now + TimeSpan.FromMinutes(policy.UndoMinutes),
            Urgent = request.Urgent,
        };
        db.Add(correction);
        foreach (var credential in credentials)
            db.Add(
                new CorrectionItem
                {
                    Institution = tenant.Id,
                    Correction = correction.Id,
                    Credential = credential.Id,
                }
            );
        audit.Record(
            "issuing.correctionDecided",
            correction.Id.Value.ToString(),
            $"{request.Kind} {credentials.Count}: {reason}"
        );
        return correction;
    }

    public static void Map(RouteGroupBuilder corrections) =>
        corrections
            .MapPost(
                "",
                async (Request request, CorrectCredentials useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .Idempotent()
            .RequiresInUnits(Permission.Revoke)
            .Produces<CorrectionView>()
            .WithName("CorrectCredentials")
            .WithSummary("Revoke, suspend, reinstate or cancel one, several or all credentials of a batch");
}
