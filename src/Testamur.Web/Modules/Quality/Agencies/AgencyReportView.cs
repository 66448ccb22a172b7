namespace Testamur.Web.Modules.Quality.Agencies;

/// <summary>An agency's decision as the API and the pages give it.</summary>
internal sealed record AgencyReportView(
    Guid Id,
    Guid? Specification,
    string Agency,
    string? AgencyCountry,
    int? DeqarId,
    string? Address,
    AgencyDecision Decision,
    DateOnly DecidedOn,
    DateOnly ValidUntil,
    string? SnapshotName,
    string? SnapshotHash,
    Guid AddedBy,
    DateTimeOffset AddedAt
)
{
    public static AgencyReportView Of(AgencyReport report) =>
        new(
            report.Id,
            report.Specification,
            report.Agency,
            report.AgencyCountry,
            report.DeqarId,
            report.Address,
            report.Decision,
            report.DecidedOn,
            report.ValidUntil,
            report.SnapshotName,
            report.SnapshotHash,
            report.AddedBy.Value,
            report.AddedAt
        );
}
