using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

internal sealed class HeldDocuments(AppDb db) : IHeldDocuments
{
    public Task<HeldDocument?> FindAsync(PersonId person, Guid holding, CancellationToken cancel)
    {
        var id = new HoldingId(holding);
        return db.Set<Holding>()
            .AsNoTracking()
            .Where(held => held.Id == id && held.Person == person && held.State == HoldingState.Accepted)
            .Select(held => new HeldDocument(holding, held.PublicId, held.Title, held.IssuerName, held.DataIntegrity))
            .SingleOrDefaultAsync(cancel);
    }
}
