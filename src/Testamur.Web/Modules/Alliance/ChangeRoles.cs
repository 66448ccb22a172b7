using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>Gives a role to one of the institution's staff, or takes it; it works from the next request on.</summary>
internal sealed class ChangeRoles(AppDb db, Actor actor, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    internal sealed record Roles(IReadOnlyList<Role> Now);

    public async Task<Result<Roles>> GiveAsync(PersonId person, Role? wanted, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        if (wanted is not { } role)
            return PlatformProblems.NotFound();
        var held = await Of(person).Select(m => m.Role).ToListAsync(cancel);
        // Strangers come by invitation, which asks them first.
        if (held.Count == 0)
            return PlatformProblems.NotFound();
        if (!held.Contains(role))
        {
            db.Add(
                new Membership
                {
                    Institution = tenant.Id,
                    Person = person,
                    Role = role,
                    Since = time.GetUtcNow(),
                }
            );
            audit.Record("alliance.roleGiven", person.Value.ToString(), role.ToString());
            await db.SaveChangesAsync(cancel);
        }

        return new Roles([.. held.Append(role).Distinct().Order()]);
    }

    public async Task<Result<Roles>> TakeAsync(PersonId person, Role? wanted, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        if (wanted is not { } role)
            return PlatformProblems.NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockInstitutionAsync(cancel);
        if (await Of(person).Where(m => m.Role == role).ExecuteDeleteAsync(cancel) == 0)
            return PlatformProblems.NotFound();
        var administrators = db.Set<Membership>().Where(m => m.Institution == tenant.Id && m.Role == Role.Administrator);
        if (!await administrators.AnyAsync(cancel))
            return AllianceProblems.LastAdministrator(); // leaving without a commit keeps the role

        audit.Record("alliance.roleTaken", person.Value.ToString(), role.ToString());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Roles(await Of(person).Select(m => m.Role).ToListAsync(cancel));
    }

    /// <summary>A role as the API writes it, like <c>qaOfficer</c>; numbers are no names.</summary>
    private static Role? Named(string name) =>
        Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(r => $"{r}".Equals(name, StringComparison.OrdinalIgnoreCase));

    private IQueryable<Membership> Of(PersonId person) =>
        db.Set<Membership>().Where(m => m.Institution == tenant.Id && m.Person == person);

    /// <summary>Writing a row locks it on both databases: two administrators cannot take the role from each other at once.</summary>
    private Task<int> LockInstitutionAsync(CancellationToken cancel) =>
        db.Set<Institution>()
            .Where(i => i.Id == tenant.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Name, i => i.Name), cancel);

    public static void Map(RouteGroupBuilder people)
    {
        people
            .MapPut(
                "/{person:guid}/roles/{role}",
                async (Guid person, string role, ChangeRoles useCase, CancellationToken cancel) =>
                    (await useCase.GiveAsync(new(person), Named(role), cancel)).ToHttp(roles => TypedResults.Ok(roles))
            )
            .Requires(Permission.ManageInstitution)
            .WithName("GiveRole")
            .WithSummary("Give a role to one of the staff");
        people
            .MapDelete(
                "/{person:guid}/roles/{role}",
                async (Guid person, string role, ChangeRoles useCase, CancellationToken cancel) =>
                    (await useCase.TakeAsync(new(person), Named(role), cancel)).ToHttp(roles => TypedResults.Ok(roles))
            )
            .Requires(Permission.ManageInstitution)
            .WithName("TakeRole")
            .WithSummary("Take a role away; it stops working at once");
    }
}
