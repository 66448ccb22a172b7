using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Identity;

internal sealed class People(AppDb db, ILookupNormalizer normalizer) : IPeople
{
    public async Task<PersonView?> FindAsync(PersonId id, CancellationToken cancel) =>
        (await FindAllAsync([id], cancel)).GetValueOrDefault(id);

    public async Task<IReadOnlyDictionary<PersonId, PersonView>> FindAllAsync(
        IReadOnlyCollection<PersonId> ids,
        CancellationToken cancel
    )
    {
        if (ids.Count == 0)
            return new Dictionary<PersonId, PersonView>();
        Guid[] values = [.. ids.Select(id => id.Value)];
        var people = await db.Users.AsNoTracking().Where(person => values.Contains(person.Id)).ToListAsync(cancel);
        return people.Select(View).ToDictionary(view => view.Id);
    }

    public async Task<IReadOnlyDictionary<string, PersonView>> FindConfirmedAsync(
        IReadOnlyCollection<string> emails,
        CancellationToken cancel
    )
    {
        var given = emails.Distinct(StringComparer.Ordinal).ToLookup(email => normalizer.NormalizeEmail(email.Trim()));
        var normalized = given.Select(same => same.Key).ToList();
        var people = await db
            .Users.AsNoTracking()
            .Where(person =>
                person.EmailConfirmed && person.NormalizedEmail != null && normalized.Contains(person.NormalizedEmail)
            )
            .ToListAsync(cancel);
        return people
            .SelectMany(person => given[person.NormalizedEmail ?? ""].Select(email => (Email: email, View: View(person))))
            .ToDictionary(found => found.Email, found => found.View, StringComparer.Ordinal);
    }

    public async Task<PersonView?> FindByEmailAsync(string email, CancellationToken cancel)
    {
        var normalized = normalizer.NormalizeEmail(email.Trim());
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedEmail == normalized, cancel);
        return person is null ? null : View(person);
    }

    private static PersonView View(Person person) => new(new(person.Id), person.Name, person.Email ?? "", person.Language);
}
