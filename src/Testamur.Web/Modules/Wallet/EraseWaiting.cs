using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Wallet;

/// <summary>With an account go the credentials that waited for its address and that nobody took, with the links to them.</summary>
internal sealed class EraseWaiting(AppDb db) : IErasedWithAccount
{
    public Task EraseAsync(LeavingPerson leaving, CancellationToken cancel)
    {
        var hash = WaitingFor.Hash(leaving.Email);
        return db.Set<Holding>().Where(holding => holding.Person == null && holding.EmailHash == hash).ExecuteDeleteAsync(cancel);
    }
}
