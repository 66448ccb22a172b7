using Testamur.Web.Modules.Issuing.Requests;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Gathers the ratified awards of one offering that have no credential yet. Nothing is issued.</summary>
internal sealed class PreviewAwards(
    AppDb db,
    IAwards awards,
    AwardBatches batches,
    Actor actor,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record Request(Guid Offering);

    public async Task<Result<BatchView>> HandleAsync(Request request, CancellationToken cancel)
    {
        var ratified = await awards.ListRatifiedAsync(request.Offering, cancel);
        var open = await batches.WithoutCredentialAsync(ratified, cancel);
        if (!(await batches.AddAsync(open, actor.RequiredId, cancel)).Succeeded(out var batch, out var problem))
            return problem;
        audit.Record("issuing.awardsPreviewed", batch.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return await db.ToViewAsync(batch, time.GetUtcNow(), cancel);
    }

    public static void Map(RouteGroupBuilder group) =>
        group
            .MapPost(
                "/awards",
                async (Request request, PreviewAwards useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .Idempotent()
            .RequiresInUnits(Permission.Issue)
            .Produces<BatchView>()
            .WithName("PreviewAwards")
            .WithSummary("Gather the ratified awards of an offering that have no credential yet");
}
