using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>Who works at the institution in which roles, and whose invitation is open.</summary>
internal sealed class ListPeople(AppDb db, CurrentTenant tenant, IPeople people, TimeProvider time)
{
    internal sealed record Staff(IReadOnlyList<Member> Members, IReadOnlyList<InvitePerson.Invited> Invitations);

    /// <param name="Roles">For the whole institution.</param>
    internal sealed record Member(
        Guid Id,
        string Name,
        string Email,
        IReadOnlyList<Role> Roles,
        IReadOnlyList<RoleInUnit> InUnits,
        DateTimeOffset Since
    );

    public async Task<Staff> HandleAsync(CancellationToken cancel)
    {
        var memberships = await db.Set<Membership>().AsNoTracking().Where(m => m.Institution == tenant.Id).ToListAsync(cancel);
        PersonId[] ids = [.. memberships.Select(m => m.Person).Distinct()];
        var known = await people.FindAllAsync(ids, cancel);
        var members = memberships
            .GroupBy(m => m.Person)
            .Where(group => known.ContainsKey(group.Key))
            .Select(group => new Member(
                group.Key.Value,
                known[group.Key].Name,
                known[group.Key].Email,
                [.. group.Where(m => m.Unit is null).Select(m => m.Role).Order()],
                [.. group.Where(m => m.Unit is not null).OrderBy(m => m.Role).Select(RoleInUnit.Of)],
                group.Min(m => m.Since)
            ))
            .OrderBy(member => member.Name, StringComparer.CurrentCulture);
        var now = time.GetUtcNow();
        var invitations = await db.Set<Invitation>()
            .AsNoTracking()
            .Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now)
            .OrderBy(i => i.Email)
            .ToListAsync(cancel);
        return new([.. members], [.. invitations.Select(InvitePerson.View)]);
    }

    public static void Map(RouteGroupBuilder people) =>
        people
            .MapGet(
                "",
                async (ListPeople useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel))
            )
            .Requires(Permission.ManageInstitution)
            .WithName("ListPeople")
            .WithSummary("The institution's staff with their roles, and open invitations");
}
