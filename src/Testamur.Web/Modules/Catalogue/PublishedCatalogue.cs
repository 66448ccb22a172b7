using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>The newest version that is not retired; when all are, the newest, since awards made from it still count.</summary>
internal sealed class PublishedCatalogue(AppDb db, IInstitutions institutions) : ICatalogue
{
    public Task<CatalogueEntryView?> FindAsync(Guid specification, CancellationToken cancel) =>
        FirstAsync(Read().Where(v => v.Specification == specification), cancel);

    public Task<CatalogueEntryView?> FindByUriAsync(string specificationUri, CancellationToken cancel) =>
        FirstAsync(Read().Where(v => v.Uri == specificationUri), cancel);

    private IQueryable<CatalogueVersion> Read() => db.Set<CatalogueVersion>().AsNoTracking();

    private async Task<CatalogueEntryView?> FirstAsync(IQueryable<CatalogueVersion> versions, CancellationToken cancel)
    {
        var found = await versions
            .OrderByDescending(v => v.RetiredAt == null && v.Held == null)
            .ThenByDescending(v => v.RetiredAt == null)
            .ThenByDescending(v => v.Version)
            .FirstOrDefaultAsync(cancel);
        if (found is null || await institutions.FindAsync(found.Institution, cancel) is not { } institution)
            return null;
        return new(
            found.Institution,
            institution.Name,
            institution.Slug,
            found.Specification,
            found.Version,
            SpecificationJson.Read(found.Content)
        );
    }
}
