using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>
/// Gives a role to one of the institution's staff, for the whole institution or for a unit, or takes it; it works from the next request on.
/// </summary>
internal sealed class ChangeRoles(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    RolesOfUnits units,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Now">For the whole institution.</param>
    internal sealed record Roles(IReadOnlyList<Role> Now, IReadOnlyList<RoleInUnit> InUnits);

    /// <param name="unit">Null for the whole institution.</param>
    public async Task<Result<Roles>> GiveAsync(PersonId person, Role? wanted, UnitId? unit, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        if (wanted is not { } role)
            return PlatformProblems.NotFound();
        if (unit is not null && !role.FitsUnits())
            return AllianceProblems.RoleOfInstitution();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockInstitutionAsync(tenant.Id, cancel);
        if (unit is { } id && (await units.TreeAsync(cancel)).Find(id) is not { ClosedAt: null })
            return PlatformProblems.NotFound();
        var held = await Of(person).AsNoTracking().ToListAsync(cancel);
        // Strangers come by invitation, which asks them first.
        if (held.Count == 0)
            return PlatformProblems.NotFound();
        if (!held.Exists(m => m.Role == role && m.Unit == unit))
        {
            db.Add(
                new Membership
                {
                    Institution = tenant.Id,
                    Person = person,
                    Role = role,
                    Unit = unit,
                    Since = time.GetUtcNow(),
                }
            );
            audit.Record("alliance.roleGiven", person.Value.ToString(), Said(role, unit));
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return await NowAsync(person, cancel);
    }

    /// <param name="unit">Null for the role for the whole institution; one for a unit is another role.</param>
    public async Task<Result<Roles>> TakeAsync(PersonId person, Role? wanted, UnitId? unit, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        if (wanted is not { } role)
            return PlatformProblems.NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockInstitutionAsync(tenant.Id, cancel);
        if (await Of(person).Where(m => m.Role == role && m.Unit == unit).ExecuteDeleteAsync(cancel) == 0)
            return PlatformProblems.NotFound();
        var administrators = db.Set<Membership>().Where(m => m.Institution == tenant.Id && m.Role == Role.Administrator);
        if (!await administrators.AnyAsync(cancel))
            return AllianceProblems.LastAdministrator(); // leaving without a commit keeps the role

        audit.Record("alliance.roleTaken", person.Value.ToString(), Said(role, unit));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return await NowAsync(person, cancel);
    }

    private static string Said(Role role, UnitId? unit) => unit is { } id ? $"{role} ({id.Value})" : $"{role}";

    private async Task<Roles> NowAsync(PersonId person, CancellationToken cancel)
    {
        var held = await Of(person).AsNoTracking().ToListAsync(cancel);
        return new(
            [.. held.Where(m => m.Unit is null).Select(m => m.Role).Order()],
            [.. held.Where(m => m.Unit is not null).OrderBy(m => m.Role).Select(RoleInUnit.Of)]
        );
    }

    /// <summary>A role as the API writes it, like <c>qaOfficer</c>; numbers are no names.</summary>
    private static Role? Named(string name) =>
        Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(r => $"{r}".Equals(name, StringComparison.OrdinalIgnoreCase));

    private static UnitId? UnitOf(Guid? unit) => unit is { } id ? new(id) : null;

    private IQueryable<Membership> Of(PersonId person) =>
        db.Set<Membership>().Where(m => m.Institution == tenant.Id && m.Person == person);

    public static void Map(RouteGroupBuilder people)
    {
        people
            .MapPut(
                "/{person:guid}/roles/{role}",
                async (Guid person, string role, [FromQuery] Guid? unit, ChangeRoles useCase, CancellationToken cancel) =>
                    (await useCase.GiveAsync(new(person), Named(role), UnitOf(unit), cancel)).ToHttp(roles =>
                        TypedResults.Ok(roles)
                    )
            )
            .Requires(Permission.ManageInstitution)
            .WithName("GiveRole")
            .WithSummary("Give a role to one of the staff, for the whole institution or for a unit");
        people
            .MapDelete(
                "/{person:guid}/roles/{role}",
                async (Guid person, string role, [FromQuery] Guid? unit, ChangeRoles useCase, CancellationToken cancel) =>
                    (await useCase.TakeAsync(new(person), Named(role), UnitOf(unit), cancel)).ToHttp(roles =>
                        TypedResults.Ok(roles)
                    )
            )
            .Requires(Permission.ManageInstitution)
            .WithName("TakeRole")
            .WithSummary("Take a role away; it stops working at once");
    }
}

/// <summary>A role that holds for a unit and those below it.</summary>
internal sealed record RoleInUnit(Role Role, Guid Unit)
{
    /// <param name="membership">One for a unit.</param>
    public static RoleInUnit Of(Membership membership) => new(membership.Role, membership.Unit.GetValueOrDefault().Value);
}
