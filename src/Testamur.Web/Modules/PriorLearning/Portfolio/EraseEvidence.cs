using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.PriorLearning.Portfolio;

/// <summary>
/// The applicant takes an item out of the portfolio. Before it is handed in, nothing remains of what nobody was asked to confirm; afterwards the content goes for good, while
/// title, origin and hash stay, so that a decision that rested on it can be explained.
/// </summary>
internal sealed class EraseEvidence(AppDb db, CaseFiles files, ReadCases read, TimeProvider time)
{
    public async Task<Result<CaseView>> HandleAsync(Guid id, Guid item, CancellationToken cancel)
    {
        if (await files.MineAsync(id, cancel) is not { } rpl)
            return PriorLearningProblems.CaseNotFound();
        var found = await db.Set<EvidenceItem>().SingleOrDefaultAsync(one => one.Case == rpl.Id && one.Id == item, cancel);
        if (found is null)
            return PlatformProblems.NotFound();
        if (found.ErasedAt is not null)
            return PriorLearningProblems.FileErased();
        db.RemoveRange(await db.Set<EvidenceContent>().Where(content => content.Id == item).ToListAsync(cancel));
        // Somebody who was asked to confirm it was written to: that stays on the list, so that nobody is written to without end.
        var isDraft = rpl.State is CaseState.Enquiry or CaseState.Identification or CaseState.Documentation;
        if (isDraft && !found.NeedsConfirmation)
            db.Remove(found);
        else
            found.Erase(time.GetUtcNow());
        rpl.Touch();
        files.Record(rpl, "priorLearning.evidenceErased");
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.MineAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapDelete(
                "/{id:guid}/evidence/{item:guid}",
                async (Guid id, Guid item, EraseEvidence useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, item, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<CaseView>()
            .WithName("ErasePriorLearningEvidence")
            .WithSummary("Take an item out of your portfolio for good");
}
