using System.Globalization;
using System.Text;
using Testamur.Education.Observatory;
using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>What a review asks and what came of it: the searches, the flow, the agreement of its screeners, the tables and the included reports.</summary>
internal sealed class ReadReview(ReviewDesk desk, IPeople people)
{
    /// <param name="Screeners">By name; for those who work on it only.</param>
    /// <param name="Agreement">By title, then by report.</param>
    internal sealed record Answer(
        Guid Id,
        string Title,
        string Question,
        IReadOnlyList<string> Sources,
        IReadOnlyList<string> Spellings,
        IReadOnlyList<Criterion> Criteria,
        DateTimeOffset? PublishedAt,
        IReadOnlyList<SearchRow> Searches,
        PrismaFlow Flow,
        IReadOnlyList<ScreenerAgreement> Agreement,
        IReadOnlyList<ReviewTable> Tables,
        IReadOnlyList<IncludedRow> Included,
        IReadOnlyList<string> Screeners,
        bool IsFinished
    );

    internal sealed record IncludedRow(Guid Id, string Title, int? Year, string? Identifier, ReviewCoding? Coding);

    public async Task<Result<Answer>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (!(await desk.ReadAsync(id, cancel)).Succeeded(out var file, out var problem))
            return problem;
        var review = file.Review;
        var found = file.Reports.CountBy(report => report.Search).ToDictionary();
        return new Answer(
            id,
            review.Title,
            review.Question,
            review.Sources,
            review.Spellings,
            review.Criteria,
            review.PublishedAt,
            [
                .. file.Searches.Select(search => new SearchRow(
                    search.Id.Value,
                    search.Source,
                    search.Spelling,
                    search.Query,
                    search.RanOn,
                    search.Hits,
                    found.GetValueOrDefault(search.Id)
                )),
            ],
            file.Flow(),
            [ScreenerAgreement.Of(file, ScreeningStage.Title), ScreenerAgreement.Of(file, ScreeningStage.Report)],
            file.Tables(),
            [
                .. file.Included.Select(report => new IncludedRow(
                    report.Id.Value,
                    report.Title,
                    report.Year,
                    report.Identifier,
                    file.CodingOf(report.Id)
                )),
            ],
            await ScreenersAsync(review.Id, cancel),
            file.IsFinished
        );
    }

    /// <summary>The flow and the tables as one file for a spreadsheet: table, row, count; an empty count is not stated.</summary>
    public async Task<Result<string>> CsvAsync(Guid id, CancellationToken cancel)
    {
        if (!(await HandleAsync(id, cancel)).Succeeded(out var answer, out var problem))
            return problem;
        var reasons = answer.Criteria.ToDictionary(criterion => criterion.Code, criterion => criterion.Text);
        return ReviewCsv.Write(answer.Flow, answer.Tables, code => reasons.GetValueOrDefault(code, code));
    }

    private async Task<IReadOnlyList<string>> ScreenersAsync(ReviewId review, CancellationToken cancel)
    {
        if (!await desk.WorksOnAsync(review, cancel))
            return [];
        var names = await people.FindAllAsync(await desk.PeopleAsync(review, cancel), cancel);
        return [.. names.Values.Select(person => person.Name).Order(StringComparer.CurrentCulture)];
    }

    public static void Map(RouteGroupBuilder open)
    {
        open.MapGet(
                "/{id:guid}",
                async (Guid id, ReadReview useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(answer => TypedResults.Ok(answer))
            )
            .WithName("ReadSystematicReview")
            .WithSummary("A systematic review: protocol, searches, flow, agreement and tables");
        open.MapGet(
                "/{id:guid}/tables.csv",
                async (Guid id, ReadReview useCase, CancellationToken cancel) =>
                    (await useCase.CsvAsync(id, cancel)).ToHttp(csv =>
                        Results.File(
                            Encoding.UTF8.GetBytes(csv),
                            "text/csv; charset=utf-8",
                            $"review-{id.ToString("N", CultureInfo.InvariantCulture)}.csv"
                        )
                    )
            )
            .WithName("ReviewTables")
            .WithSummary("The flow and the tables of a review as CSV");
    }
}

/// <summary>How far the screeners of a step agreed.</summary>
/// <param name="Pairs">How many records two people decided about.</param>
/// <param name="Agreed">How many of them alike.</param>
/// <param name="People">Two: the value is Cohen's kappa; more, in turns: Krippendorff's alpha.</param>
/// <param name="Value">Null where it is not defined: without a pair, or when everybody always said the same.</param>
/// <param name="Low">Lower end of its interval of 95 %; null where it has none.</param>
internal sealed record ScreenerAgreement(
    ScreeningStage Stage,
    int Pairs,
    int Agreed,
    int People,
    double? Value,
    double? Low,
    double? High
)
{
    public static ScreenerAgreement Of(ReviewFile file, ScreeningStage stage)
    {
        // Who voted first says nothing; each screener is the same coder throughout.
        var votes = file.In(stage)
            .Select(report => file.VotesOf(report.Id, stage).OrderBy(vote => vote.Person.Value).ToList())
            .Where(cast => cast.Count == Screening.People)
            .ToList();
        var pairs = votes.ConvertAll(cast => new CodedPair(cast[0].Decision.ToString(), cast[1].Decision.ToString()));
        var people = votes.SelectMany(cast => cast.Select(vote => vote.Person)).Distinct().Count();
        var value =
            people <= Screening.People
                ? CoderAgreement.CohenKappa(pairs)
                : CoderAgreement.KrippendorffAlpha(pairs.ConvertAll<IReadOnlyList<string?>>(pair => [pair.First, pair.Second]));
        return new(
            stage,
            pairs.Count,
            pairs.Count(pair => pair.Agrees),
            people,
            value.Value,
            value.Interval?.Low,
            value.Interval?.High
        );
    }
}

/// <summary>A search as it was run.</summary>
/// <param name="Hits">Null when the source did not say.</param>
/// <param name="Records">How many records of it were taken in.</param>
public sealed record SearchRow(Guid Id, string Source, string Spelling, string Query, DateOnly RanOn, int? Hits, int Records);
