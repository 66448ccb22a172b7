using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>The applicant takes back a case that was not handed in yet: nothing of it remains but that it was there.</summary>
internal sealed class DiscardCase(AppDb db, CaseFiles files, AuditLog audit)
{
    internal sealed record Discarded(Guid Id);

    public async Task<Result<Discarded>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (await files.MineAsync(id, cancel) is not { } rpl)
            return PriorLearningProblems.CaseNotFound();
        if (rpl.State is not (CaseState.Enquiry or CaseState.Identification or CaseState.Documentation))
            return PriorLearningProblems.WrongState();
        db.Remove(rpl); // everything that belongs to it goes with it
        audit.Record("priorLearning.discarded", id.ToString());
        return await files.SaveAsync(cancel) is { } lost ? lost : new Discarded(id);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapDelete(
                "/{id:guid}",
                async (Guid id, DiscardCase useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .WithName("DiscardPriorLearning")
            .WithSummary("Take back a case that you have not handed in, with everything in it");
}
