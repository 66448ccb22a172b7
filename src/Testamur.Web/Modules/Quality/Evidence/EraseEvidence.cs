using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality.Evidence;

/// <summary>Erases the content of a file for good. Name, hash and who erased it stay, so that a decision that rested on it can be explained.</summary>
internal sealed class EraseEvidence(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    public async Task<Result<EvidenceView>> HandleAsync(ReviewId review, Guid id, CancellationToken cancel)
    {
        var file = await db.Set<EvidenceFile>().SingleOrDefaultAsync(found => found.Review == review && found.Id == id, cancel);
        if (file is null)
            return PlatformProblems.NotFound();
        if (!actor.May(Permission.ReviewSpecification) && file.AddedBy != actor.RequiredId)
            return PlatformProblems.NotAllowed();
        if (file.ErasedAt is not null)
            return QualityProblems.FileErased();
        file.Erase(actor.RequiredId, time.GetUtcNow());
        db.RemoveRange(await db.Set<StoredContent>().Where(content => content.Id == id).ToListAsync(cancel));
        audit.Record("quality.evidenceErased", id.ToString());
        return await db.TrySaveAsync(cancel) is { } lost ? lost : EvidenceView.Of(file);
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapDelete(
                "/{id:guid}/evidence/{file:guid}",
                async (Guid id, Guid file, EraseEvidence useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), file, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("EraseEvidence")
            .WithSummary("Erase the content of a file for good");
}
