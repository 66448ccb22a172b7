using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Counselling;

/// <summary>A plan as it is read and printed.</summary>
internal sealed record PlanView(
    Guid Id,
    string Learner,
    string Language,
    string Pathway,
    LangText Goal,
    string? Home,
    IReadOnlyList<PlannedCredential> Counted,
    IReadOnlyList<PlannedCourse> Courses,
    string Note,
    string Counsellor,
    string Institution,
    DateTimeOffset MadeAt
);

/// <summary>Stored plans for those who may read them.</summary>
internal sealed class Plans(AppDb db, Platform.Identity.IPeople people, IInstitutions institutions)
{
    public Task<IReadOnlyList<PlanView>> OfAccessAsync(CounsellingAccess access, CancellationToken cancel) =>
        ViewAsync(db.Set<LearningPlan>().Where(plan => plan.Access == access.Id), cancel);

    public Task<IReadOnlyList<PlanView>> OfPersonAsync(PersonId person, CancellationToken cancel) =>
        ViewAsync(db.Set<LearningPlan>().Where(plan => plan.Person == person), cancel);

    private async Task<IReadOnlyList<PlanView>> ViewAsync(IQueryable<LearningPlan> plans, CancellationToken cancel)
    {
        var found = await plans.AsNoTracking().OrderByDescending(plan => plan.MadeAt).ToListAsync(cancel);
        var names = await people.FindAllAsync([.. found.Select(plan => plan.Person).Distinct()], cancel);
        var places = (await institutions.ListAsync(cancel)).ToDictionary(one => one.Id, one => one.Name);
        return
        [
            .. found.Select(plan => new PlanView(
                plan.Id.Value,
                names.GetValueOrDefault(plan.Person)?.Name ?? "",
                plan.Language,
                plan.Pathway,
                plan.Goal,
                plan.Home,
                plan.Counted,
                plan.Courses,
                plan.Note,
                plan.CounsellorName,
                places.GetValueOrDefault(plan.Institution) ?? "",
                plan.MadeAt
            )),
        ];
    }
}
