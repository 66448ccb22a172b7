using System.Security.Cryptography;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Evidence;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Files;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality.Agencies;

/// <summary>Records what an agency decided, with a copy of its report when there is one.</summary>
internal sealed class RecordReport(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    ISpecifications specifications,
    AuditLog audit,
    Microsoft.Extensions.Options.IOptions<QualityOptions> options,
    TimeProvider time
)
{
    /// <param name="Specification">Null for the institution as a whole.</param>
    /// <param name="Version">Any version of the specification; needed with it.</param>
    /// <param name="AgencyCountry">ISO 3166-1 alpha-2.</param>
    /// <param name="DeqarId">Number of the report in DEQAR.</param>
    /// <param name="Address">Where the report can be read.</param>
    /// <param name="ValidUntil">The last day; six years after the decision when absent.</param>
    /// <param name="Snapshot">A copy of the report, in Base64.</param>
    internal sealed record Request(
        string? Agency,
        AgencyDecision Decision,
        DateOnly DecidedOn,
        DateOnly? ValidUntil = null,
        Guid? Specification = null,
        int? Version = null,
        string? AgencyCountry = null,
        int? DeqarId = null,
        string? Address = null,
        string? SnapshotName = null,
        byte[]? Snapshot = null
    );

    public async Task<Result<AgencyReportView>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ReviewSpecification))
            return PlatformProblems.NotAllowed();
        if (
            request.Specification is { } specification
            && await specifications.FindAsync(specification, request.Version ?? 0, cancel) is null
        )
            return PlatformProblems.NotFound();
        var now = time.GetUtcNow();
        if (ReportRules.Check(request, DateOnly.FromDateTime(now.UtcDateTime)) is { } refused)
            return refused;

        var report = new AgencyReport
        {
            Institution = tenant.Id,
            Id = Guid.CreateVersion7(now),
            Specification = request.Specification,
            Agency = request.Agency!.Trim(), // checked
            AgencyCountry = string.IsNullOrWhiteSpace(request.AgencyCountry)
                ? null
                : request.AgencyCountry.Trim().ToUpperInvariant(),
            DeqarId = request.DeqarId,
            Address = string.IsNullOrWhiteSpace(request.Address) ? null : request.Address.Trim(),
            Decision = request.Decision,
            DecidedOn = request.DecidedOn,
            ValidUntil = request.ValidUntil ?? request.DecidedOn.AddYears(AgencyReport.DefaultYears),
            AddedBy = actor.RequiredId,
            AddedAt = now,
        };
        if (request.Snapshot is { Length: > 0 } copy && Keep(report, request.SnapshotName, copy) is { } unusable)
            return unusable;
        db.Add(report);
        audit.Record("quality.reportRecorded", report.Id.ToString());
        await db.SaveChangesAsync(cancel);
        return AgencyReportView.Of(report);
    }

    private Problem? Keep(AgencyReport report, string? fileName, byte[] copy)
    {
        var most = options.Value.EvidenceBytes;
        var name = FileKinds.Clean(fileName);
        if (copy.Length > most)
            return QualityProblems.FileTooLarge(most / 1024 / 1024);
        if (FileKinds.Of(name, copy) is not { } mediaType)
            return QualityProblems.FileKind();
        report.Keep(name, mediaType, Convert.ToHexStringLower(SHA256.HashData(copy)));
        db.Add(
            new StoredContent
            {
                Institution = tenant.Id,
                Id = report.Id,
                Bytes = copy,
            }
        );
        return null;
    }

    public static void Map(RouteGroupBuilder reports) =>
        reports
            .MapPost(
                "",
                async (Request request, RecordReport useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .Requires(Permission.ReviewSpecification)
            .WithName("RecordAgencyReport")
            .WithSummary("Record what an agency decided");
}
