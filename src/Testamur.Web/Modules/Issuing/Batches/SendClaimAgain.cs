using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Sends the learner of a sealed row a new link to the credential, to the address in the row. The wallet records the act.</summary>
internal sealed class SendClaimAgain(AppDb db, IClaimLinks links)
{
    /// <param name="To">The address it went to.</param>
    /// <param name="EndsAt">The link's last moment.</param>
    internal sealed record Sent(string To, DateTimeOffset EndsAt);

    public async Task<Result<Sent>> HandleAsync(Guid batch, int row, CancellationToken cancel)
    {
        var id = new BatchId(batch);
        var item = await db.Set<BatchItem>()
            .AsNoTracking()
            .SingleOrDefaultAsync(item => item.Batch == id && item.Row == row, cancel);
        if (item is null)
            return IssuingProblems.BatchNotFound();
        if (item is not { State: ItemState.Sealed, Credential: { } credential })
            return IssuingProblems.CredentialNotFound();
        var sent = await links.SendAgainAsync(credential.Value, item.LearnerEmail, cancel);
        return sent.Succeeded(out var endsAt, out var problem) ? new Sent(item.LearnerEmail, endsAt) : problem;
    }

    public static void Map(RouteGroupBuilder batches) =>
        batches
            .MapPost(
                "/{id:guid}/rows/{row:int}/claim-link",
                async (Guid id, int row, SendClaimAgain useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, row, cancel)).ToHttp(sent => TypedResults.Ok(sent))
            )
            .RequiresInUnits(Permission.Issue)
            .Produces<Sent>()
            .WithName("SendClaimAgain")
            .WithSummary("Send the learner of a row a new link to the credential; earlier links end");
}
