using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Lets rows wait again that were held back for a reason outside themselves, such as an approval that has been renewed since.</summary>
internal sealed class RetryRows(AppDb db, BatchActs acts)
{
    public async Task<Result<BatchView>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (!(await acts.FindAsync(id, BatchAct.CorrectRows, cancel)).Succeeded(out var batch, out var refused))
            return refused;
        if (batch.State == BatchState.Proposed)
            return IssuingProblems.BatchNotSo();
        var items = await db.Set<BatchItem>()
            .Where(item => item.Batch == batch.Id && item.State == ItemState.HeldBack && item.AwardJson != null)
            .ToListAsync(cancel);
        // What is wrong in a column is corrected, not tried again.
        items.RemoveAll(item => item.ReadProblems().Any(problem => problem.Column is not null));
        if (items.Count == 0)
            return IssuingProblems.NothingToIssue();
        foreach (var item in items)
            item.TryAgain();
        if (batch.State == BatchState.Done)
            batch.Reopen(null);
        return await acts.SaveAsync(batch, "issuing.rowsTriedAgain", null, IssuingProblems.BatchNotSo, cancel);
    }

    public static void Map(RouteGroupBuilder batches) =>
        batches
            .MapPost(
                "/{id:guid}/retry",
                async (Guid id, RetryRows useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .RequiresInUnits(Permission.Issue)
            .Produces<BatchView>()
            .WithName("RetryRows")
            .WithSummary("Let rows wait again whose award is not at fault");
}
