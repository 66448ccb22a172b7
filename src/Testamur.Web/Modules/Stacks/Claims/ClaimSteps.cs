using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>Finds claims for those who may act on them, and keeps their history.</summary>
internal sealed class ClaimSteps(AppDb db, Actor actor, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    /// <summary>The signed-in person's own claim, wherever it lies; the scope works for its institution from then on.</summary>
    public async Task<StackClaim?> MineAsync(Guid id, CancellationToken cancel)
    {
        var claim = await db.FindMineAsync(new(id), actor.RequiredId, cancel);
        if (claim is not null)
            tenant.Set(claim.Institution);
        return claim;
    }

    /// <summary>Records where a claim stands now.</summary>
    public async Task RecordAsync(StackClaim claim, string act, string? text, CancellationToken cancel)
    {
        audit.Record(act, claim.Id.Value.ToString());
        var last = await db.Set<ClaimEvent>()
            .Where(step => step.Claim == claim.Id)
            .Select(step => (int?)step.Number)
            .MaxAsync(cancel);
        var added = db.ChangeTracker.Entries<ClaimEvent>().Count(entry => entry.State == EntityState.Added);
        db.Add(
            new ClaimEvent
            {
                Institution = claim.Institution,
                Claim = claim.Id,
                Number = (last ?? 0) + added + 1,
                State = claim.State,
                At = time.GetUtcNow(),
                By = actor.Id,
                Text = text,
            }
        );
    }

    public async Task<Problem?> SaveAsync(CancellationToken cancel) => await db.TrySaveAsync(cancel);
}

internal static class ClaimQueries
{
    /// <summary>Across institutions: the filter by person takes the place of the one by institution.</summary>
    public static Task<StackClaim?> FindMineAsync(
        this AppDb db,
        ClaimId id,
        Platform.Ids.PersonId person,
        CancellationToken cancel
    ) =>
        db.Set<StackClaim>()
            .Across(Readings.Person)
            .SingleOrDefaultAsync(claim => claim.Id == id && claim.Person == person, cancel);
}
