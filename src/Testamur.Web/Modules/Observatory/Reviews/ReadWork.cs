using Microsoft.EntityFrameworkCore;
using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>What waits in a review: for the reader to screen, for anybody to resolve, to decide or to code. Nobody sees the other's voice before both are cast.</summary>
internal sealed class ReadWork(AppDb db, ReviewDesk desk, Actor actor)
{
    private const int PageLength = 25;

    /// <param name="Next">Null when nothing waits.</param>
    internal sealed record Queue(int Waiting, int Total, Item? Next);

    internal sealed record Item(
        Guid Report,
        string Title,
        int? Year,
        string? Identifier,
        string? Country,
        string? Abstract,
        string? Address
    );

    internal sealed record Conflict(Item Report, ScreeningStage Stage, IReadOnlyList<ScreeningVote> Votes, bool Mine);

    internal sealed record Twin(Guid Id, string Title, int? Year, string? Identifier, string? Country)
    {
        public static Twin Of(ReportLine line) => new(line.Id.Value, line.Title, line.Year, line.Identifier, line.Country);
    }

    internal sealed record Pair(Twin First, Twin Second, DuplicateKind Kind, int Likeness, PairAnswer Answer);

    internal sealed record Pairs(IReadOnlyList<Pair> Open, IReadOnlyList<Pair> Decided, int DecidedTotal);

    public async Task<Result<ReviewFile>> FileAsync(Guid id, CancellationToken cancel) =>
        await desk.WorksOnAsync(new(id), cancel) ? await desk.ReadAsync(id, cancel) : ReviewsProblems.NotFound();

    public WorkCounts Count(ReviewFile file) =>
        new(
            file.WaitingFor(actor.RequiredId, ScreeningStage.Title).Count(),
            file.WaitingFor(actor.RequiredId, ScreeningStage.Report).Count(),
            file.Conflicts(ScreeningStage.Title).Count() + file.Conflicts(ScreeningStage.Report).Count(),
            file.Pairs.Count(pair => pair.Answer == PairAnswer.Open),
            file.Included.Count(report => file.CodingOf(report.Id) is null)
        );

    public async Task<Queue> QueueAsync(ReviewFile file, ScreeningStage stage, CancellationToken cancel)
    {
        var waiting = file.WaitingFor(actor.RequiredId, stage).ToList();
        return new(
            waiting.Count,
            file.In(stage).Count(),
            waiting is [var next, ..] ? await ItemAsync(file.Review.Id, next.Id, cancel) : null
        );
    }

    /// <param name="stage">As addresses write it: <c>title</c> or <c>report</c>.</param>
    public async Task<Result<Queue>> QueueAsync(Guid id, string stage, CancellationToken cancel)
    {
        if (!Enum.TryParse<ScreeningStage>(stage, ignoreCase: true, out var step) || !Enum.IsDefined(step))
            return ReviewsProblems.NotFound();
        return (await FileAsync(id, cancel)).Succeeded(out var file, out var problem)
            ? await QueueAsync(file, step, cancel)
            : problem;
    }

    public async Task<IReadOnlyList<Conflict>> ConflictsAsync(ReviewFile file, CancellationToken cancel)
    {
        var found = new List<Conflict>();
        foreach (var stage in Enum.GetValues<ScreeningStage>())
        {
            foreach (var report in file.Conflicts(stage).Take(PageLength))
            {
                var votes = file.VotesOf(report.Id, stage);
                found.Add(
                    new(
                        await ItemAsync(file.Review.Id, report.Id, cancel),
                        stage,
                        [.. votes.Select(vote => new ScreeningVote(vote.Decision, vote.Reason))],
                        votes.Any(vote => vote.Person == actor.RequiredId)
                    )
                );
            }
        }

        return found;
    }

    public static Pairs PairsOf(ReviewFile file)
    {
        var lines = file.Reports.ToDictionary(report => report.Id);
        Pair View(ReportPair pair) =>
            new(Twin.Of(lines[pair.First]), Twin.Of(lines[pair.Second]), pair.Kind, pair.Likeness, pair.Answer);
        var decided = file.Pairs.Where(pair => pair.Answer != PairAnswer.Open).ToList();
        return new(
            [
                .. file
                    .Pairs.Where(pair => pair.Answer == PairAnswer.Open)
                    .OrderByDescending(pair => pair.Likeness)
                    .Take(PageLength)
                    .Select(View),
            ],
            [.. decided.OrderBy(pair => pair.Kind == DuplicateKind.Exact).Take(PageLength).Select(View)],
            decided.Count
        );
    }

    private async Task<Item> ItemAsync(ReviewId review, ReportId id, CancellationToken cancel) =>
        await db.Set<Report>()
            .AsNoTracking()
            .Where(report => report.Review == review && report.Id == id)
            .Select(report => new Item(
                report.Id.Value,
                report.Title,
                report.Year,
                report.Identifier,
                report.Country,
                report.Abstract,
                report.Address
            ))
            .SingleAsync(cancel);

    public static void Map(RouteGroupBuilder my)
    {
        my.MapGet(
                "/{id:guid}/queue/{stage}",
                async (Guid id, string stage, ReadWork useCase, CancellationToken cancel) =>
                    (await useCase.QueueAsync(id, stage, cancel)).ToHttp(queue => TypedResults.Ok(queue))
            )
            .WithName("ReviewQueue")
            .WithSummary("The next record that waits for you, and how many");
        my.MapGet(
                "/{id:guid}/conflicts",
                async (Guid id, ReadWork useCase, CancellationToken cancel) =>
                    (await useCase.FileAsync(id, cancel)).Succeeded(out var file, out var problem)
                        ? Results.Ok(await useCase.ConflictsAsync(file, cancel))
                        : ((Result<Queue>)problem).ToHttp(_ => Results.NoContent())
            )
            .WithName("ReviewConflicts")
            .WithSummary("Records on which two screeners disagree");
        my.MapGet(
                "/{id:guid}/pairs",
                async (Guid id, ReadWork useCase, CancellationToken cancel) =>
                    (await useCase.FileAsync(id, cancel)).ToHttp(file => TypedResults.Ok(PairsOf(file)))
            )
            .WithName("ReviewPairs")
            .WithSummary("Records that may be the same, and what was decided");
    }
}

/// <summary>How much waits in each step.</summary>
/// <param name="Waiting">For the reader to screen by title.</param>
/// <param name="WaitingReports">For the reader to screen by report.</param>
public sealed record WorkCounts(int Waiting, int WaitingReports, int Conflicts, int Pairs, int Uncoded);
