using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Agreements;

/// <summary>Finds versions for whoever may act on them for a party, and keeps their history.</summary>
internal sealed class Deals(AppDb db, Actor actor, CurrentTenant tenant, TimeProvider time)
{
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public DateOnly Today => AgreementVersion.Day(Now);

    /// <summary>A version with its parties, for a party's staff. Elsewhere it looks as if it were not there.</summary>
    public async Task<Result<Deal>> FindAsync(Guid id, int number, Permission permission, CancellationToken cancel)
    {
        if (!actor.May(permission))
            return PlatformProblems.NotAllowed();
        var version = await db.Versions()
            .SingleOrDefaultAsync(one => one.Agreement == new AgreementId(id) && one.Number == number, cancel);
        return version?.PartyOf(tenant.Id) is { } party ? new Deal(version, party) : AgreementsProblems.NotFound();
    }

    /// <summary>Saves what was done, with a line of history.</summary>
    public async Task<Problem?> SaveAsync(AgreementVersion version, AgreementAct act, string? text, CancellationToken cancel)
    {
        var last = await db.Set<AgreementEvent>()
            .Where(step => step.Agreement == version.Agreement && step.Number == version.Number)
            .Select(step => (int?)step.Step)
            .MaxAsync(cancel);
        db.Add(
            new AgreementEvent
            {
                Agreement = version.Agreement,
                Number = version.Number,
                Step = (last ?? 0) + 1,
                Act = act,
                Institution = tenant.Id,
                By = actor.RequiredId,
                At = Now,
                Text = text,
            }
        );
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

    /// <summary>A reason as it is kept, or why it cannot be.</summary>
    public static Result<string> Reason(string? text) =>
        text?.Trim() is not { Length: > 0 } said ? AgreementsProblems.ReasonNeeded().About("reason")
        : said.Length > AgreementVersion.LongestReason ? AgreementsProblems.TextTooLong().About("reason")
        : said;
}

/// <summary>A version and what the acting institution did about it.</summary>
internal sealed record Deal(AgreementVersion Version, VersionParty Party)
{
    /// <summary>For the audit.</summary>
    public string Subject => $"{Version.Agreement.Value}/{Version.Number}";
}

internal static class VersionQueries
{
    public static IQueryable<AgreementVersion> Versions(this AppDb db) =>
        db.Set<AgreementVersion>().Include(version => version.Parties);

    /// <summary>Those an institution is a party of.</summary>
    public static IQueryable<AgreementVersion> Of(this IQueryable<AgreementVersion> versions, InstitutionId institution) =>
        versions.Where(version => version.Parties.Any(party => party.Institution == institution));

    /// <summary>Those that may be in force on a day; ask <see cref="AgreementVersion.StateOn"/>.</summary>
    public static IQueryable<AgreementVersion> SignedFor(this IQueryable<AgreementVersion> versions, DateOnly day) =>
        versions.Where(version => version.SignedAt != null && version.FirstDay <= day && version.LastDay >= day);
}
