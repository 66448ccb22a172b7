using Testamur.Education.Specifications;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Catalogue.Contracts;

/// <summary>The public view of what is published, over all institutions.</summary>
internal interface ICatalogue
{
    Task<CatalogueEntryView?> FindAsync(Guid specification, CancellationToken cancel);

    /// <summary>By the stable URI that pathways and prerequisites name.</summary>
    Task<CatalogueEntryView?> FindByUriAsync(string specificationUri, CancellationToken cancel);

    /// <summary>What can be earned now: of each listed specification the newest version, in the order of their addresses.</summary>
    /// <param name="uris">Only these; null for all.</param>
    /// <param name="most">At most so many.</param>
    Task<IReadOnlyList<CatalogueEntryView>> ListAsync(IReadOnlyCollection<string>? uris, int most, CancellationToken cancel);

    /// <summary>Runs that still take learners on that day, the earliest first.</summary>
    /// <param name="specifications">Of these.</param>
    Task<IReadOnlyList<CatalogueRunView>> OpenRunsAsync(
        IReadOnlyCollection<Guid> specifications,
        DateOnly today,
        CancellationToken cancel
    );
}

/// <param name="EnrolUntil">The last day to enrol.</param>
internal sealed record CatalogueRunView(
    Guid Id,
    Guid Specification,
    string Name,
    DateOnly StartsOn,
    DateOnly EndsOn,
    DateOnly EnrolUntil,
    string? Place
);

internal sealed record CatalogueEntryView(
    InstitutionId Institution,
    string InstitutionName,
    string InstitutionSlug,
    Guid Specification,
    int Version,
    Specification Content
);
