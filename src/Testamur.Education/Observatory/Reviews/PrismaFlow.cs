namespace Testamur.Education.Observatory.Reviews;

/// <summary>A part of a count: a source, or a reason.</summary>
/// <param name="Count">Null when it is not stated; never zero in its place.</param>
public sealed record FlowPart(string Name, int? Count);

/// <summary>
/// The numbers of a flow diagram (<see href="https://www.prisma-statement.org/prisma-2020-flow-diagram">PRISMA 2020</see>, databases and registers).
/// A number nobody stated is null and is shown as such: null is not zero.
/// </summary>
/// <param name="Sources">Records identified, by source.</param>
/// <param name="Duplicates">Records removed before screening since they were there already.</param>
/// <param name="Sought">Reports sought for retrieval.</param>
/// <param name="Reasons">Reports excluded, by reason.</param>
/// <param name="Awaiting">Records whose screening is not finished: a flow with some is of the day, not final.</param>
public sealed record PrismaFlow(
    IReadOnlyList<FlowPart> Sources,
    int? Identified,
    int? Duplicates,
    int? Screened,
    int? ExcludedByTitle,
    int? Sought,
    int? NotRetrieved,
    int? Assessed,
    IReadOnlyList<FlowPart> Reasons,
    int? ExcludedReports,
    int? Included,
    int? Awaiting
)
{
    /// <summary>Counts the flow from records. What was screened by title has left that step; whatever waits in one is in <see cref="Awaiting"/>.</summary>
    /// <param name="sources">All sources searched, in order; one that found nothing counts zero, since it was searched.</param>
    /// <param name="records">Every record of the review.</param>
    public static PrismaFlow Of(IEnumerable<string> sources, IReadOnlyCollection<FlowRecord> records)
    {
        var unique = records.Where(record => !record.IsDuplicate).ToList();
        var screened = unique.Where(record => record.Title.State == ScreeningState.Decided).ToList();
        var sought = screened.Where(record => record.Title.Verdict?.Decision == ScreeningDecision.Include).ToList();
        var reports = sought.Where(record => record.Report.State == ScreeningState.Decided).ToList();
        int With(ScreeningDecision decision) => reports.Count(record => record.Report.Verdict?.Decision == decision);
        var reasons = reports
            .Where(record => record.Report.Verdict?.Decision == ScreeningDecision.Exclude)
            .CountBy(record => record.Report.Verdict?.Reason ?? "")
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal);
        return new(
            [.. sources.Distinct().Select(name => new FlowPart(name, records.Count(record => record.Source == name)))],
            records.Count,
            records.Count - unique.Count,
            screened.Count,
            screened.Count - sought.Count,
            sought.Count,
            With(ScreeningDecision.NotRetrieved),
            reports.Count - With(ScreeningDecision.NotRetrieved),
            [.. reasons.Select(pair => new FlowPart(pair.Key, pair.Value))],
            With(ScreeningDecision.Exclude),
            With(ScreeningDecision.Include),
            unique.Count - screened.Count + (sought.Count - reports.Count)
        );
    }
}

/// <summary>What a flow needs to know of a record.</summary>
/// <param name="Source">Where it was found.</param>
/// <param name="IsDuplicate">Whether it was merged into another.</param>
public sealed record FlowRecord(string Source, bool IsDuplicate, ScreeningOutcome Title, ScreeningOutcome Report);
