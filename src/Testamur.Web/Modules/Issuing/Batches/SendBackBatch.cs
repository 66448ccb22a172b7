using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>The second person, or who proposed it, sends a batch back to be corrected. What was fixed is dropped.</summary>
internal sealed class SendBackBatch(AppDb db, BatchActs acts, BatchRows rows)
{
    internal sealed record Request(string Reason);

    public async Task<Result<BatchView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!(await acts.FindAsync(id, BatchAct.SendBack, cancel)).Succeeded(out var batch, out var refused))
            return refused;
        if (!ActReason.TryRead(request.Reason, out var reason))
            return IssuingProblems.ReasonNeeded();
        batch.Reopen(reason);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The batch first: when somebody approved it in between, its rows stay as they were signed off.
        var saved = await acts.SaveAsync(batch, "issuing.batchSentBack", reason, IssuingProblems.BatchNotSo, cancel);
        if (saved.Problem is not null)
            return saved;
        await rows.UnprepareAsync(batch.Id, cancel);
        await transaction.CommitAsync(cancel);
        return await db.ToViewAsync(batch, acts.Now, cancel);
    }

    public static void Map(RouteGroupBuilder batches) =>
        batches
            .MapPost(
                "/{id:guid}/return",
                async (Guid id, Request request, SendBackBatch useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .RequiresInUnits(Permission.Issue)
            .Produces<BatchView>()
            .WithName("SendBackBatch")
            .WithSummary("Send a proposed batch back to be corrected");
}

/// <summary>The reason that an act on a batch or on credentials needs.</summary>
internal static class ActReason
{
    public const int Longest = 500;

    public static bool TryRead(string? text, out string reason)
    {
        reason = text?.Trim() ?? "";
        return reason.Length is > 0 and <= Longest;
    }
}
