using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Identity;

/// <summary>An account is gone. Modules delete what was the person's own; what an institution must keep stays with it.</summary>
internal sealed record AccountClosed(PersonId Person) : IEvent;

/// <summary>Deletes the signed-in person's account, roles and passkeys for good.</summary>
internal sealed class CloseAccount(AppDb db, SignInManager<Person> signIn, MyAccount account, EraseAccount erase)
{
    public async Task<Result<PersonId>> HandleAsync(string? password, CancellationToken cancel)
    {
        var person = await account.PersonAsync();
        var confirmed = await signIn.CheckPasswordSignInAsync(person, password ?? "", lockoutOnFailure: true);
        if (!confirmed.Succeeded)
            return IdentityProblems.WrongPassword();
        var id = new PersonId(person.Id);
        if (await IsLastAdministratorAsync(person, id, cancel))
            return IdentityProblems.StillNeeded();

        await erase.HandleAsync(person, cancel);
        await signIn.SignOutAsync();
        return id;
    }

    private async Task<bool> IsLastAdministratorAsync(Person person, PersonId id, CancellationToken cancel)
    {
        if (
            person.IsAllianceAdministrator
            && !await db.Users.AnyAsync(p => p.IsAllianceAdministrator && p.Id != person.Id, cancel)
        )
            return true;
        List<InstitutionId> run = await db.Set<Membership>()
            .Where(m => m.Person == id && m.Role == Role.Administrator)
            .Select(m => m.Institution)
            .ToListAsync(cancel);
        var shared = await db.Set<Membership>()
            .Where(m => run.Contains(m.Institution) && m.Person != id && m.Role == Role.Administrator)
            .Select(m => m.Institution)
            .Distinct()
            .CountAsync(cancel);
        return shared < run.Count;
    }
}
