using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Design.Partners;

internal sealed class CountEndorsements(AppDb db) : IEndorsements
{
    public async Task<IReadOnlyDictionary<PartnerKind, int>> CountAsync(Guid specification, int version, CancellationToken cancel)
    {
        var id = new SpecificationId(specification);
        return await db.Set<Partner>()
            .Where(partner => partner.Specification == id && partner.Number == version)
            .Where(partner => partner.Endorsement == Endorsement.Endorsed)
            .GroupBy(partner => partner.Kind)
            .Select(partners => new { Kind = partners.Key, Count = partners.Count() })
            .ToDictionaryAsync(partners => partners.Kind, partners => partners.Count, cancel);
    }
}
