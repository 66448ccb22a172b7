using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Counselling;

/// <summary>Whom a learner lets see how they stand, and what was planned with them.</summary>
internal sealed class MyCounselling(
    AppDb db,
    Actor actor,
    Plans plans,
    IPeople people,
    IInstitutions institutions,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record Answer(IReadOnlyList<AccessRow> Accesses, IReadOnlyList<PlanView> Plans);

    /// <param name="Counsellor">Who took it up; null before.</param>
    internal sealed record AccessRow(
        Guid Id,
        AccessState State,
        string? Counsellor,
        string? Institution,
        string Consent,
        DateTimeOffset CreatedAt,
        DateTimeOffset EndsAt
    );

    public async Task<Answer> HandleAsync(CancellationToken cancel)
    {
        var (person, now) = (actor.RequiredId, time.GetUtcNow());
        var mine = await db.Set<CounsellingAccess>()
            .AsNoTracking()
            .Where(access => access.Person == person)
            .OrderByDescending(access => access.CreatedAt)
            .ToListAsync(cancel);
        var names = await people.FindAllAsync(
            [.. mine.Select(access => access.Counsellor).OfType<Platform.Ids.PersonId>().Distinct()],
            cancel
        );
        var places = (await institutions.ListAsync(cancel)).ToDictionary(one => one.Id, one => one.Name);
        return new(
            [
                .. mine.Select(access => new AccessRow(
                    access.Id.Value,
                    access.StateAt(now),
                    access.Counsellor is { } counsellor ? names.GetValueOrDefault(counsellor)?.Name : null,
                    access.Institution is { } place ? places.GetValueOrDefault(place) : null,
                    access.Consent,
                    access.CreatedAt,
                    access.EndsAt
                )),
            ],
            await plans.OfPersonAsync(person, cancel)
        );
    }

    public async Task<Result<Guid>> DeletePlanAsync(Guid id, CancellationToken cancel)
    {
        var (wanted, person) = (new PlanId(id), actor.RequiredId);
        if (
            await db.Set<LearningPlan>().SingleOrDefaultAsync(plan => plan.Id == wanted && plan.Person == person, cancel)
            is not { } plan
        )
            return CounsellingProblems.PlanNotFound();
        db.Remove(plan);
        audit.Record("counselling.planDeleted", id.ToString());
        await db.SaveChangesAsync(cancel);
        return id;
    }

    public static void Map(RouteGroupBuilder my)
    {
        my.MapGet(
                "",
                async (MyCounselling useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel))
            )
            .WithName("MyCounselling")
            .WithSummary("Whom you let see how you stand, and what was planned with you");
        my.MapDelete(
                "/plans/{id:guid}",
                async (Guid id, MyCounselling useCase, CancellationToken cancel) =>
                    (await useCase.DeletePlanAsync(id, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("DeletePlan")
            .WithSummary("Delete a plan that was made with you");
    }
}
