using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Corrections;

/// <summary>
/// Does what was decided, chunk after chunk, each in a scope of its own. A chunk changes its credentials, their lists and its own rows in one transaction, so that a
/// run that was cut off goes on where it stopped and nothing happens twice.
/// </summary>
internal sealed class ApplyCorrection(IServiceScopeFactory scopes)
{
    /// <summary>So often in a row may other workers be faster before this one leaves the rest to them.</summary>
    private const int Attempts = 5;

    public async Task HandleAsync(InstitutionId institution, CorrectionId id, CancellationToken cancel)
    {
        var lost = 0;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution);
            try
            {
                if (!await scope.ServiceProvider.GetRequiredService<CorrectionChunk>().HandleAsync(id, cancel))
                    return;
                lost = 0;
            }
            catch (DbUpdateException) when (++lost < Attempts)
            {
                // Another worker changed these credentials. What it left is seen by the next look.
            }
        }
    }
}

/// <summary>The next credentials of one correction.</summary>
internal sealed class CorrectionChunk(
    AppDb db,
    StatusActs acts,
    IClaimLinks links,
    PublishStatus publish,
    AuditLog audit,
    TimeProvider time
)
{
    private const int Size = 200;

    /// <returns>Whether there may be more to do.</returns>
    public async Task<bool> HandleAsync(CorrectionId id, CancellationToken cancel)
    {
        var correction = await db.Set<Correction>().SingleAsync(c => c.Id == id, cancel);
        if (correction.State != CorrectionState.Pending || correction.EffectiveAt > time.GetUtcNow())
            return false;
        var items = await db.Set<CorrectionItem>()
            .Where(item => item.Correction == id && item.State == CorrectionItemState.Waiting)
            .OrderBy(item => item.Credential)
            .Take(Size)
            .ToListAsync(cancel);
        if (items.Count > 0)
        {
            await ChangeAsync(correction, items, cancel);
            await db.SaveChangesAsync(cancel);
            return true;
        }

        if (correction.Urgent)
        {
            // Before the act counts as done, and whoever changed the credentials: a worker that died over it leaves nothing unpublished.
            foreach (var list in await ChangedListsAsync(id, cancel))
                await publish.HandleAsync(correction.Institution, list, cancel);
            audit.Record("issuing.publishedOutOfTurn", id.Value.ToString());
        }

        correction.Finish(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return false;
    }

    private Task<List<StatusListId>> ChangedListsAsync(CorrectionId id, CancellationToken cancel) =>
        db.Set<Credential>()
            .Where(credential =>
                db.Set<CorrectionItem>()
                    .Any(item =>
                        item.Correction == id && item.State == CorrectionItemState.Done && item.Credential == credential.Id
                    )
            )
            .Select(credential => credential.List)
            .Distinct()
            .ToListAsync(cancel);

    private async Task ChangeAsync(Correction correction, List<CorrectionItem> items, CancellationToken cancel)
    {
        CredentialId[] ids = [.. items.Select(item => item.Credential)];
        var credentials = await db.Set<Credential>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var unclaimed =
            correction.Kind == CorrectionKind.CancelUnclaimed
                ? await links.WaitingAsync([.. ids.Select(credential => credential.Value)], cancel)
                : new Dictionary<Guid, DateTimeOffset>();
        var learners = await acts.LearnersAsync(credentials.Values, cancel);
        foreach (var item in items)
        {
            var credential = credentials[item.Credential];
            if (
                !CorrectionRules.Fits(
                    correction.Kind,
                    CorrectableCredential.Of(credential),
                    unclaimed.ContainsKey(credential.Id.Value)
                )
            )
            {
                item.State = CorrectionItemState.Passed;
                continue;
            }

            if (correction.Kind == CorrectionKind.Suspend)
                acts.Suspend(credential, correction.Reason, correction.By, learners);
            else if (correction.Kind == CorrectionKind.Reinstate)
                acts.Reinstate(credential, correction.Reason, correction.By, learners);
            else
                acts.Revoke(credential, correction.Code ?? RevocationCode.Other, correction.Reason, correction.By, learners);
            item.State = CorrectionItemState.Done;
        }

        acts.TellLearners();
    }
}

/// <summary>Does what was decided and is due: its time to be taken back has passed, or a process died over it.</summary>
[DisallowConcurrentExecution]
internal sealed class ApplyCorrections(AppDb db, ApplyCorrection apply, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await db.Set<Correction>()
            .Across(Readings.Work)
            .AsNoTracking()
            .Where(correction => correction.State == CorrectionState.Pending && correction.EffectiveAt <= now)
            .Select(correction => new { correction.Institution, correction.Id })
            .ToListAsync(cancellationToken);
        foreach (var one in due)
            await apply.HandleAsync(one.Institution, one.Id, cancellationToken);
    }
}
