using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Platform.Recovery;

/// <summary>Erases again whom the journal names and a restored database still knows.</summary>
internal sealed class ErasureGuard(AppDb db, ErasureJournal journal, EraseAccount erase, UserManager<Person> people)
    : IRestoreGuard
{
    private const int AtOnce = 500;

    public async Task<string?> FindBehindAsync(CancellationToken cancel) =>
        (await FindAsync(cancel)) is { Count: > 0 } known
            ? $"The database knows people who were erased after it was backed up: {known.Count}."
            : null;

    public async Task<string> BringUpAsync(RestoreHelp help, CancellationToken cancel)
    {
        var known = await FindAsync(cancel);
        foreach (var id in known)
        {
            if (await people.FindByIdAsync(id.ToString()) is { } person)
                await erase.AgainAsync(person, cancel);
        }

        return $"People erased again: {known.Count}.";
    }

    private async Task<IReadOnlyList<Guid>> FindAsync(CancellationToken cancel)
    {
        try
        {
            var known = new List<Guid>();
            foreach (var some in (await journal.ReadAsync(cancel)).Select(erased => erased.Person).Distinct().Chunk(AtOnce))
                known.AddRange(
                    await db.Users.Where(person => some.Contains(person.Id)).Select(person => person.Id).ToListAsync(cancel)
                );
            return known;
        }
        catch (InvalidDataException changed)
        {
            throw new RestoreRefusedException(changed.Message + " Put back a copy of it that is whole.");
        }
    }
}
