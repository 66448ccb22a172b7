using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>Says whether two records are the same, or takes such an answer back; also one that the platform gave.</summary>
internal sealed class DecidePair(AppDb db, ReviewDesk desk, Actor actor, AuditLog audit)
{
    internal sealed record Request(Guid First, Guid Second, PairAnswer Answer);

    public async Task<Result<Guid>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!(await desk.OpenAsync(id, cancel)).Succeeded(out var review, out var problem))
            return problem;
        var (first, second) = (new ReportId(request.First), new ReportId(request.Second));
        var pair = await db.Set<ReportPair>()
            .SingleOrDefaultAsync(one => one.Review == review.Id && one.First == first && one.Second == second, cancel);
        if (pair is null || !Enum.IsDefined(request.Answer))
            return ReviewsProblems.ReportNotFound();
        pair.Decide(request.Answer, request.Answer == PairAnswer.Open ? null : actor.RequiredId);
        audit.Record("reviews.pairDecided", id.ToString());
        await db.SaveChangesAsync(cancel);
        return id;
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPut(
                "/{id:guid}/pairs",
                async (Guid id, Request request, DecidePair useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("DecideReviewPair")
            .WithSummary("Say whether two records are the same, or take the answer back");
}
