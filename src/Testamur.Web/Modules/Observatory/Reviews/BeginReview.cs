using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>A coordinator of the alliance writes a protocol and so begins a review; they are the first who work on it.</summary>
internal sealed class BeginReview(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    internal sealed record Begun(Guid Id);

    public async Task<Result<Begun>> HandleAsync(Protocol protocol, CancellationToken cancel)
    {
        if (!actor.IsAllianceAdministrator)
            return PlatformProblems.NotAllowed();
        if (protocol.Flaw() is { } field)
            return ReviewsProblems.ProtocolFields(field);
        var review = new Review { Id = Ids.New<ReviewId>(time), CreatedAt = time.GetUtcNow() };
        review.Write(protocol);
        db.Add(review);
        db.Add(
            new ReviewMember
            {
                Review = review.Id,
                Person = actor.RequiredId,
                Since = review.CreatedAt,
            }
        );
        audit.Record("reviews.begun", review.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return new Begun(review.Id.Value);
    }

    public static void Map(RouteGroupBuilder alliance) =>
        alliance
            .MapPost(
                "",
                async (Protocol request, BeginReview useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(begun => TypedResults.Ok(begun))
            )
            .WithName("BeginReview")
            .WithSummary("Begin a systematic review with its protocol");
}
