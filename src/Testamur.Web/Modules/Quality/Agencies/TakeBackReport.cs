using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Quality.Evidence;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality.Agencies;

/// <summary>Takes a record back that was wrong: it counts no more, and its copy is erased. That it was there stays on record.</summary>
internal sealed class TakeBackReport(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    public async Task<Result<AgencyReportView>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (!actor.May(Permission.ReviewSpecification))
            return PlatformProblems.NotAllowed();
        var report = await db.Set<AgencyReport>()
            .SingleOrDefaultAsync(found => found.Id == id && found.TakenBackAt == null, cancel);
        if (report is null)
            return PlatformProblems.NotFound();
        report.TakeBack(actor.RequiredId, time.GetUtcNow());
        db.RemoveRange(await db.Set<StoredContent>().Where(content => content.Id == id).ToListAsync(cancel));
        audit.Record("quality.reportTakenBack", id.ToString());
        return await db.TrySaveAsync(cancel) is { } lost ? lost : AgencyReportView.Of(report);
    }

    public static void Map(RouteGroupBuilder reports) =>
        reports
            .MapDelete(
                "/{id:guid}",
                async (Guid id, TakeBackReport useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .Requires(Permission.ReviewSpecification)
            .WithName("TakeBackAgencyReport")
            .WithSummary("Take a record back that was wrong");
}
