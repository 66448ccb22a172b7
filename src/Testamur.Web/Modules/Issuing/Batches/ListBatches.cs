using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>The institution's batches, newest first.</summary>
internal sealed class ListBatches(AppDb db, TimeProvider time)
{
    private const int PageSize = 20;

    /// <param name="Next">What to ask for next; null on the last page.</param>
    internal sealed record Answer(IReadOnlyList<BatchView> Batches, DateTimeOffset? Next);

    /// <param name="before">Only batches made before.</param>
    public async Task<Answer> HandleAsync(DateTimeOffset? before, CancellationToken cancel)
    {
        var batches = db.Set<Batch>().AsNoTracking();
        if (before is { } end)
            batches = batches.Where(batch => batch.CreatedAt < end);
        var page = await batches.OrderByDescending(batch => batch.CreatedAt).Take(PageSize + 1).ToListAsync(cancel);
        var views = new List<BatchView>();
        foreach (var batch in page.Take(PageSize))
            views.Add(await db.ToViewAsync(batch, time.GetUtcNow(), cancel));
        return new(views, page.Count > PageSize ? page[PageSize - 1].CreatedAt : null);
    }

    public static void Map(RouteGroupBuilder batches) =>
        batches
            .MapGet(
                "",
                async ([FromQuery] DateTimeOffset? before, ListBatches useCase, CancellationToken cancel) =>
                    TypedResults.Ok(await useCase.HandleAsync(before, cancel))
            )
            .RequiresInUnits(Permission.Issue)
            .WithName("ListBatches")
            .WithSummary("List the institution's batches, newest first");
}
