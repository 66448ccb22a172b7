using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Stops a batch after the chunk at hand, and lets it go on.</summary>
internal sealed class PauseBatch(AppDb db, BatchActs acts)
{
    public async Task<Result<BatchView>> PauseAsync(Guid id, CancellationToken cancel)
    {
        if (!(await acts.FindAsync(id, BatchAct.Pause, cancel)).Succeeded(out var batch, out var refused))
            return refused;
        batch.Pause();
        return await acts.SaveAsync(batch, "issuing.batchPaused", null, IssuingProblems.BatchNotSo, cancel);
    }

    public async Task<Result<BatchView>> ResumeAsync(Guid id, CancellationToken cancel)
    {
        if (!(await acts.FindAsync(id, BatchAct.Resume, cancel)).Succeeded(out var batch, out var refused))
            return refused;
        batch.Release(acts.Now, await db.CountSealedAsync(batch.Id, cancel));
        return await acts.SaveAsync(batch, "issuing.batchResumed", null, IssuingProblems.BatchNotSo, cancel);
    }

    public static void Map(RouteGroupBuilder batches)
    {
        batches
            .MapPost(
                "/{id:guid}/pause",
                async (Guid id, PauseBatch useCase, CancellationToken cancel) =>
                    (await useCase.PauseAsync(id, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .RequiresInUnits(Permission.Issue)
            .Produces<BatchView>()
            .WithName("PauseBatch")
            .WithSummary("Stop a batch after the rows at hand");
        batches
            .MapPost(
                "/{id:guid}/continuation",
                async (Guid id, PauseBatch useCase, CancellationToken cancel) =>
                    (await useCase.ResumeAsync(id, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .RequiresInUnits(Permission.Issue)
            .Produces<BatchView>()
            .WithName("ResumeBatch")
            .WithSummary("Let a paused batch go on");
    }
}
