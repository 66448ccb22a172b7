using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Policy;
using Testamur.Web.Modules.Issuing.Requests;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// Confirms a previewed batch. Who confirms says how many credentials that will be, and when. Where the institution wants a second person, what will be
/// signed is fixed now and waits for the approval; else it is sealed at once, or when its hour comes.
/// </summary>
internal sealed class ConfirmBatch(AppDb db, BatchActs acts, Actor actor, Issuable issuable, IssuingPolicies policies)
{
    private static readonly TimeSpan Latest = TimeSpan.FromDays(366);

    /// <param name="StartsAt">Nothing is sealed before, and the credentials are dated so; null for at once.</param>
    internal sealed record Request(int Count, DateTimeOffset? StartsAt = null);

    public async Task<Result<BatchView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!(await acts.FindAsync(id, BatchAct.Confirm, cancel)).Succeeded(out var batch, out var refused))
            return refused;
        var waiting = await db.Set<BatchItem>()
            .CountAsync(item => item.Batch == batch.Id && item.State == ItemState.Waiting, cancel);
        if (waiting == 0)
            return IssuingProblems.NothingToIssue();
        if (waiting != request.Count)
            return IssuingProblems.CountDiffers();
        if (request.StartsAt is { } start && (start <= acts.Now || start > acts.Now + Latest))
            return IssuingProblems.StartUnusable();
        if ((await issuable.FindAsync(batch.Specification, batch.Version, batch.Mandate, cancel)).Problem is { } notIssuable)
            return notIssuable;

        var policy = await policies.ReadAsync(cancel);
        batch.Confirm(
            actor.RequiredId,
            acts.Now,
            request.StartsAt?.ToUniversalTime(),
            policy.NeedsApproval(waiting),
            await db.CountSealedAsync(batch.Id, cancel)
        );
        return await acts.SaveAsync(batch, "issuing.batchConfirmed", null, IssuingProblems.BatchStarted, cancel);
    }

    public static void Map(RouteGroupBuilder batches) =>
        batches
            .MapPost(
                "/{id:guid}/confirmation",
                async (Guid id, Request request, ConfirmBatch useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(view => TypedResults.Accepted((string?)null, view))
            )
            .Idempotent()
            .RequiresInUnits(Permission.Issue)
            .Produces<BatchView>(StatusCodes.Status202Accepted)
            .WithName("ConfirmBatch")
            .WithSummary("Issue the credentials of a previewed batch, or propose them to a second person");
}
