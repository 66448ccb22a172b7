using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>A record without its long parts, for lists and counts.</summary>
internal sealed record ReportLine(
    ReportId Id,
    SearchId Search,
    int Place,
    string Title,
    int? Year,
    string? Identifier,
    string? Country
);

/// <summary>Everything a review has come to so far. Each answer follows from it; nothing of it is stored twice. Pure.</summary>
internal sealed class ReviewFile(
    Review review,
    IReadOnlyList<ReviewSearch> searches,
    IReadOnlyList<ReportLine> reports,
    IReadOnlyList<ReportPair> pairs,
    IReadOnlyList<ReportVote> votes,
    IReadOnlyList<ReportResolution> resolutions,
    IReadOnlyList<ReportCoding> codings
)
{
    private readonly HashSet<ReportId> duplicates =
    [
        .. pairs.Where(pair => pair.Answer == PairAnswer.Same).Select(pair => pair.Second),
    ];

    private readonly ILookup<(ReportId, ScreeningStage), ReportVote> votesOf = votes
        .OrderBy(vote => vote.Voice)
        .ToLookup(vote => (vote.Report, vote.Stage));

    private readonly Dictionary<(ReportId, ScreeningStage), ReportResolution> resolutionOf = resolutions.ToDictionary(done =>
        (done.Report, done.Stage)
    );

    private readonly Dictionary<ReportId, ReportCoding> codingOf = codings.ToDictionary(coding => coding.Report);

    public Review Review => review;

    public IReadOnlyList<ReviewSearch> Searches => searches;

    public IReadOnlyList<ReportLine> Reports => reports;

    public IReadOnlyList<ReportPair> Pairs => pairs;

    public bool IsDuplicate(ReportId report) => duplicates.Contains(report);

    public ReportLine? Find(ReportId id) => reports.FirstOrDefault(report => report.Id == id);

    public IReadOnlyList<ReportVote> VotesOf(ReportId report, ScreeningStage stage) => [.. votesOf[(report, stage)]];

    public ReportResolution? ResolutionOf(ReportId report, ScreeningStage stage) =>
        resolutionOf.GetValueOrDefault((report, stage));

    public ReviewCoding? CodingOf(ReportId report) => codingOf.GetValueOrDefault(report)?.Coding;

    public ScreeningOutcome OutcomeOf(ReportId report, ScreeningStage stage) =>
        Screening.Of(
            stage,
            [.. votesOf[(report, stage)].Select(vote => new ScreeningVote(vote.Decision, vote.Reason))],
            ResolutionOf(report, stage) is { } done ? new(done.Decision, done.Reason) : null
        );

    /// <summary>What is in a step: no duplicates, and reports only of records that passed by title.</summary>
    public IEnumerable<ReportLine> In(ScreeningStage stage) =>
        reports
            .Where(report => !IsDuplicate(report.Id))
            .Where(report => stage == ScreeningStage.Title || Passed(report.Id, ScreeningStage.Title));

    /// <summary>What waits for this person: fewer than two have decided and they have not.</summary>
    public IEnumerable<ReportLine> WaitingFor(PersonId person, ScreeningStage stage) =>
        In(stage)
            .Where(report =>
                VotesOf(report.Id, stage) is { Count: < Screening.People } cast && cast.All(vote => vote.Person != person)
            );

    public IEnumerable<ReportLine> Conflicts(ScreeningStage stage) =>
        In(stage).Where(report => OutcomeOf(report.Id, stage).State == ScreeningState.Conflict);

    public IEnumerable<ReportLine> Included =>
        In(ScreeningStage.Report).Where(report => Passed(report.Id, ScreeningStage.Report));

    public IReadOnlyList<ReviewTable> Tables() =>
        ReviewTables.Of([.. Included.Select(report => CodingOf(report.Id)).OfType<ReviewCoding>()]);

    public PrismaFlow Flow()
    {
        var sources = searches.ToDictionary(search => search.Id, search => search.Source);
        return PrismaFlow.Of(
            searches.Select(search => search.Source),
            [
                .. reports.Select(report => new FlowRecord(
                    sources[report.Search],
                    IsDuplicate(report.Id),
                    OutcomeOf(report.Id, ScreeningStage.Title),
                    OutcomeOf(report.Id, ScreeningStage.Report)
                )),
            ]
        );
    }

    public bool IsFinished =>
        reports.Count > 0
        && pairs.All(pair => pair.Answer != PairAnswer.Open)
        && Flow().Awaiting == 0
        && Included.All(report => CodingOf(report.Id) is not null);

    private bool Passed(ReportId report, ScreeningStage stage) =>
        OutcomeOf(report, stage).Verdict?.Decision == ScreeningDecision.Include;
}
