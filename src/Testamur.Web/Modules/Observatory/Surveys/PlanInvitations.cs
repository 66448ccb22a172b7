using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>With an award two invitations are planned, for those who have an account.</summary>
internal sealed class PlanInvitations(AppDb db, TimeProvider time) : IEventHandler<AwardRatified>
{
    public async Task HandleAsync(AwardRatified happened, CancellationToken cancel)
    {
        var award = happened.Award;
        if (award.Learner is not { } learner || await db.Set<SurveyInvitation>().AnyAsync(one => one.Award == award.Id, cancel))
            return;
        foreach (var round in Enum.GetValues<SurveyRound>())
            db.Add(SurveyInvitation.Of(Ids.New<InvitationId>(time), learner, award.Id, round, award.AwardedOn));
        await db.SaveChangesAsync(cancel);
    }
}
