using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Seals a batch, or one lane of it, chunk after chunk, each in a scope of its own.</summary>
internal sealed class SealBatch(IServiceScopeFactory scopes)
{
    /// <summary>So often in a row may other workers be faster before this one leaves the batch to them.</summary>
    private const int Attempts = 5;

    /// <summary>The whole batch, to its end.</summary>
    public Task HandleAsync(InstitutionId institution, BatchId batch, CancellationToken cancel) =>
        WorkAsync(institution, batch, Lane.Whole, isAwaited: false, () => true, cancel);

    /// <summary>The same for somebody who waits for its credentials, and for nothing that follows from them: wallets have them a moment later.</summary>
    public Task HandleAwaitedAsync(InstitutionId institution, BatchId batch, CancellationToken cancel) =>
        WorkAsync(institution, batch, Lane.Whole, isAwaited: true, () => true, cancel);

    /// <param name="goesOn">Asked after each chunk.</param>
    /// <returns>Whether there may be more to do in the lane.</returns>
    public Task<bool> WorkAsync(
        InstitutionId institution,
        BatchId batch,
        Lane lane,
        Func<bool> goesOn,
        CancellationToken cancel
    ) => WorkAsync(institution, batch, lane, isAwaited: false, goesOn, cancel);

    private async Task<bool> WorkAsync(
        InstitutionId institution,
        BatchId batch,
        Lane lane,
        bool isAwaited,
        Func<bool> goesOn,
        CancellationToken cancel
    )
    {
        var lost = 0;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution);
            try
            {
                var chunk = scope.ServiceProvider.GetRequiredService<SealChunk>();
                if (!await chunk.HandleAsync(batch, lane, isAwaited, cancel))
                    return false;
                lost = 0;
            }
            catch (DbUpdateException) when (++lost < Attempts)
            {
                // Another worker sealed these rows. What it left is seen by the next look.
            }
        } while (goesOn());
        return true;
    }
}
