using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Funding.Ledger;

/// <summary>
/// Opens accounts and writes their lines. The caller has a transaction, saves and commits. Reading for writing takes the account first: a
/// second process waits there and then sees the line of the first. Should one not wait, the keys of the lines refuse it.
/// </summary>
internal sealed class Books(AppDb db, CurrentTenant tenant, TimeProvider time)
{
    /// <summary>An account with its lines as they stand, which nobody else adds to until the transaction ends.</summary>
    internal sealed record OpenBook(FundingAccount Account, List<LedgerLine> Lines)
    {
        public Balance Balance => LedgerRules.BalanceOf(Lines);
    }

    public async Task<OpenBook?> TakeAsync(FundingAccountId id, CancellationToken cancel)
    {
        var taken = await db.Set<FundingAccount>()
            .Where(account => account.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.Version, account => account.Version + 1), cancel);
        if (taken == 0)
            return null;
        // Not tracked: the raised version is the database's, and lines are only added.
        var account = await db.Set<FundingAccount>().AsNoTracking().SingleAsync(one => one.Id == id, cancel);
        return new(account, await LinesAsync(id, cancel));
    }

    public async Task<List<LedgerLine>> LinesAsync(FundingAccountId id, CancellationToken cancel) =>
        [
            .. (
                await db.Set<AccountLine>()
                    .AsNoTracking()
                    .Where(line => line.Account == id)
                    .OrderBy(line => line.Number)
                    .ToListAsync(cancel)
            ).Select(line => line.ToLine()),
        ];

    /// <summary>The person's account at a scheme, opened now if there is none, with what the funder grants today.</summary>
    /// <returns>Null when the funder's account is somebody else's here.</returns>
    public async Task<OpenBook?> TakeAsync(PersonId person, Scheme scheme, Entitlement entitlement, CancellationToken cancel)
    {
        var accounts = db.Set<FundingAccount>().Where(account => account.Scheme == scheme.Id);
        // One whose person left the platform is theirs again when they come back: the funder knows them by its number.
        await accounts
            .Where(account => account.Number == entitlement.Account && account.Person == null)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.Person, person), cancel);
        var found = await accounts
            .AsNoTracking()
            .Where(account => account.Person == person || account.Number == entitlement.Account)
            .OrderByDescending(account => account.Person == person)
            .FirstOrDefaultAsync(cancel);
        if (found is not null && found.Person != person)
            return null;
        if (found is null)
        {
            found = FundingAccount.Open(Ids.New<FundingAccountId>(time), person, scheme, entitlement.Account, time.GetUtcNow());
            db.Add(found);
            await db.SaveChangesAsync(cancel);
        }

        if (await TakeAsync(found.Id, cancel) is not { } book)
            return null;
        var change = book.Balance.ChangeTo(entitlement.Granted);
        if (change != 0)
        {
            var act = change > 0 ? LedgerAct.Grant : LedgerAct.Withdraw;
            Write(book, new(act, Math.Abs(change), null, $"entitlement-{book.Lines.Count + 1}"));
        }

        return book;
    }

    /// <summary>Writes the act down, and has the funder told where it is the funder's to know.</summary>
    public LedgerDecision Write(OpenBook book, LedgerOrder order)
    {
        var decision = LedgerRules.Decide(book.Lines, order);
        if (decision is not { Line: { } line, Repeated: false })
            return decision;
        book.Lines.Add(line);
        db.Add(
            new AccountLine
            {
                Account = book.Account.Id,
                Number = line.Number,
                Act = line.Act,
                Amount = line.Amount,
                Enrolment = line.Enrolment,
                Institution = line.Enrolment is null ? null : tenant.Id,
                Key = line.Key,
                At = time.GetUtcNow(),
            }
        );
        if (line.Enrolment is not null)
            db.Publish(new LedgerWritten(book.Account.Id.Value, line.Number), time);
        return decision;
    }
}
