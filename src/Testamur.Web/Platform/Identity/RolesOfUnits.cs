using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Identity;

/// <summary>How far roles of units reach at the current institution.</summary>
internal sealed class RolesOfUnits(AppDb db, CurrentTenant tenant, IPlacedSpecifications placed)
{
    /// <summary>Reads nothing for somebody whose roles all hold for the whole institution.</summary>
    /// <param name="memberships">Of whoever acts, at any institution.</param>
    public async Task<HeldUnits> ReadAsync(IReadOnlyList<Membership> memberships, CancellationToken cancel)
    {
        var held = memberships.Where(m => m.Institution == tenant.Id).Select(m => m.Unit).OfType<UnitId>().ToList();
        if (held.Count == 0)
            return HeldUnits.None;
        var tree = await TreeAsync(cancel);
        UnitId[] units = [.. held.SelectMany(tree.Within).Distinct()];
        return new(tree, await placed.ListAsync(units, cancel));
    }

    /// <summary>The institution's staff whose roles hold for a specification: those of its unit, of units above, and of the whole institution.</summary>
    public async Task<IQueryable<Membership>> StaffOfAsync(Guid specification, CancellationToken cancel)
    {
        List<UnitId> above = await placed.FindAsync(specification, cancel) is { } unit
            ? [.. (await TreeAsync(cancel)).Path(unit).Select(one => one.Id)]
            : [];
        return db.Set<Membership>().Where(m => m.Institution == tenant.Id && (m.Unit == null || above.Contains(m.Unit.Value)));
    }

    public async Task<UnitTree> TreeAsync(CancellationToken cancel) =>
        new(await db.Set<OrganisationUnit>().AsNoTracking().ToListAsync(cancel));
}
