using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Recovery;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Identity;

/// <summary>
/// Erases somebody for good: the account and everything that is theirs. The journal outside the database is written before the commit: a restored backup must
/// never bring back whom we told that they are gone.
/// </summary>
internal sealed class EraseAccount(
    AppDb db,
    UserManager<Person> people,
    IEnumerable<IErasedWithAccount> modules,
    ErasureJournal journal,
    TimeProvider time
)
{
    public Task HandleAsync(Person person, CancellationToken cancel) => EraseAsync(person, isNoted: false, cancel);

    /// <summary>The same for somebody whom the journal names already.</summary>
    public Task AgainAsync(Person person, CancellationToken cancel) => EraseAsync(person, isNoted: true, cancel);

    private async Task EraseAsync(Person person, bool isNoted, CancellationToken cancel)
    {
        var id = new PersonId(person.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Set<Membership>().Across(Readings.Forget).Where(m => m.Person == id).ExecuteDeleteAsync(cancel);
        // Whoever has no address must not be taken for rows without one.
        var leaving = new LeavingPerson(id, person.Name, person.Email ?? $"{person.Id}@nobody.invalid");
        foreach (var module in modules)
            await module.EraseAsync(leaving, cancel);
        db.Publish(new AccountClosed(id), time);
        await people.DeleteAsync(person);
        // Should the commit fail, the person is asked again and the journal names them twice, which does no harm.
        if (!isNoted)
            await journal.AppendAsync(id, cancel);
        await transaction.CommitAsync(cancel);
        await db.DeliverPublishedAsync();
    }
}
