using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Stacks.Designer;

/// <summary>An institution's pathways in all their versions, for its staff.</summary>
internal sealed class ReadOwnPathways(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    ICatalogue catalogue,
    IInstitutions institutions,
    AnalysePathway analyse
)
{
    private const int MostCourses = 2000;

    /// <summary>Of each pathway every version, the newest first.</summary>
    public async Task<IReadOnlyList<PathwayVersionView>> ListAsync(CancellationToken cancel)
    {
        var home = tenant.Tenant?.Slug;
        var versions = await db.Set<PathwayVersion>()
            .AsNoTracking()
            .Where(version => db.Set<StoredPathway>().Any(pathway => pathway.Id == version.Pathway && pathway.Home == home))
            .OrderBy(version => version.Pathway)
            .ThenByDescending(version => version.Number)
            .ToListAsync(cancel);
        return [.. versions.Select(PathwayVersionView.Of)];
    }

    /// <param name="number">Null for the newest.</param>
    public async Task<Result<PathwaySheet>> ReadAsync(string id, int? number, CancellationToken cancel)
    {
        var found = await db.FindOwnAsync(id, actor, tenant, Permission.SeeInstitution, cancel);
        if (!found.Succeeded(out _, out var problem))
            return problem;
        var versions = await db.Set<PathwayVersion>()
            .AsNoTracking()
            .Where(version => version.Pathway == id)
            .OrderByDescending(version => version.Number)
            .ToListAsync(cancel);
        if (versions.Find(version => number is null || version.Number == number) is not { } shown)
            return StacksProblems.PathwayNotFound();
        var pathway = PathwayDraft.Read(shown);
        var listed = await catalogue.ListAsync(null, MostCourses, cancel);
        var members = await institutions.ListAsync(cancel);
        return new PathwaySheet(
            shown,
            [.. versions.Select(PathwayVersionView.Of)],
            pathway,
            await analyse.OfAsync(pathway, shown.Awards, listed, cancel),
            new(listed, members, tenant.Tenant?.Slug)
        );
    }

    public static void Map(RouteGroupBuilder own) =>
        own.MapGet(
                "",
                async (ReadOwnPathways useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.ListAsync(cancel))
            )
            .Requires(Permission.SeeInstitution)
            .WithName("ListOwnPathways")
            .WithSummary("The institution's pathways in all their versions");
}
