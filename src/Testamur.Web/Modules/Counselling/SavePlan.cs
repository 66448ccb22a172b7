using System.ComponentModel.DataAnnotations;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Counselling;

/// <summary>Writes down what was planned, with dates, cost and support as they stand today, and tells the learner.</summary>
internal sealed class SavePlan(
    AppDb db,
    Accesses accesses,
    ReadLearner reading,
    Actor actor,
    CurrentTenant tenant,
    IPeople people,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Pathway">The larger certificate it leads to.</param>
    /// <param name="Way">The key of one of its ways; null when only the goal and the note are kept.</param>
    internal sealed record Request(
        [property: Required, StringLength(200)] string Pathway,
        [property: StringLength(2000)] string? Way = null,
        [property: StringLength(LearningPlan.LongestNote)] string? Note = null
    );

    internal sealed record Saved(Guid Plan);

    public async Task<Result<Saved>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await accesses.FindOpenAsync(id, cancel) is not { } access)
            return CounsellingProblems.AccessOver();
        if (!(await reading.HandleAsync(id, cancel)).Succeeded(out var read, out var problem))
            return problem;
        var goal = read.Goals.FirstOrDefault(one => one.Standing.Pathway == request.Pathway);
        var way = goal?.Ways.FirstOrDefault(one => one.Key == request.Way);
        if (goal is null || (request.Way is { Length: > 0 } && way is null))
            return CounsellingProblems.WayUnknown();

        var plan = new LearningPlan
        {
            Id = Ids.New<PlanId>(time),
            Person = access.Person,
            Access = access.Id,
            Institution = tenant.Id,
            CounsellorName = actor.Name,
            Language = read.Language,
            Pathway = request.Pathway,
            Goal = goal.Standing.Title,
            Home = goal.Standing.Home,
            Counted =
            [
                .. goal.Standing.Counted.Select(one => new PlannedCredential(one.Title, one.IssuerName, one.AwardedOn, one.Ects)),
            ],
            Courses = way?.Courses ?? [],
            Note = request.Note?.Trim() ?? "",
            MadeAt = time.GetUtcNow(),
        };
        db.Add(plan);
        audit.Record("counselling.planSaved", plan.Id.Value.ToString());
        if (await people.FindAsync(access.Person, cancel) is { } learner)
        {
            string[] arguments = [plan.Goal.In(learner.Language), actor.Name];
            var path = $"/my/counselling/plans/{plan.Id.Value}";
            db.Publish(
                new MessageRequested(learner.Id, learner.Email, learner.Language, "Counselling.PlanShared", arguments, path),
                time
            );
        }

        await db.SaveChangesAsync(cancel);
        return new Saved(plan.Id.Value);
    }

    public static void Map(RouteGroupBuilder here) =>
        here.MapPost(
                "/{access:guid}/plans",
                async (Guid access, Request request, SavePlan useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(access, request, cancel)).ToHttp(saved => TypedResults.Ok(saved))
            )
            .Requires(Permission.Counsel)
            .WithName("SavePlan")
            .WithSummary("Write down what you planned with a learner, and share it with them");
}
