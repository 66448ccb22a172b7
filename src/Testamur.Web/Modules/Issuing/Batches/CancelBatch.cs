using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Gives a batch up. What was sealed stands; the other rows are left out, and a worker that has them in hand is too late.</summary>
internal sealed class CancelBatch(AppDb db, BatchActs acts, BatchRows rows, BatchMandates mandates)
{
    internal sealed record Request(string Reason);

    public async Task<Result<BatchView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!(await acts.FindAsync(id, BatchAct.Cancel, cancel)).Succeeded(out var batch, out var refused))
            return refused;
        if (!ActReason.TryRead(request.Reason, out var reason))
            return IssuingProblems.ReasonNeeded();
        batch.Cancel(reason);
        await mandates.NoteAsync(batch, await db.CountSealedAsync(batch.Id, cancel), cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The batch first: a worker that finishes or takes a chunk meets its new state before it meets its rows.
        var saved = await acts.SaveAsync(batch, "issuing.batchCancelled", reason, IssuingProblems.BatchNotSo, cancel);
        if (saved.Problem is not null)
            return saved;
        await rows.LeaveOutAsync(batch.Id, cancel);
        await transaction.CommitAsync(cancel);
        await db.DeliverPublishedAsync();
        return await db.ToViewAsync(batch, acts.Now, cancel);
    }

    public static void Map(RouteGroupBuilder batches) =>
        batches
            .MapPost(
                "/{id:guid}/cancellation",
                async (Guid id, Request request, CancelBatch useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .RequiresInUnits(Permission.Issue)
            .Produces<BatchView>()
            .WithName("CancelBatch")
            .WithSummary("Give a batch up; what was sealed stands");
}
