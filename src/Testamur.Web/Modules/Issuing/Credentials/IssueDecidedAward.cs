using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Issuing.Credentials;

/// <summary>
/// What was decided about one person outside a run, a larger credential or prior learning, is issued as soon as it is granted: a batch of one row, which the periodic
/// job seals. Without keys, or before the specification is public, the event is tried again later, so that nothing granted is forgotten.
/// </summary>
internal sealed class IssueDecidedAward(AppDb db, AwardBatches batches, AuditLog audit, TimeProvider time)
    : IEventHandler<AwardRatified>
{
    public async Task HandleAsync(AwardRatified happened, CancellationToken cancel)
    {
        var award = happened.Award;
        if (award is not { Offering: null, DecidedBy: { } by })
            return;
        if ((await batches.WithoutCredentialAsync([award], cancel)).Count == 0)
            return;
        if (!(await batches.AddAsync([award], by, cancel)).Succeeded(out var batch, out var problem))
            throw new InvalidOperationException($"Award {award.Id} cannot be issued yet: {problem.Code}.");
        batch.Confirm(by, time.GetUtcNow());
        audit.Record("issuing.awardIssued", award.Id.ToString());
        await db.SaveChangesAsync(cancel);
    }
}
