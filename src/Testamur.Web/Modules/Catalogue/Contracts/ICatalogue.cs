using Testamur.Education.Specifications;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Catalogue.Contracts;

/// <summary>The public view of what is published, over all institutions.</summary>
internal interface ICatalogue
{
    Task<CatalogueEntryView?> FindAsync(Guid specification, CancellationToken cancel);

    /// <summary>By the stable URI that pathways and prerequisites name.</summary>
    Task<CatalogueEntryView?> FindByUriAsync(string specificationUri, CancellationToken cancel);
}

internal sealed record CatalogueEntryView(
    InstitutionId Institution,
    string InstitutionName,
    string InstitutionSlug,
    Guid Specification,
    int Version,
    Specification Content
);
