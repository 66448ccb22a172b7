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

    public async Task<IReadOnlyList<CatalogueEntryView>> ListAsync(
        IReadOnlyCollection<string>? uris,
        int most,
        CancellationToken cancel
    )
    {
        var listed = Read().Where(v => v.RetiredAt == null);
        if (uris is not null)
            listed = listed.Where(v => uris.Contains(v.Uri));
        var newest = listed.Where(v =>
            !Read().Any(o => o.Specification == v.Specification && o.RetiredAt == null && o.Version > v.Version)
        );
        var found = await newest.OrderBy(v => v.Uri).ThenBy(v => v.Specification).Take(most).ToListAsync(cancel);
        var names = (await institutions.ListAsync(cancel)).ToDictionary(one => one.Id);
        return
        [
            .. found
                .Where(version => names.ContainsKey(version.Institution))
                .Select(version => View(version, names[version.Institution])),
        ];
    }

    public async Task<IReadOnlyList<CatalogueRunView>> OpenRunsAsync(
        IReadOnlyCollection<Guid> specifications,
        DateOnly today,
        CancellationToken cancel
    ) =>
        await db.Set<CatalogueOffering>()
            .AsNoTracking()
            .Where(run => run.Open && run.EnrolUntil >= today && specifications.Contains(run.Specification))
            .OrderBy(run => run.StartsOn)
            .ThenBy(run => run.Id)
            .Select(run => new CatalogueRunView(
                run.Id,
                run.Specification,
                run.Name,
                run.StartsOn,
                run.EndsOn,
                run.EnrolUntil,
                run.Place
            ))
            .ToListAsync(cancel);

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
        return View(found, institution);
    }

    private static CatalogueEntryView View(CatalogueVersion version, InstitutionView institution) =>
        new(
            version.Institution,
            institution.Name,
            institution.Slug,
            version.Specification,
            version.Version,
            SpecificationJson.Read(version.Content)
        );
}
