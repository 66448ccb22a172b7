using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Modules.Quality.Evidence;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality.Agencies;

/// <summary>What agencies decided, the newest first, and the copy of one report to save.</summary>
internal sealed class ReadReports(AppDb db, Actor actor) : IExternalEvidence
{
    private const int Most = 500;

    /// <param name="specification">Null for all.</param>
    public async Task<IReadOnlyList<AgencyReportView>> HandleAsync(Guid? specification, CancellationToken cancel)
    {
        var reports = db.Set<AgencyReport>().AsNoTracking().Where(report => report.TakenBackAt == null);
        if (specification is not null)
            reports = reports.Where(report => report.Specification == null || report.Specification == specification);
        var found = await reports
            .OrderByDescending(report => report.DecidedOn)
            .ThenBy(report => report.Id)
            .Take(Most)
            .ToListAsync(cancel);
        return [.. found.Select(AgencyReportView.Of)];
    }

    async Task<IReadOnlyList<ExternalEvidenceView>> IExternalEvidence.ListAsync(Guid? specification, CancellationToken cancel) =>
        [
            .. (await HandleAsync(specification, cancel)).Select(report => new ExternalEvidenceView(
                report.Specification,
                report.Agency,
                report.AgencyCountry,
                report.Address ?? (report.DeqarId is { } number ? $"DEQAR {number}" : null),
                report.Decision is AgencyDecision.Positive or AgencyDecision.PositiveWithConditions,
                report.DecidedOn,
                report.ValidUntil
            )),
        ];

    public async Task<Result<ReadEvidence.Download>> SnapshotAsync(Guid id, CancellationToken cancel)
    {
        if (!actor.May(Permission.SeeInstitution))
            return PlatformProblems.NotAllowed();
        var report = await db.Set<AgencyReport>()
            .AsNoTracking()
            .SingleOrDefaultAsync(found => found.Id == id && found.TakenBackAt == null, cancel);
        var content = await db.Set<StoredContent>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancel);
        return report is { SnapshotName: { } name, SnapshotType: { } type } && content is not null
            ? new ReadEvidence.Download(name, type, content.Bytes)
            : PlatformProblems.NotFound();
    }

    public static void Map(RouteGroupBuilder reports) =>
        reports
            .MapGet(
                "",
                async ([FromQuery] Guid? specification, ReadReports useCase, CancellationToken cancel) =>
                    TypedResults.Ok(await useCase.HandleAsync(specification, cancel))
            )
            .Requires(Permission.SeeInstitution)
            .WithName("ListAgencyReports")
            .WithSummary("What agencies decided about the institution and its specifications");

    /// <summary>For the API, and once more for the page, which knows people by a cookie.</summary>
    public static void MapSnapshot(RouteGroupBuilder reports, string name) =>
        reports
            .MapGet(
                "/{id:guid}/snapshot",
                async (Guid id, ReadReports useCase, HttpContext http, CancellationToken cancel) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return (await useCase.SnapshotAsync(id, cancel)).ToHttp(found =>
                        Results.File(found.Bytes, found.MediaType, found.Name)
                    );
                }
            )
            .Requires(Permission.SeeInstitution)
            .WithName($"{name}AgencyReport")
            .WithSummary("The copy of an agency's report");
}
