using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Learning;

/// <summary>An offering with its learners: who is in, what is marked, what is missing for the award.</summary>
internal sealed class ShowOffering(
    AppDb db,
    Actor actor,
    ISpecifications specifications,
    ReadExemptions exemptions,
    IPeople people
)
{
    internal sealed record Answer(OfferingView Offering, IReadOnlyList<LearnerRow> Learners);

    public async Task<Result<Answer>> HandleAsync(OfferingId id, CancellationToken cancel)
    {
        var found = await FindAsync(id, cancel);
        if (found is var (run, _))
            actor.Regard(run.Specification);
        // Names and results are for those who work with them, not for all staff.
        if (!actor.May(Permission.ManageOffering) && !actor.May(Permission.Assess) && !actor.May(Permission.RatifyAward))
            return PlatformProblems.NotAllowed();
        if (found is not var (offering, content))
            return PlatformProblems.NotFound();
        var enrolments = await db.Set<Enrolment>()
            .AsNoTracking()
            .Where(e => e.Offering == id)
            .OrderBy(e => e.AppliedAt)
            .ToListAsync(cancel);
        var ids = enrolments.Select(e => e.Id).ToList();
        var attempts = (
            await db.Set<Attempt>().AsNoTracking().Where(a => ids.Contains(a.Enrolment)).ToListAsync(cancel)
        ).ToLookup(a => a.Enrolment);
        var awards = (
            await db.Set<Award>().AsNoTracking().Where(a => a.Offering == id && a.Enrolment != null).ToListAsync(cancel)
        )
            .GroupBy(a => a.Enrolment!.Value) // selected as not null
            .ToDictionary(rows => rows.Key, rows => (rows.First().Id.Value, rows.Any(a => a.Kind == AwardKind.Rescinded)));
        PersonId[] learners = [.. enrolments.Select(e => e.Person)];
        var exempted = await exemptions.HandleAsync(offering.Specification, content, learners, cancel);
        var names = await people.FindAllAsync(learners, cancel);
        return new Answer(
            OfferingView.Of(offering, content.Title.In(actor.Language)),
            [
                .. enrolments.Select(e =>
                    Row(
                        e,
                        names.GetValueOrDefault(e.Person)?.Name ?? "",
                        AwardDecision.Decide(content, [.. attempts[e.Id]], exempted.GetValueOrDefault(e.Person, Exempted.None)),
                        attempts[e.Id],
                        awards
                    )
                ),
            ]
        );
    }

    /// <summary>The run and what it teaches; null when there is none here.</summary>
    public async Task<(Offering Offering, Specification Content)?> FindAsync(OfferingId id, CancellationToken cancel)
    {
        var offering = await db.Set<Offering>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancel);
        return
            offering is not null
            && await specifications.FindAsync(offering.Specification, offering.SpecificationVersion, cancel) is { } version
            ? (offering, version.Content)
            : null;
    }

    private static LearnerRow Row(
        Enrolment e,
        string name,
        AwardDecision.Answer decision,
        IEnumerable<Attempt> attempts,
        Dictionary<EnrolmentId, (Guid Id, bool Rescinded)> awards
    ) =>
        new(
            e.Id.Value,
            name,
            e.State,
            e.Note,
            [
                .. attempts
                    .OrderBy(a => a.MarkedAt)
                    .Select(a => new MarkedAttempt(
                        a.Task,
                        a.Supervision,
                        a.IdentityChecked,
                        a.ShownOutcomes,
                        a.Grade,
                        a.MarkedAt
                    )),
            ],
            decision.Shown,
            [.. decision.Exempt.Select(one => one.Id)],
            decision.Missing,
            awards.TryGetValue(e.Id, out var award) ? award.Id : null,
            award.Rescinded
        );

    public static void Map(RouteGroupBuilder offerings) =>
        offerings
            .MapGet(
                "/{id:guid}",
                async (Guid id, ShowOffering useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), cancel)).ToHttp(found => TypedResults.Ok(found))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ShowOffering")
            .WithSummary("An offering with its learners and their results");
}
