using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Cases;

/// <summary>Finds cases for those who may act on them, and keeps their history.</summary>
internal sealed class CaseSteps(AppDb db, Actor actor, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The signed-in person's own case, wherever it lies; the scope works for its institution from then on.</summary>
    public async Task<RecognitionCase?> MineAsync(Guid id, CancellationToken cancel)
    {
        var found = await db.FindMineAsync(new(id), actor.RequiredId, cancel);
        if (found is not null)
            tenant.Set(found.Institution);
        return found;
    }

    /// <summary>A case of the institution for one of its officers, never their own.</summary>
    public async Task<Result<RecognitionCase>> HereAsync(Guid id, CancellationToken cancel)
    {
        if (!actor.May(Permission.DecideRecognition))
            return PlatformProblems.NotAllowed();
        var found = await db.Set<RecognitionCase>().SingleOrDefaultAsync(one => one.Id == new CaseId(id), cancel);
        if (found is null)
            return RecognitionProblems.CaseNotFound();
        return found.Applicant == actor.RequiredId ? RecognitionProblems.OwnCase() : found;
    }

    /// <summary>Records where a case stands now.</summary>
    /// <param name="text">The reason or question; the applicant reads it.</param>
    /// <param name="byPlatform">Whether nobody but the platform did it, though somebody asked.</param>
    public async Task RecordAsync(
        RecognitionCase one,
        string act,
        string? text,
        CancellationToken cancel,
        bool byPlatform = false
    )
    {
        audit.Record($"recognition.{act}", one.Id.Value.ToString());
        var last = await db.Set<CaseEvent>().Where(step => step.Case == one.Id).MaxAsync(step => (int?)step.Number, cancel);
        var added = db.ChangeTracker.Entries<CaseEvent>().Count(entry => entry.State == EntityState.Added);
        db.Add(
            new CaseEvent
            {
                Institution = one.Institution,
                Case = one.Id,
                Number = (last ?? 0) + added + 1,
                State = one.State,
                Act = act,
                At = time.GetUtcNow(),
                By = byPlatform ? null : actor.Id,
                Text = text,
            }
        );
    }

    public async Task<Problem?> SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException)
        {
            return PlatformProblems.ChangedMeanwhile();
        }
    }

    /// <summary>A text somebody must give: trimmed, and neither empty nor too long.</summary>
    public static Result<string> Said(string? text) =>
        text?.Trim() is not { Length: > 0 } said ? RecognitionProblems.ReasonNeeded()
        : said.Length > RecognitionCase.LongestText ? RecognitionProblems.TextTooLong()
        : said;
}

internal static class CaseQueries
{
    /// <summary>Across institutions: the filter by person takes the place of the one by institution.</summary>
    public static Task<RecognitionCase?> FindMineAsync(this AppDb db, CaseId id, PersonId person, CancellationToken cancel) =>
        db.Set<RecognitionCase>()
            .Across(Readings.Person)
            .SingleOrDefaultAsync(one => one.Id == id && one.Applicant == person, cancel);
}
