using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Stacks.Pathways;

/// <summary>A version as a file that can be imported elsewhere. What was ever in force is public; a draft is its institution's.</summary>
internal sealed class ExportPathway(AppDb db, CurrentTenant tenant)
{
    /// <param name="number">Null for the version in force.</param>
    public async Task<Result<string>> HandleAsync(string id, int? number, CancellationToken cancel)
    {
        var versions = db.Set<PathwayVersion>().AsNoTracking().Where(version => version.Pathway == id);
        var version = await (
            number is { } one ? versions.Where(v => v.Number == one) : versions.Where(v => v.State == PathwayState.Published)
        ).SingleOrDefaultAsync(cancel);
        if (version is null || (version.State == PathwayState.Draft && !await IsOwnAsync(id, cancel)))
            return StacksProblems.PathwayNotFound();
        return PathwayFile.Write(version);
    }

    // The route has asked whether somebody belongs to the institution.
    private async Task<bool> IsOwnAsync(string id, CancellationToken cancel) =>
        tenant.Tenant is { Slug: var slug }
        && await db.Set<StoredPathway>().AnyAsync(pathway => pathway.Id == id && pathway.Home == slug, cancel);

    public static void Map(RouteGroupBuilder open, RouteGroupBuilder own, IEndpointRouteBuilder site)
    {
        open.MapGet("/pathways/{id}", ExportAsync)
            .WithTags("Stacks")
            .Produces<PathwayFile>()
            .WithName("ExportPathway")
            .WithSummary("A pathway as a file, in the version in force or in an earlier one");
        own.MapGet("/{id}/file", ExportAsync)
            .Requires(Permission.SeeInstitution)
            .Produces<PathwayFile>()
            .WithName("ExportOwnPathway")
            .WithSummary("A pathway of the institution as a file, drafts too");
        site.MapGet("/t/{tenant}/pathways/{id}/file", ExportAsync).Requires(Permission.SeeInstitution).ExcludeFromDescription();
    }

    private static async Task<IResult> ExportAsync(string id, int? version, ExportPathway useCase, CancellationToken cancel) =>
        (await useCase.HandleAsync(id, version, cancel)).ToHttp(file =>
            TypedResults.File(Encoding.UTF8.GetBytes(file), "application/json", $"{id}.json")
        );
}
