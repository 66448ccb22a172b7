using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>The published reviews, and those that the reader works on.</summary>
internal sealed class ListReviews(AppDb db, Actor actor)
{
    /// <param name="PublishedAt">Null while it is worked on.</param>
    internal sealed record Row(Guid Id, string Title, string Question, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt);

    public async Task<IReadOnlyList<Row>> HandleAsync(CancellationToken cancel)
    {
        var mine = db.Set<ReviewMember>()
            .Where(member => actor.Id != null && member.Person == actor.Id)
            .Select(member => member.Review);
        var rows = await db.Set<Review>()
            .AsNoTracking()
            .Where(review => review.PublishedAt != null || mine.Contains(review.Id))
            .OrderByDescending(review => review.CreatedAt)
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(review => new Row(
                review.Id.Value,
                review.Title,
                review.Question,
                review.CreatedAt,
                review.PublishedAt
            )),
        ];
    }

    public static void Map(RouteGroupBuilder open) =>
        open.MapGet(
                "",
                async (ListReviews useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel))
            )
            .WithName("ListSystematicReviews")
            .WithSummary("Systematic reviews: the published ones, and those you work on");
}
