using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Moves all rows of a batch at once; a worker that has some of them in hand then loses by their concurrency token.</summary>
internal sealed class BatchRows(AppDb db)
{
    /// <summary>Drops what was fixed for signing: the rows wait again.</summary>
    public Task UnprepareAsync(BatchId batch, CancellationToken cancel) =>
        MoveAsync(Of(batch).Where(item => item.State == ItemState.Prepared), ItemState.Waiting, cancel);

    /// <summary>Leaves out what is not sealed; copies of personal data in unsigned texts are not kept.</summary>
    public Task LeaveOutAsync(BatchId batch, CancellationToken cancel) =>
        MoveAsync(
            Of(batch).Where(item => item.State == ItemState.Waiting || item.State == ItemState.Prepared),
            ItemState.LeftOut,
            cancel
        );

    private IQueryable<BatchItem> Of(BatchId batch) => db.Set<BatchItem>().Where(item => item.Batch == batch);

    private static Task<int> MoveAsync(IQueryable<BatchItem> items, ItemState to, CancellationToken cancel) =>
        items.ExecuteUpdateAsync(
            item =>
                item.SetProperty(i => i.State, to)
                    .SetProperty(i => i.Payload, (string?)null)
                    .SetProperty(i => i.European, (string?)null)
                    .SetProperty(i => i.Seal, (SealKeyId?)null)
                    .SetProperty(i => i.Fingerprint, (string?)null)
                    .SetProperty(i => i.Credential, (CredentialId?)null)
                    .SetProperty(i => i.PublicId, (string?)null)
                    .SetProperty(i => i.List, (StatusListId?)null)
                    .SetProperty(i => i.Index, (int?)null)
                    .SetProperty(i => i.IssuedAt, (DateTimeOffset?)null),
            cancel
        );
}
