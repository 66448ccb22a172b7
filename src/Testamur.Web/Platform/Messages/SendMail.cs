using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Operation;

namespace Testamur.Web.Platform.Messages;

/// <summary>Sends what is due, tries again later what failed, and deletes texts a week after sending.</summary>
[DisallowConcurrentExecution]
internal sealed partial class SendMail(
    AppDb db,
    IMailTransport transport,
    Figures figures,
    TimeProvider time,
    ILogger<SendMail> log
) : IJob
{
    public static readonly TimeSpan KeepText = TimeSpan.FromDays(7);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await db.Set<MailDelivery>()
            .AsNoTracking()
            .Where(mail => mail.SentAt == null && mail.DeadAt == null && mail.NextAttemptAt <= now)
            .OrderBy(mail => mail.NextAttemptAt)
            .Take(100)
            .ToListAsync(cancel);
        foreach (var mail in due)
        {
            // One by one: after a crash only the message at hand can go out twice.
            db.Attach(mail);
            var reached = await SendAsync(mail, now, cancel);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            // The others are not made to wait for the same silence, one after another.
            if (!reached)
                break;
        }

        var old = now - KeepText;
        await db.Set<MailDelivery>()
            .Where(mail => mail.Body != null && (mail.SentAt < old || mail.DeadAt < old))
            .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.Body, (string?)null), cancel);
    }

    /// <returns>Whether there was a server, whatever it said.</returns>
    private async Task<bool> SendAsync(MailDelivery mail, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            await transport.SendAsync(mail, cancel);
            mail.Sent(now);
            figures.MailsSent.Add(1);
            return true;
        }
        catch (Exception exception) when (exception is SmtpException or IOException or FormatException)
        {
            figures.MailFailures.Add(1);
            mail.Failed(exception.Message, now);
            if (mail.DeadAt is not null)
                GivenUp(log, mail.Id.Value, mail.Kind, exception);
            return exception is not SmtpException { StatusCode: SmtpStatusCode.GeneralFailure };
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The e-mail {Mail} of kind {Kind} was given up after repeated failures")]
    private static partial void GivenUp(ILogger log, Guid mail, string kind, Exception exception);
}
