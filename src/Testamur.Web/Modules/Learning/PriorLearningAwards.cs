using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.PriorLearning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>
/// Prior learning was certified: the decision becomes an award like any other. The officer who certified stands for the registrar who ratifies; the assessors of the
/// case were other people.
/// </summary>
internal sealed class PriorLearningAwards(AppDb db, CurrentTenant tenant, TimeProvider time) : IEventHandler<PriorLearningAwarded>
{
    public async Task HandleAsync(PriorLearningAwarded happened, CancellationToken cancel)
    {
        var id = new AwardId(happened.Award);
        if (await db.Set<Award>().AnyAsync(award => award.Id == id, cancel))
            return;
        var award = new Award
        {
            Institution = tenant.Id,
            Id = id,
            Kind = AwardKind.Ratified,
            Learner = happened.Learner,
            LearnerName = happened.LearnerName,
            LearnerEmail = happened.LearnerEmail,
            Specification = happened.Specification,
            SpecificationVersion = happened.Version,
            AwardedOn = happened.AwardedOn,
            Grade = happened.Grade,
            Outcomes = string.Join(' ', happened.Outcomes),
            Supervision = happened.Supervision,
            IdentityChecked = happened.IdentityChecked,
            Source = AwardView.PriorLearning,
            RouteShown = happened.RouteShown,
            DecidedBy = happened.DecidedBy,
            DecidedAt = time.GetUtcNow(),
        };
        db.Add(award);
        db.Publish(new AwardRatified(award.View()), time);
    }
}
