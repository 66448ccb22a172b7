using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Learning;

/// <summary>Opens, starts, assesses, closes or cancels an offering. The catalogue hears of opening and ending.</summary>
internal sealed class ChangeOfferingState(
    AppDb db,
    Actor actor,
    ISpecifications specifications,
    IApprovals approvals,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record Request(OfferingState To);

    public async Task<Result<OfferingView>> HandleAsync(OfferingId id, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageOffering))
            return PlatformProblems.NotAllowed();
        var offering = await db.Set<Offering>().SingleOrDefaultAsync(o => o.Id == id, cancel);
        if (
            offering is null
            || await specifications.FindAsync(offering.Specification, offering.SpecificationVersion, cancel) is not { } version
        )
            return PlatformProblems.NotFound();
        if (request.To == OfferingState.Open && !(await approvals.FindAsync(version.Id, version.Version, cancel)).IsLive)
            return LearningProblems.ApprovalOver();
        if (request.To == OfferingState.Open && version.State != "Published")
            return LearningProblems.NotPublished();
        if (offering.Move(request.To) is { } refused)
            return refused;

        if (request.To == OfferingState.Open)
            db.Publish(Opened(offering), time);
        if (request.To is OfferingState.Assessing or OfferingState.Cancelled)
            db.Publish(new OfferingClosed(id.Value), time);
        if (request.To is OfferingState.Running or OfferingState.Cancelled)
            db.Publish(new RunMoved(id.Value), time);
        audit.Record($"learning.offering{request.To}", id.Value.ToString());
        return await db.TrySaveAsync(cancel) is { } lost ? lost : OfferingView.Of(offering, version.Content.Title.In());
    }

    private static OfferingOpened Opened(Offering o) =>
        new(o.Id.Value, o.Specification, o.SpecificationVersion, o.Name, o.StartsOn, o.EndsOn, o.EnrolUntil, o.Capacity, o.Place);

    public static void Map(RouteGroupBuilder offerings) =>
        offerings
            .MapPost(
                "/{id:guid}/state",
                async (Guid id, Request request, ChangeOfferingState useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ManageOffering)
            .WithName("ChangeOfferingState")
            .WithSummary("Open, start, assess, close or cancel an offering");
}
