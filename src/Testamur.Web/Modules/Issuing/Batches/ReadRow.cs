using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>One row: what was handed in and, once it is fixed, the very texts that will be signed.</summary>
internal sealed class ReadRow(AppDb db)
{
    /// <param name="Given">What stands in the row of a list; null for awards of the platform.</param>
    /// <param name="Correctable">Whether it can be corrected in its place now.</param>
    /// <param name="Payload">What will be signed; null before it is fixed and after it is sealed.</param>
    /// <param name="European">The European form that will be sealed; null without one.</param>
    /// <param name="Fingerprint">SHA-256 of both.</param>
    internal sealed record Answer(
        Guid Batch,
        string Title,
        int Row,
        string LearnerName,
        ItemState State,
        ListFields? Given,
        bool Correctable,
        IReadOnlyList<RowProblem> Problems,
        string? Payload,
        string? European,
        string? Fingerprint
    );

    public async Task<Result<Answer>> HandleAsync(Guid id, int row, CancellationToken cancel)
    {
        var batchId = new BatchId(id);
        if (await db.Set<Batch>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, cancel) is not { } batch)
            return IssuingProblems.BatchNotFound();
        var item = await db.Set<BatchItem>().AsNoTracking().SingleOrDefaultAsync(i => i.Batch == batchId && i.Row == row, cancel);
        if (item is null)
            return IssuingProblems.RowNotFound();
        var given = item.ReadGiven();
        return new Answer(
            id,
            batch.Title,
            row,
            item.LearnerName,
            item.State,
            given,
            given is not null && item.State is not (ItemState.Sealed or ItemState.LeftOut) && batch.Allows(BatchAct.CorrectRows),
            item.ReadProblems(),
            item.Payload,
            item.European,
            item.Fingerprint
        );
    }

    public static void Map(RouteGroupBuilder batches) =>
        batches
            .MapGet(
                "/{id:guid}/rows/{row:int}",
                async (Guid id, int row, ReadRow useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, row, cancel)).ToHttp(answer => TypedResults.Ok(answer))
            )
            .RequiresInUnits(Permission.Issue)
            .Produces<Answer>()
            .WithName("ReadRow")
            .WithSummary("One row of a batch, with what will be signed");
}
