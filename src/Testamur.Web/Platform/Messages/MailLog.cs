using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Platform.Messages;

/// <summary>E-mails that cannot be delivered, for alliance administrators: without their texts, which carry keys.</summary>
internal sealed class MailLog(AppDb db, Actor actor, TimeProvider time)
{
    internal sealed record Failing(
        Guid Id,
        string Email,
        string Kind,
        int Attempts,
        string? LastError,
        DateTimeOffset CreatedAt,
        DateTimeOffset? GivenUpAt
    );

    internal sealed record Failures(IReadOnlyList<Failing> Mail);

    public async Task<Result<Failures>> ListAsync(CancellationToken cancel)
    {
        if (!actor.IsAllianceAdministrator)
            return PlatformProblems.NotAllowed();
        var since = time.GetUtcNow().AddDays(-90);
        var failing = await db.Set<MailDelivery>()
            .AsNoTracking()
            .Where(mail => mail.SentAt == null && mail.Attempts > 0 && mail.CreatedAt > since)
            .OrderByDescending(mail => mail.CreatedAt)
            .Take(100)
            .Select(mail => new Failing(
                mail.Id.Value,
                mail.Email,
                mail.Kind,
                mail.Attempts,
                mail.LastError,
                mail.CreatedAt,
                mail.DeadAt
            ))
            .ToListAsync(cancel);
        return new Failures(failing);
    }

    public static void Map(RouteGroupBuilder alliance) =>
        alliance
            .MapGet(
                "/mail/failing",
                async (MailLog log, CancellationToken cancel) =>
                    (await log.ListAsync(cancel)).ToHttp(failing => TypedResults.Ok(failing))
            )
            .WithName("ListFailingMail")
            .WithSummary("E-mails that are being tried again or were given up, newest first, at most a hundred");
}
