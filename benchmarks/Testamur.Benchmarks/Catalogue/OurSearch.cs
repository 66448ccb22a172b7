using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue;
using Testamur.Web.Modules.Catalogue.Search;
using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Benchmarks.Catalogue;

/// <summary>The platform's own search as its page and its API call it, on a database of this run.</summary>
internal sealed class OurSearch : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private OurSearch(ServiceProvider services) => _services = services;

    /// <param name="database">Its connection; the schema is made.</param>
    public static async Task<OurSearch> OnAsync(DatabaseOptions database, string folder)
    {
        var platform = Options.Create(new TestamurOptions { DataFolder = folder });
        var here = new Database(Options.Create(database), platform);
        await new SchemaUpgrader(here, TimeProvider.System).UpgradeAsync(CancellationToken.None);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        services.AddSingleton(TimeProvider.System);
        // The context holds all tables of the platform, people's among them.
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddScoped<CurrentTenant>();
        services.AddSingleton<EventDelivery>();
        if (database.Provider == DatabaseProvider.Sqlite)
            services.AddDbContext<AppDb, SqliteAppDb>(options => options.UseSqlite(here.Connection));
        else
            services.AddDbContext<AppDb, PostgresAppDb>(options => options.UseNpgsql(here.Connection));
        services.AddSingleton<CatalogueIndex>();
        services.AddScoped<CatalogueFacets>();
        services.AddScoped<SearchCatalogue>();
        services.AddSingleton<IInstitutions, NoInstitutions>();
        services.AddSingleton<IPathways, NoPathways>();
        return new(services.BuildServiceProvider());
    }

    public async Task MakeIndexAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        var index = scope.ServiceProvider.GetRequiredService<CatalogueIndex>();
        await index.FollowAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), CancellationToken.None);
    }

    public Task<CatalogueResults> FindAsync(SearchedOffer searched) =>
        FindAsync(
            new CatalogueParameters
            {
                Q = string.Join(' ', searched.Words),
                Eqf = [searched.Eqf.ToString(CultureInfo.InvariantCulture)],
                Field = [searched.Field],
                Mode = [searched.Mode],
                Language = [searched.Language],
            }
        );

    public async Task<CatalogueResults> FindAsync(CatalogueParameters parameters)
    {
        await using var scope = _services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<SearchCatalogue>().HandleAsync(parameters, default);
        return found.Succeeded(out var results, out var problem)
            ? results
            : throw new InvalidOperationException(
                $"A search of the benchmark is refused: {string.Join(' ', problem.Fields?.Keys ?? [])}."
            );
    }

    /// <summary>All that a search answers, to be compared with another database's answer.</summary>
    public async Task<string> AnswerAsync(SearchedOffer searched) => JsonSerializer.Serialize(await FindAsync(searched));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class NoInstitutions : IInstitutions
    {
        public Task<InstitutionView?> FindAsync(InstitutionId id, CancellationToken cancel) =>
            Task.FromResult<InstitutionView?>(null);

        public Task<InstitutionView?> FindByDidAsync(string did, CancellationToken cancel) =>
            Task.FromResult<InstitutionView?>(null);

        public Task<IReadOnlyList<InstitutionView>> ListAsync(CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<InstitutionView>>([]);
    }

    private sealed class NoPathways : IPathways
    {
        public Task<IReadOnlyDictionary<string, LangText>> TitlesAsync(
            IReadOnlyCollection<string> ids,
            CancellationToken cancel
        ) => Task.FromResult<IReadOnlyDictionary<string, LangText>>(new Dictionary<string, LangText>());
    }
}
