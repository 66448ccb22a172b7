using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Funding;

/// <summary>The short name of the institution at hand, also where no address has named it.</summary>
internal sealed class PlaceOfWork(CurrentTenant tenant, IInstitutions institutions)
{
    public async Task<string> SlugAsync(CancellationToken cancel) =>
        tenant.Tenant?.Slug ?? (await institutions.FindAsync(tenant.Id, cancel))?.Slug ?? "";
}
