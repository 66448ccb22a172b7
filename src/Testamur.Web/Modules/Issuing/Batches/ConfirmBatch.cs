using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Starts the sealing of a previewed batch. Who confirms says how many credentials that will be.</summary>
internal sealed class ConfirmBatch(
    AppDb db,
    CurrentTenant tenant,
    Actor actor,
    Issuable issuable,
    AuditLog audit,
    ISchedulerFactory schedulers,
    TimeProvider time
)
{
    internal sealed record Request(int Count);

    public async Task<Result<BatchView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        var batchId = new BatchId(id);
        var batch = await db.Set<Batch>().SingleOrDefaultAsync(b => b.Id == batchId, cancel);
        if (batch is null)
            return IssuingProblems.BatchNotFound();
        if (batch.State != BatchState.Preview)
            return IssuingProblems.BatchStarted();
        var waiting = await db.Set<BatchItem>()
            .CountAsync(item => item.Batch == batchId && item.State == ItemState.Waiting, cancel);
        if (waiting == 0)
            return IssuingProblems.NothingToIssue();
        if (waiting != request.Count)
            return IssuingProblems.CountDiffers();

        if ((await issuable.FindAsync(batch.Specification, batch.Version, cancel)).Problem is { } refused)
            return refused;

        batch.Confirm(actor.RequiredId, time.GetUtcNow());
        audit.Record("issuing.batchConfirmed", id.ToString());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return IssuingProblems.BatchStarted();
        }

        // From here on the batch will be sealed, whatever happens to this process: a periodic job finds it.
        await SealBatchJob.ScheduleAsync(
            await schedulers.GetScheduler(CancellationToken.None),
            tenant.Id,
            batchId,
            CancellationToken.None
        );
        return await db.ToViewAsync(batch, cancel);
    }

    public static void Map(RouteGroupBuilder batches) =>
        batches
            .MapPost(
                "/{id:guid}/confirmation",
                async (Guid id, Request request, ConfirmBatch useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(view => TypedResults.Accepted((string?)null, view))
            )
            .Requires(Permission.Issue)
            .Produces<BatchView>(StatusCodes.Status202Accepted)
            .WithName("ConfirmBatch")
            .WithSummary("Issue the credentials of a previewed batch");
}
