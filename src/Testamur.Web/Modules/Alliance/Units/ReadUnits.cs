using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance.Units;

/// <summary>The institution's units in the order of the tree, with what hangs on each.</summary>
internal sealed class ReadUnits(
    AppDb db,
    CurrentTenant tenant,
    Actor actor,
    RolesOfUnits roles,
    IPlacedSpecifications placed,
    TimeProvider time
)
{
    /// <param name="Below">Open units right below it.</param>
    /// <param name="Depth">1 right below the institution.</param>
    /// <param name="People">Who has a role for the unit itself.</param>
    /// <param name="Invitations">Open ones to roles of the unit itself.</param>
    /// <param name="Specifications">Those of the unit itself.</param>
    internal sealed record Row(
        Guid Id,
        Guid? Parent,
        LangText Name,
        int Depth,
        int Below,
        int People,
        int Invitations,
        int Specifications
    )
    {
        /// <summary>Whether nothing hangs on it, so that it can be closed.</summary>
        public bool IsFree => Below + People + Invitations + Specifications == 0;
    }

    public async Task<IReadOnlyList<Row>> HandleAsync(CancellationToken cancel)
    {
        var open = (await roles.TreeAsync(cancel)).Open(actor.Language).ToList();
        var people = await PeopleAsync(cancel);
        var invited = await InvitedAsync(cancel);
        var specifications = (await placed.ListAsync([.. open.Select(one => one.Unit.Id)], cancel))
            .Values.CountBy(unit => unit)
            .ToDictionary();
        var below = open.Select(one => one.Unit.Parent).OfType<UnitId>().CountBy(parent => parent).ToDictionary();
        return
        [
            .. open.Select(one => new Row(
                one.Unit.Id.Value,
                one.Unit.Parent?.Value,
                one.Unit.Name,
                one.Depth,
                below.GetValueOrDefault(one.Unit.Id),
                people.GetValueOrDefault(one.Unit.Id),
                invited.GetValueOrDefault(one.Unit.Id),
                specifications.GetValueOrDefault(one.Unit.Id)
            )),
        ];
    }

    private async Task<Dictionary<UnitId, int>> PeopleAsync(CancellationToken cancel)
    {
        var held = await db.Set<Membership>()
            .Where(m => m.Institution == tenant.Id && m.Unit != null)
            .Select(m => new { m.Unit, m.Person })
            .Distinct()
            .ToListAsync(cancel);
        return held.Select(one => one.Unit).OfType<UnitId>().CountBy(unit => unit).ToDictionary();
    }

    private async Task<Dictionary<UnitId, int>> InvitedAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var invited = await db.Set<Invitation>()
            .Where(i => i.Unit != null && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now)
            .Select(i => i.Unit)
            .ToListAsync(cancel);
        return invited.OfType<UnitId>().CountBy(unit => unit).ToDictionary();
    }

    public static void Map(RouteGroupBuilder units) =>
        units
            .MapGet("", async (ReadUnits useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel)))
            .Requires(Permission.SeeInstitution)
            .WithName("ListUnits")
            .WithSummary("The institution's open units in the order of the tree, with how much hangs on each");
}
