using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Indicators.Aggregates;

/// <summary>
/// Makes every aggregate anew from the facts and says how many were wrong. Events keep them right; this proves it, and repairs what a hand in
/// the database broke.
/// </summary>
internal sealed class RecomputeAggregates(AppDb db, Actor actor, KeepCells keep, AuditLog audit)
{
    /// <param name="Facts">How many were added up.</param>
    /// <param name="Aggregates">How many there are now.</param>
    /// <param name="Wrong">How many had another sum before.</param>
    internal sealed record Done(long Facts, int Aggregates, int Wrong);

    public async Task<Result<Done>> HandleAsync(CancellationToken cancel)
    {
        if (!actor.IsAllianceAdministrator)
            return PlatformProblems.NotAllowed();
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancel);
        var (facts, sums) = await AddUpAsync(db, cancel);
        var difference = await DifferenceAsync(db, sums, cancel);
        var done = new Done(facts, sums.Sorted.Count(), difference.Sorted.Count());
        await keep.AddAsync(difference, cancel);
        await db.Set<Cell>().Where(cell => cell.Count == 0 && cell.Sum == 0).ExecuteDeleteAsync(cancel);
        audit.Record("observatory.recomputed", "aggregates");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return done;
    }

    /// <summary>The aggregates that the facts make.</summary>
    public static async Task<(long Facts, CellSums Sums)> AddUpAsync(AppDb db, CancellationToken cancel)
    {
        var (facts, sums) = (0L, new CellSums());
        await foreach (var fact in db.Set<Fact>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            facts++;
            sums.Add(fact);
        }

        return (facts, sums);
    }

    /// <summary>What has to be added to the stored aggregates so that they are these.</summary>
    public static async Task<CellSums> DifferenceAsync(AppDb db, CellSums wanted, CancellationToken cancel)
    {
        var difference = new CellSums();
        foreach (var (key, count, sum) in wanted.Sorted)
            difference.Add(key, count, sum);
        await foreach (var cell in db.Set<Cell>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
            difference.Add(new(cell.Measure, cell.Axis, cell.Value, cell.Month, cell.Part), -cell.Count, -cell.Sum);
        return difference;
    }

    public static void Map(RouteGroupBuilder alliance) =>
        alliance
            .MapPost(
                "/aggregates",
                async (RecomputeAggregates useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(cancel)).ToHttp(TypedResults.Ok)
            )
            .WithName("RecomputeAggregates")
            .WithSummary("Make the observatory's aggregates anew from its facts");
}
