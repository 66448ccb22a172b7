using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Counselling;

/// <summary>A learner makes a code by which one counsellor may see how they stand, or takes it back. The code leaves the server once.</summary>
internal sealed class GiveAccess(
    AppDb db,
    Actor actor,
    IStringLocalizer<CounsellingText> texts,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Consent">Whether the learner agrees to what <c>Consent</c> says; without it nothing is made.</param>
    /// <param name="EndsOn">The last day, in UTC; 30 days from now when absent.</param>
    internal sealed record Request(bool Consent, DateOnly? EndsOn = null);

    /// <param name="Code">The code. It cannot be shown again.</param>
    internal sealed record Made(Guid Id, string Code, DateTimeOffset EndsAt);

    public async Task<Result<Made>> HandleAsync(Request request, CancellationToken cancel)
    {
        var (person, now) = (actor.RequiredId, time.GetUtcNow());
        if (!request.Consent)
            return CounsellingProblems.ConsentMissing();
        var endsAt =
            request.EndsOn is { } day && day < DateOnly.MaxValue
                ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)
                : now + CounsellingAccess.UsualLife;
        if (endsAt <= now || endsAt > now + CounsellingAccess.LongestLife || request.EndsOn == DateOnly.MaxValue)
            return CounsellingProblems.WrongEnd();

        var code = AccessCode.New();
        var access = new CounsellingAccess
        {
            Id = Ids.New<AccessId>(time),
            Person = person,
            CodeHash = Ids.Hash(code),
            Consent = texts["Consent"],
            CreatedAt = now,
            EndsAt = endsAt,
        };
        db.Add(access);
        audit.Record("counselling.accessGiven", access.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return new Made(access.Id.Value, AccessCode.Show(code), endsAt);
    }

    /// <summary>Ends the access at once. Doing it twice changes nothing.</summary>
    public async Task<Result<Guid>> WithdrawAsync(Guid id, CancellationToken cancel)
    {
        var (wanted, person) = (new AccessId(id), actor.RequiredId);
        if (
            await db.Set<CounsellingAccess>().SingleOrDefaultAsync(a => a.Id == wanted && a.Person == person, cancel)
            is not { } access
        )
            return PlatformProblems.NotFound();
        if (access.WithdrawnAt is not null)
            return id;
        access.Withdraw(time.GetUtcNow());
        audit.Record("counselling.accessWithdrawn", id.ToString());
        await db.SaveChangesAsync(cancel);
        return id;
    }

    public static void Map(RouteGroupBuilder my)
    {
        my.MapPost(
                "/accesses",
                async (Request request, GiveAccess useCase, HttpContext http, CancellationToken cancel) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return (await useCase.HandleAsync(request, cancel)).ToHttp(made => TypedResults.Ok(made));
                }
            )
            .WithName("GiveAccess")
            .WithSummary("Make a code by which one counsellor may see how you stand; it is answered once");
        my.MapDelete(
                "/accesses/{id:guid}",
                async (Guid id, GiveAccess useCase, CancellationToken cancel) =>
                    (await useCase.WithdrawAsync(id, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("WithdrawAccess")
            .WithSummary("Take the access of a counsellor back at once");
    }
}
