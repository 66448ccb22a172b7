using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Operation;

namespace Testamur.Web.Platform.Messages;

/// <summary>E-mails that wait, and that were given up lately.</summary>
internal sealed class MailFigures(AppDb db, TimeProvider time) : IStandingFigures
{
    public const string Waiting = "testamur_mails_waiting_seconds";

    public async Task<IReadOnlyList<StandingFigure>> ReadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var lately = now.AddDays(-7);
        var waiting = db.Set<MailDelivery>().Where(mail => mail.SentAt == null && mail.DeadAt == null);
        var oldest = await waiting
            .OrderBy(mail => mail.CreatedAt)
            .Select(mail => (DateTimeOffset?)mail.CreatedAt)
            .FirstOrDefaultAsync(cancel);
        var givenUp = await db.Set<MailDelivery>().CountAsync(mail => mail.DeadAt > lately, cancel);
        return
        [
            new("testamur_mails_waiting", "E-mails that wait to be sent.", await waiting.CountAsync(cancel)),
            new(Waiting, "Age of the oldest e-mail that waits.", oldest is { } at ? (now - at).TotalSeconds : 0),
            new("testamur_mails_given_up", "E-mails that were given up in the last seven days.", givenUp),
        ];
    }
}

internal sealed class MailHealth(MailFigures figures)
    : StandingHealth(
        figures,
        MailFigures.Waiting,
        3600,
        "An e-mail waits for {0:0} s to be sent; alliance administrators see why under /api/v1/alliance/mail/failing."
    );
