using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Corrections;

/// <summary>Takes an act on many credentials back before it happens.</summary>
internal sealed class TakeBackCorrection(AppDb db, Actor actor, ReadCorrections read, AuditLog audit, TimeProvider time)
{
    public async Task<Result<CorrectionView>> HandleAsync(Guid id, CancellationToken cancel)
    {
        var key = new CorrectionId(id);
        if (await db.Set<Correction>().SingleOrDefaultAsync(c => c.Id == key, cancel) is not { } correction)
            return IssuingProblems.CorrectionNotFound();
        var now = time.GetUtcNow();
        if (!correction.CanBeTakenBackAt(now))
            return IssuingProblems.TooLateToTakeBack();
        correction.TakeBack(actor.RequiredId, now);
        audit.Record("issuing.correctionTakenBack", id.ToString());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return IssuingProblems.TooLateToTakeBack();
        }

        return await read.FindAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder corrections) =>
        corrections
            .MapPost(
                "/{id:guid}/withdrawal",
                async (Guid id, TakeBackCorrection useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .RequiresInUnits(Permission.Revoke)
            .Produces<CorrectionView>()
            .WithName("TakeBackCorrection")
            .WithSummary("Take an act on credentials back before it happens");
}
