using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>Freezes a finished review and shows its results to everybody.</summary>
internal sealed class PublishReview(AppDb db, ReviewDesk desk, AuditLog audit, TimeProvider time)
{
    public async Task<Result<Guid>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (!(await desk.OpenAsync(id, cancel)).Succeeded(out var review, out var problem))
            return problem;
        if (!(await desk.FileAsync(review, cancel)).IsFinished)
            return ReviewsProblems.NotFinished();
        review.Publish(time.GetUtcNow());
        audit.Record("reviews.published", id.ToString());
        await db.SaveChangesAsync(cancel);
        return id;
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{id:guid}/publication",
                async (Guid id, PublishReview useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("PublishReview")
            .WithSummary("Freeze a finished review and show its results to everybody");
}
