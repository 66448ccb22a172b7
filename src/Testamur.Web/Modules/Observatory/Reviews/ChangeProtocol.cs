using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>Changes the protocol while the review is worked on. A criterion by which something was excluded stays as it is.</summary>
internal sealed class ChangeProtocol(AppDb db, ReviewDesk desk, AuditLog audit)
{
    public async Task<Result<Guid>> HandleAsync(Guid id, Protocol protocol, CancellationToken cancel)
    {
        if (!(await desk.OpenAsync(id, cancel)).Succeeded(out var review, out var problem))
            return problem;
        if (protocol.Flaw() is { } field)
            return ReviewsProblems.ProtocolFields(field);
        var used = await db.Set<ReportVote>()
            .Where(vote => vote.Review == review.Id && vote.Reason != null)
            .Select(vote => vote.Reason)
            .Distinct()
            .ToListAsync(cancel);
        review.Write(protocol);
        if (used.Any(reason => !review.Reasons.Contains(reason)))
            return ReviewsProblems.CriterionUsed();
        audit.Record("reviews.protocolChanged", id.ToString());
        await db.SaveChangesAsync(cancel);
        return id;
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPut(
                "/{id:guid}/protocol",
                async (Guid id, Protocol request, ChangeProtocol useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("ChangeReviewProtocol")
            .WithSummary("Change the protocol of a review");
}
