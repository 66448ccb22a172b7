using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Requests;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// The second person signs off what will be signed: exactly the texts behind the fingerprint that they name. The fingerprint is computed anew from those
/// texts, so that nothing can have changed since it was shown.
/// </summary>
internal sealed class ApproveBatch(AppDb db, BatchActs acts, Actor actor, Issuable issuable)
{
    /// <param name="Fingerprint">Of the preview that was looked at.</param>
    internal sealed record Request(string Fingerprint);

    public async Task<Result<BatchView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!(await acts.FindAsync(id, BatchAct.Approve, cancel)).Succeeded(out var batch, out var refused))
            return refused;
        if (!batch.MayBeApprovedBy(actor.RequiredId))
            return IssuingProblems.SamePerson();
        if (request.Fingerprint != batch.Fingerprint || await ComputeAsync(batch.Id, cancel) != batch.Fingerprint)
            return IssuingProblems.FingerprintDiffers();
        if ((await issuable.FindAsync(batch.Specification, batch.Version, batch.Mandate, cancel)).Problem is { } notIssuable)
            return notIssuable;
        batch.Approve(actor.RequiredId, acts.Now, await db.CountSealedAsync(batch.Id, cancel));
        return await acts.SaveAsync(batch, "issuing.batchApproved", batch.Fingerprint, IssuingProblems.BatchNotSo, cancel);
    }

    private async Task<string> ComputeAsync(BatchId batch, CancellationToken cancel)
    {
        var rows = new List<(int, string)>();
        var texts = db.Set<BatchItem>()
            .AsNoTracking()
            .Where(item => item.Batch == batch && item.State == ItemState.Prepared)
            .OrderBy(item => item.Row)
            .Select(item => new
            {
                item.Row,
                item.Payload,
                item.European,
            })
            .AsAsyncEnumerable();
        await foreach (var row in texts.WithCancellation(cancel))
            rows.Add((row.Row, Fingerprints.OfRow(row.Payload ?? "", row.European)));
        return Fingerprints.OfBatch(rows);
    }

    public static void Map(RouteGroupBuilder batches) =>
        batches
            .MapPost(
                "/{id:guid}/approval",
                async (Guid id, Request request, ApproveBatch useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(view => TypedResults.Accepted((string?)null, view))
            )
            .Idempotent()
            .RequiresInUnits(Permission.Issue)
            .Produces<BatchView>(StatusCodes.Status202Accepted)
            .WithName("ApproveBatch")
            .WithSummary("Sign off, as the second person, what a batch will seal");
}
