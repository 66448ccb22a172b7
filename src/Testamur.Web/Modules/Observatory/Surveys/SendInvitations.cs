using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>
/// Sends the invitations whose day has come. Invitation and message are written together, so running twice sends once; what is overdue by more than an
/// invitation's life is not sent at all.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class SendInvitations(AppDb db, IPeople people, TimeProvider time) : IJob
{
    private const int MostAtOnce = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await HandleAsync(cancellationToken);

    public async Task HandleAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (today, oldest) = (
            DateOnly.FromDateTime(now.UtcDateTime),
            DateOnly.FromDateTime((now - SurveyInvitation.Life).UtcDateTime)
        );
        var due = await db.Set<SurveyInvitation>()
            .Where(one => one.SentAt == null && one.Person != null && one.DueOn <= today && one.DueOn > oldest)
            .OrderBy(one => one.DueOn)
            .Take(MostAtOnce)
            .ToListAsync(cancel);
        var found = await people.FindAllAsync([.. due.Select(one => one.Person).OfType<PersonId>().Distinct()], cancel);
        foreach (var invitation in due)
        {
            if (invitation.Person is not { } id || found.GetValueOrDefault(id) is not { } person)
                continue;
            var secret = Ids.Secret();
            invitation.Send(Ids.Hash(secret), now);
            db.Publish(new MessageRequested(id, person.Email, person.Language, "Surveys.Invited", [], $"/survey/{secret}"), time);
        }

        await db.SaveChangesAsync(cancel);
    }
}
