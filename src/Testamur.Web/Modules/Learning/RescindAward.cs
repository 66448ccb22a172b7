using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Learning;

/// <summary>Takes an award back by adding a row that says so, with the reason. A credential issued from it is revoked apart.</summary>
internal sealed class RescindAward(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    internal sealed record Request([property: Required, StringLength(1000)] string Reason);

    public async Task<Result<AwardView>> HandleAsync(AwardId id, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.RatifyAward))
            return PlatformProblems.NotAllowed();
        var award = await db.Set<Award>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == id && a.Kind == AwardKind.Ratified, cancel);
        if (award is null)
            return PlatformProblems.NotFound();
        db.Add(
            new Award
            {
                Institution = award.Institution,
                Id = id,
                Kind = AwardKind.Rescinded,
                Learner = award.Learner,
                LearnerName = award.LearnerName,
                LearnerEmail = award.LearnerEmail,
                Specification = award.Specification,
                SpecificationVersion = award.SpecificationVersion,
                Offering = award.Offering,
                Enrolment = award.Enrolment,
                AwardedOn = award.AwardedOn,
                Outcomes = award.Outcomes,
                Source = award.Source,
                Exempt = award.Exempt,
                Parts = award.Parts,
                DecidedBy = actor.RequiredId,
                DecidedAt = time.GetUtcNow(),
                Reason = request.Reason.Trim(),
            }
        );
        db.Publish(new AwardRescinded(id.Value), time);
        audit.Record("learning.rescinded", id.Value.ToString(), request.Reason);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : award.View();
    }

    public static void Map(RouteGroupBuilder awards) =>
        awards
            .MapPost(
                "/{id:guid}/rescission",
                async (Guid id, Request request, RescindAward useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.RatifyAward)
            .WithName("RescindAward")
            .WithSummary("Take an award back, with the reason");
}
