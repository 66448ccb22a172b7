using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality.Evidence;

/// <summary>The files of a review, and one of them to save. It is always saved, never shown inside the platform.</summary>
internal sealed class ReadEvidence(AppDb db, Actor actor)
{
    internal sealed record Download(string Name, string MediaType, byte[] Bytes);

    public async Task<IReadOnlyList<EvidenceView>> ListAsync(ReviewId review, CancellationToken cancel)
    {
        var files = await db.Set<EvidenceFile>()
            .AsNoTracking()
            .Where(file => file.Review == review)
            .OrderBy(file => file.AddedAt)
            .ToListAsync(cancel);
        return [.. files.OrderBy(file => file.Question).ThenBy(file => file.AddedAt).Select(EvidenceView.Of)];
    }

    public async Task<Result<Download>> HandleAsync(ReviewId review, Guid id, CancellationToken cancel)
    {
        if (!actor.May(Permission.SeeInstitution))
            return PlatformProblems.NotAllowed();
        var file = await db.Set<EvidenceFile>()
            .AsNoTracking()
            .SingleOrDefaultAsync(found => found.Review == review && found.Id == id, cancel);
        if (file is null)
            return PlatformProblems.NotFound();
        var content = await db.Set<StoredContent>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancel);
        return content is null ? QualityProblems.FileErased() : new Download(file.Name, file.MediaType, content.Bytes);
    }

    public static void MapList(RouteGroupBuilder reviews) =>
        reviews
            .MapGet(
                "/{id:guid}/evidence",
                async (Guid id, ReadEvidence useCase, CancellationToken cancel) =>
                    TypedResults.Ok(await useCase.ListAsync(new(id), cancel))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ListEvidence")
            .WithSummary("The files of a review");

    /// <summary>For the API, and once more for the page, which knows people by a cookie.</summary>
    public static void Map(RouteGroupBuilder reviews, string name) =>
        reviews
            .MapGet(
                "/{id:guid}/evidence/{file:guid}",
                async (Guid id, Guid file, ReadEvidence useCase, HttpContext http, CancellationToken cancel) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return (await useCase.HandleAsync(new(id), file, cancel)).ToHttp(found =>
                        Results.File(found.Bytes, found.MediaType, found.Name)
                    );
                }
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName($"{name}Evidence")
            .WithSummary("One file of a review");
}
