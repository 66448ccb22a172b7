using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>
/// Erases somebody's awards at institutions that state no basis for keeping them, and what was noted about the way there. Enrolments and results stay as they
/// were counted, with an id that leads to nobody.
/// </summary>
internal sealed class EraseAwards(AppDb db, IRegisterDuties duties) : IErasedWithAccount
{
    public async Task EraseAsync(LeavingPerson leaving, CancellationToken cancel)
    {
        var keepers = await duties.ListKeepersAsync(cancel);
        await db.Set<Award>()
            .Across(Readings.Forget)
            .Where(award => !keepers.Contains(award.Institution))
            .Where(award => award.Learner == leaving.Id || award.LearnerEmail.ToLower() == leaving.NormalizedEmail)
            .ExecuteDeleteAsync(cancel);
        var enrolments = db.Set<Enrolment>()
            .Across(Readings.Forget)
            .Where(enrolment => !keepers.Contains(enrolment.Institution) && enrolment.Person == leaving.Id);
        await db.Set<Attempt>()
            .Across(Readings.Forget)
            .Where(attempt => enrolments.Any(e => e.Institution == attempt.Institution && e.Id == attempt.Enrolment))
            .ExecuteUpdateAsync(attempt => attempt.SetProperty(a => a.Note, (string?)null), cancel);
        await enrolments.ExecuteUpdateAsync(enrolment => enrolment.SetProperty(e => e.Note, (string?)null), cancel);
    }
}
