using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.PriorLearning.Portfolio;

/// <summary>A file of a portfolio to save, for its owner and for those who have a part in the case. It is always saved, never shown inside the platform.</summary>
internal sealed class ReadFile(AppDb db, CaseFiles files)
{
    internal sealed record Download(string Name, string MediaType, byte[] Bytes);

    public async Task<Result<Download>> MineAsync(Guid id, Guid item, CancellationToken cancel) =>
        await FindAsync(await files.MineAsync(id, cancel), item, cancel);

    public async Task<Result<Download>> HereAsync(Guid id, Guid item, CancellationToken cancel) =>
        await FindAsync((await files.HereAsync(id, cancel))?.Case, item, cancel);

    private async Task<Result<Download>> FindAsync(RplCase? rpl, Guid item, CancellationToken cancel)
    {
        if (rpl is null)
            return PriorLearningProblems.CaseNotFound();
        var found = await db.Set<EvidenceItem>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Case == rpl.Id && one.Id == item && one.Kind == EvidenceKind.File, cancel);
        if (found is not { FileName: { } name, MediaType: { } mediaType })
            return PlatformProblems.NotFound();
        var content = await db.Set<EvidenceContent>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == item, cancel);
        return content is null ? PriorLearningProblems.FileErased() : new Download(name, mediaType, content.Bytes);
    }

    private static IResult Answer(HttpContext http, Result<Download> result)
    {
        http.Response.Headers.CacheControl = "no-store";
        return result.ToHttp(found => Results.File(found.Bytes, found.MediaType, found.Name));
    }

    /// <summary>For the API, and once more for the pages, which know people by a cookie.</summary>
    public static void Map(RouteGroupBuilder my, RouteGroupBuilder here, string name)
    {
        my.MapGet(
                "/{id:guid}/evidence/{item:guid}",
                async (Guid id, Guid item, ReadFile useCase, HttpContext http, CancellationToken cancel) =>
                    Answer(http, await useCase.MineAsync(id, item, cancel))
            )
            .WithName($"{name}MyPriorLearningFile")
            .WithSummary("One file of your portfolio");
        here.MapGet(
                "/{id:guid}/evidence/{item:guid}",
                async (Guid id, Guid item, ReadFile useCase, HttpContext http, CancellationToken cancel) =>
                    Answer(http, await useCase.HereAsync(id, item, cancel))
            )
            .Requires(Permission.SeeInstitution)
            .WithName($"{name}PriorLearningFile")
            .WithSummary("One file of a portfolio that you advise, assess or certify");
    }
}
