using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <param name="Rows">All rows, those held back included.</param>
internal sealed record BatchView(
    Guid Id,
    BatchSource Source,
    BatchState State,
    Guid Specification,
    int Version,
    string Title,
    string? FileName,
    int Rows,
    int Sealed,
    int Waiting,
    int HeldBack,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? DoneAt
);

/// <param name="ClaimEndsAt">Of a credential that nobody has taken yet, the last moment of its newest link.</param>
internal sealed record BatchRowView(
    int Row,
    string LearnerName,
    string LearnerEmail,
    ItemState State,
    Guid? Credential,
    DateTimeOffset? ClaimEndsAt,
    IReadOnlyList<RowProblem> Problems
);

internal static class BatchViews
{
    public static async Task<BatchView> ToViewAsync(this AppDb db, Batch batch, CancellationToken cancel)
    {
        var counts = await db.Set<BatchItem>()
            .Where(item => item.Batch == batch.Id)
            .GroupBy(item => item.State)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToListAsync(cancel);
        int Of(params ItemState[] states) => counts.Where(count => states.Contains(count.State)).Sum(count => count.Count);
        return new(
            batch.Id.Value,
            batch.Source,
            batch.State,
            batch.Specification,
            batch.Version,
            batch.Title,
            batch.FileName,
            counts.Sum(count => count.Count),
            Of(ItemState.Sealed),
            Of(ItemState.Waiting, ItemState.Prepared),
            Of(ItemState.HeldBack),
            batch.CreatedAt,
            batch.ConfirmedAt,
            batch.DoneAt
        );
    }
}
