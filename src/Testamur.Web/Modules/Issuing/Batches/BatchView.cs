using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <param name="Rows">All rows, those held back included.</param>
/// <param name="LeftOut">Rows that were not issued when the batch was given up.</param>
/// <param name="By">Who made it.</param>
/// <param name="StartsAt">Nothing is sealed before; null for at once.</param>
/// <param name="Fingerprint">SHA-256 over everything that is going to be signed, when a second person signs it off.</param>
/// <param name="Reason">Why it was sent back or given up.</param>
/// <param name="PerMinute">Credentials a minute while it is being sealed.</param>
/// <param name="SecondsLeft">How long the rest will take at that rate; null while that is not known.</param>
/// <param name="Mandate">The mandate under which it is sealed for another institution; null for the own.</param>
public sealed record BatchView(
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
    int LeftOut,
    DateTimeOffset CreatedAt,
    Guid By,
    DateTimeOffset? ConfirmedAt,
    Guid? ConfirmedBy,
    DateTimeOffset? StartsAt,
    string? Fingerprint,
    DateTimeOffset? ApprovedAt,
    Guid? ApprovedBy,
    string? Reason,
    DateTimeOffset? DoneAt,
    int? PerMinute,
    int? SecondsLeft,
    Guid? Mandate
);

/// <param name="Replaces">The credential in place of which this one is issued.</param>
/// <param name="ClaimEndsAt">Of a credential that nobody has taken yet, the last moment of its newest link.</param>
internal sealed record BatchRowView(
    int Row,
    string LearnerName,
    string LearnerEmail,
    ItemState State,
    Guid? Credential,
    Guid? Replaces,
    DateTimeOffset? ClaimEndsAt,
    IReadOnlyList<RowProblem> Problems
);

internal static class BatchViews
{
    /// <param name="now">For the rate.</param>
    public static async Task<BatchView> ToViewAsync(this AppDb db, Batch batch, DateTimeOffset now, CancellationToken cancel)
    {
        var counts = await db.Set<BatchItem>()
            .Where(item => item.Batch == batch.Id)
            .GroupBy(item => item.State)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToListAsync(cancel);
        int Of(params ItemState[] states) => counts.Where(count => states.Contains(count.State)).Sum(count => count.Count);
        var (done, waiting) = (Of(ItemState.Sealed), Of(ItemState.Waiting, ItemState.Prepared));
        var pace = batch.SealingSince is { } since ? Pace.Of(done - batch.SealedBefore, since, now, waiting) : null;
        return new(
            batch.Id.Value,
            batch.Source,
            batch.State,
            batch.Specification,
            batch.Version,
            batch.Title,
            batch.FileName,
            counts.Sum(count => count.Count),
            done,
            waiting,
            Of(ItemState.HeldBack),
            Of(ItemState.LeftOut),
            batch.CreatedAt,
            batch.By.Value,
            batch.ConfirmedAt,
            batch.ConfirmedBy?.Value,
            batch.StartsAt,
            batch.Fingerprint,
            batch.ApprovedAt,
            batch.ApprovedBy?.Value,
            batch.Reason,
            batch.DoneAt,
            pace?.PerMinute,
            (int?)pace?.Left?.TotalSeconds,
            batch.Mandate
        );
    }

    public static Task<int> CountSealedAsync(this AppDb db, BatchId batch, CancellationToken cancel) =>
        db.Set<BatchItem>().CountAsync(item => item.Batch == batch && item.State == ItemState.Sealed, cancel);
}
