using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Modules.Funding;

/// <summary>Tells a learner what became of a support.</summary>
internal sealed class SupportMessages(AppDb db, IPeople people, TimeProvider time)
{
    /// <summary>To whoever has the account; nobody is told once it belongs to nobody.</summary>
    /// <param name="amount">In minor units of the support's currency.</param>
    public async Task SendAsync(string kind, Support support, long amount, CancellationToken cancel)
    {
        var person = await db.Set<FundingAccount>()
            .Where(account => account.Id == support.Account)
            .Select(account => account.Person)
            .SingleOrDefaultAsync(cancel);
        if (person is { } id && await people.FindAsync(id, cancel) is { } learner)
            Send(kind, support, amount, learner);
    }

    public void Send(string kind, Support support, long amount, PersonView learner)
    {
        var money = MinorUnits.ToAmount(amount, support.Currency).ToString("0.00", CultureInfo.InvariantCulture);
        db.Publish(
            new MessageRequested(
                learner.Id,
                learner.Email,
                learner.Language,
                kind,
                [support.Title, $"{money} {support.Currency}"],
                "/my/support"
            ),
            time
        );
    }
}
