using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality;

/// <summary>The reviews of the institution: what waits first, then what is being looked at, then what is decided.</summary>
internal sealed class ReadReviews(AppDb db, Actor actor)
{
    private const int MostDecided = 100;

    internal sealed record Row(
        Guid Id,
        Guid Specification,
        int Version,
        string Title,
        ReviewState State,
        DateTimeOffset SubmittedAt,
        DateTimeOffset? DecidedAt
    );

    /// <param name="Decided">The latest hundred.</param>
    internal sealed record Groups(IReadOnlyList<Row> Waiting, IReadOnlyList<Row> InReview, IReadOnlyList<Row> Decided);

    public async Task<Groups> ListAsync(CancellationToken cancel)
    {
        var reviews = db.Set<Review>().AsNoTracking();
        var open = await reviews
            .Where(review =>
                review.State == ReviewState.Waiting
                || review.State == ReviewState.InReview
                || review.State == ReviewState.WithBoard
            )
            .OrderBy(review => review.SubmittedAt)
            .ToListAsync(cancel);
        var decided = await reviews
            .Where(review => review.DecidedAt != null)
            .OrderByDescending(review => review.DecidedAt)
            .Take(MostDecided)
            .ToListAsync(cancel);
        return new(
            [.. open.Where(review => review.State == ReviewState.Waiting).Select(View)],
            [.. open.Where(review => review.State != ReviewState.Waiting).Select(View)],
            [.. decided.Select(View)]
        );
    }

    public async Task<Result<ReviewView>> FindAsync(ReviewId id, CancellationToken cancel)
    {
        if (!actor.May(Permission.SeeInstitution))
            return PlatformProblems.NotAllowed();
        if (await db.FindReviewAsync(id, cancel) is not { } review)
            return PlatformProblems.NotFound();
        actor.Regard(review.Specification);
        return ReviewView.Of(review);
    }

    private static Row View(Review review) =>
        new(
            review.Id.Value,
            review.Specification,
            review.Number,
            review.Title,
            review.State,
            review.SubmittedAt,
            review.DecidedAt
        );

    public static void Map(RouteGroupBuilder reviews)
    {
        reviews
            .MapGet("", async (ReadReviews useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.ListAsync(cancel)))
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ListReviews")
            .WithSummary("Reviews that wait, run and are decided");
        reviews
            .MapGet(
                "/{id:guid}",
                async (Guid id, ReadReviews useCase, CancellationToken cancel) =>
                    (await useCase.FindAsync(new(id), cancel)).ToHttp(found => TypedResults.Ok(found))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ReadReview")
            .WithSummary("One review with its checklist");
    }
}
