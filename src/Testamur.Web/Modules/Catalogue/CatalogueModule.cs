using Testamur.Web.Modules.Catalogue.Collections;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Catalogue.Ooapi;
using Testamur.Web.Modules.Catalogue.Search;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class CatalogueModule
{
    public static void AddCatalogue(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddEventHandler<SpecificationPublished, ListSpecification>();
        services.AddEventHandler<SpecificationRetired, ListSpecification>();
        services.AddEventHandler<SpecificationHeld, ListSpecification>();
        services.AddEventHandler<OfferingOpened, ListOffering>();
        services.AddEventHandler<OfferingClosed, ListOffering>();
        services.AddScoped<ICatalogue, PublishedCatalogue>();
        services.AddSingleton<CatalogueIndex>();
        services.AddHostedService<MakeIndexEarly>();
        services.AddScoped<CatalogueFacets>();
        services.AddScoped<SearchCatalogue>();
        services.AddScoped<ShowCatalogueEntry>();
        services.AddScoped<ReadForReceiver>();
        services.AddScoped<CompareOffers>();
        services.AddScoped<Comparison>();
        services.AddScoped<ImportExternalOffers>();
        services.AddScoped<ExportDataset>();
        services.AddScoped<ImportDataset>();
        services.AddScoped<ListChanges>();
        services.AddScoped<ListPages>();
        services.AddScoped<ServeOoapi>();
        services.AddScoped<ShowHome>();
        services.AddScoped<CardFacts>();
        services.AddScoped<MyCollections>();
        services.AddScoped<CollectedOffers>();
        services.AddScoped<ListCollections>();
        services.AddScoped<ReadCollection>();
        services.AddScoped<MakeCollection>();
        services.AddScoped<ChangeCollection>();
        services.AddScoped<DeleteCollection>();
        services.AddScoped<ShareCollection>();
        services.AddScoped<OpenCollection>();
        services.AddScoped<IPersonalData, CollectionsPersonalData>();
        services.AddEventHandler<AccountClosed, DeleteCollections>();
    }

    /// <summary>What the catalogue cannot do without.</summary>
    public static void RequireCatalogue()
    {
        if (!Stemmer.IsAvailable)
            throw new StartRefusedException(
                "libstemmer is missing, with which the catalogue compares words. On Debian and Ubuntu: apt-get install libstemmer0d"
            );
    }

    public static void MapCatalogue(this ApiRoutes routes)
    {
        var catalogue = routes.Open.MapGroup("/catalogue").WithTags("Catalogue");
        SearchCatalogue.Map(catalogue);
        ShowCatalogueEntry.Map(catalogue);
        ReadForReceiver.Map(catalogue);
        var collections = routes.My.MapGroup("/collections").WithTags("Catalogue");
        ListCollections.Map(collections);
        ReadCollection.Map(collections);
        MakeCollection.Map(collections);
        ChangeCollection.Map(collections);
        DeleteCollection.Map(collections);
        ShareCollection.Map(collections);
        OpenCollection.Map(routes.Site);
        ExportDataset.Map(routes.Site);
        ImportDataset.Map(routes.Alliance);
        ListChanges.Map(routes.Site);
        ListPages.Map(routes.Site);
        routes.Site.MapOoapi();
        // The stable address of a specification, which credentials carry.
        routes
            .Site.MapGet("/specifications/{id:guid}", (Guid id) => TypedResults.Redirect($"/catalogue/{id}"))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }
}
