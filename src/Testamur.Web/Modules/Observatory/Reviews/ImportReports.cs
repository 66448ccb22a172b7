using Microsoft.EntityFrameworkCore;
using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Files;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>
/// Takes in what a search found. The preview shows what would be read and what not; taking it in compares every record with all that are there:
/// what is surely the same is merged, what may be waits for a person.
/// </summary>
internal sealed class ImportReports(AppDb db, ReviewDesk desk, AuditLog audit, TimeProvider time)
{
    /// <param name="Merged">How many of them were there already.</param>
    /// <param name="ToDecide">How many pairs wait for a person.</param>
    internal sealed record Taken(int Records, int Refused, int Merged, int ToDecide);

    public async Task<Result<RecordReading>> PreviewAsync(Guid id, ReadOnlyMemory<byte> file, CancellationToken cancel)
    {
        if (!(await desk.OpenAsync(id, cancel)).Succeeded(out _, out var problem))
            return problem;
        var reading = RecordReader.Read(file.Span);
        return reading.Flaw is { } flaw ? ReviewsProblems.FileUnreadable(flaw, reading.Line) : reading;
    }

    public async Task<Result<Taken>> HandleAsync(Guid id, Guid search, ReadOnlyMemory<byte> file, CancellationToken cancel)
    {
        if (!(await desk.OpenAsync(id, cancel)).Succeeded(out var review, out var problem))
            return problem;
        var of = new SearchId(search);
        if (!await db.Set<ReviewSearch>().AnyAsync(one => one.Review == review.Id && one.Id == of, cancel))
            return ReviewsProblems.SearchFields("search");
        if (!(await PreviewAsync(id, file, cancel)).Succeeded(out var reading, out problem))
            return problem;

        var known = await db.Set<Report>()
            .AsNoTracking()
            .Where(report => report.Review == review.Id)
            .OrderBy(report => report.Place)
            .Select(report => new ReportLine(
                report.Id,
                report.Search,
                report.Place,
                report.Title,
                report.Year,
                report.Identifier,
                report.Country
            ))
            .ToListAsync(cancel);
        var found = reading.Records.ToList();
        if (known.Count + found.Count > Review.MostRecords)
            return ReviewsProblems.TooManyRecords();
        var added = found.Select((record, at) => ReportOf(review.Id, of, known.Count + at, record)).ToList();
        db.AddRange(added);

        List<ReportId> ids = [.. known.Select(report => report.Id), .. added.Select(report => report.Id)];
        var pairs = Duplicates
            .Find([.. known.Select(report => new FoundRecord(report.Title, report.Year, report.Identifier)), .. found])
            .Where(pair => pair.Second >= known.Count)
            .ToList();
        foreach (var pair in pairs)
            db.Add(PairOf(review.Id, ids, pair));
        audit.Record("reviews.imported", id.ToString());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Somebody else took a file in at the same moment: the places are theirs.
            return PlatformProblems.ChangedMeanwhile();
        }

        var exact = pairs.Count(pair => pair.Kind == DuplicateKind.Exact);
        return new Taken(found.Count, reading.Rows.Count - found.Count, exact, pairs.Count - exact);
    }

    private Report ReportOf(ReviewId review, SearchId search, int place, FoundRecord record) =>
        new()
        {
            Review = review,
            Id = Ids.New<ReportId>(time),
            Search = search,
            Place = place,
            Title = record.Title,
            Year = record.Year,
            Identifier = record.Identifier,
            Country = record.Country,
            Abstract = record.Abstract,
            Address = record.Address,
        };

    private static ReportPair PairOf(ReviewId review, List<ReportId> ids, DuplicatePair pair)
    {
        var made = new ReportPair
        {
            Review = review,
            First = ids[pair.First],
            Second = ids[pair.Second],
            Kind = pair.Kind,
            Likeness = (int)Math.Round(pair.Likeness * 100),
        };
        if (pair.Kind == DuplicateKind.Exact)
            made.Decide(PairAnswer.Same, null);
        return made;
    }

    public static void Map(RouteGroupBuilder my)
    {
        my.MapPost(
                "/{id:guid}/preview",
                async (Guid id, HttpRequest request, ImportReports useCase, CancellationToken cancel) =>
                {
                    var file = await BoundedBody.ReadAsync(request.Body, RecordReader.MostBytes, cancel);
                    return (await useCase.PreviewAsync(id, file, cancel)).ToHttp(reading => TypedResults.Ok(reading));
                }
            )
            .WithName("PreviewReviewRecords")
            .WithSummary("What would be read from a file of records (CSV or RIS), and what not");
        my.MapPost(
                "/{id:guid}/searches/{search:guid}/records",
                async (Guid id, Guid search, HttpRequest request, ImportReports useCase, CancellationToken cancel) =>
                {
                    var file = await BoundedBody.ReadAsync(request.Body, RecordReader.MostBytes, cancel);
                    return (await useCase.HandleAsync(id, search, file, cancel)).ToHttp(taken => TypedResults.Ok(taken));
                }
            )
            .WithName("ImportReviewRecords")
            .WithSummary("Take in the records that a search found (CSV or RIS)");
    }
}
