using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.Observatory.Contracts;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>Every published review as an open table: its flow and its counts by category.</summary>
internal sealed class ReviewDatasets(ListReviews list, ReadReview read, ReviewWords words, IStringLocalizer<ReviewsText> texts)
    : IPublishedDatasets
{
    private const string Prefix = "review-";

    public async Task<IReadOnlyList<DatasetNote>> ListAsync(CancellationToken cancel)
    {
        var notes = new List<DatasetNote>();
        foreach (var row in await list.HandleAsync(cancel))
        {
            if (row.PublishedAt is not { } at || !(await read.HandleAsync(row.Id, cancel)).Succeeded(out var review, out _))
                continue;
            var day = DateOnly.FromDateTime(at.UtcDateTime);
            notes.Add(
                new(
                    $"{Prefix}{row.Id:n}",
                    review.Title,
                    texts["Results.Finding", words.Number(review.Flow.Included), words.Number(review.Flow.Identified)],
                    texts["Flow.Method"],
                    texts["Results.Method"],
                    day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    day,
                    $"/observatory/reviews/{row.Id}",
                    texts["Data.Source"]
                )
            );
        }

        return notes;
    }

    public async Task<DatasetTable?> ReadAsync(string id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } answer)
            return null;
        var reasons = answer.Criteria.ToDictionary(criterion => criterion.Code, criterion => criterion.Text);
        return new(
            [
                new("table", texts["Data.Table"]),
                new("row", texts["Table.Row"]),
                new("count", texts["Table.Count"], Numeric: true),
                new("of", texts["Data.Of"], Numeric: true),
            ],
            [
                .. ReviewCsv
                    .Rows(answer.Flow, answer.Tables, code => reasons.GetValueOrDefault(code, code))
                    .Select(row => new string?[] { row.Table, row.Row, Text(row.Count), Text(row.Of) }),
            ]
        );
    }

    public async Task<DatasetPicture?> DrawAsync(string id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } answer)
            return null;
        var reasons = answer.Criteria.ToDictionary(criterion => criterion.Code, criterion => criterion.Text);
        return DatasetPicture.Of<ReviewPicture>(
            (nameof(ReviewPicture.Name), id),
            (nameof(ReviewPicture.Flow), answer.Flow),
            (nameof(ReviewPicture.Tables), answer.Tables),
            (nameof(ReviewPicture.Reason), (Func<string, string>)(code => reasons.GetValueOrDefault(code, code)))
        );
    }

    private async Task<ReadReview.Answer?> FindAsync(string id, CancellationToken cancel) =>
        id.StartsWith(Prefix, StringComparison.Ordinal)
        && Guid.TryParseExact(id[Prefix.Length..], "n", out var review)
        && (await read.HandleAsync(review, cancel)).Succeeded(out var answer, out _)
        && answer.PublishedAt is not null
            ? answer
            : null;

    private static string? Text(int? number) => number is null ? null : ReviewCsv.Number(number);
}
