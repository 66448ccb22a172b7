using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality.Feedback;

/// <summary>Somebody's account is closed: what they said stays without them, what they complained about goes.</summary>
internal sealed class ForgetLearners(AppDb db) : IEventHandler<AccountClosed>
{
    public async Task HandleAsync(AccountClosed happened, CancellationToken cancel)
    {
        await db.Set<LearnerFeedback>()
            .Across(Readings.Forget)
            .Where(one => one.Person == happened.Person)
            .ExecuteUpdateAsync(
                change => change.SetProperty(one => one.Person, one => null).SetProperty(one => one.Enrolment, one => null),
                cancel
            );
        await db.Set<Complaint>().Across(Readings.Forget).Where(one => one.Person == happened.Person).ExecuteDeleteAsync(cancel);
    }
}
