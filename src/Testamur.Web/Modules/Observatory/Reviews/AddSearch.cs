using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>Writes down a search as it was run, so that anybody can run it again.</summary>
internal sealed class AddSearch(AppDb db, ReviewDesk desk, AuditLog audit, TimeProvider time)
{
    /// <param name="Source">A source of the protocol.</param>
    /// <param name="Spelling">A spelling of the protocol.</param>
    /// <param name="Query">As it was entered.</param>
    /// <param name="Hits">What the source said it found; null when it did not say.</param>
    internal sealed record Request(string? Source, string? Spelling, string? Query, DateOnly? RanOn, int? Hits);

    internal sealed record Added(Guid Search);

    public async Task<Result<Added>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!(await desk.OpenAsync(id, cancel)).Succeeded(out var review, out var problem))
            return problem;
        if (FlawOf(request, review) is { } field)
            return ReviewsProblems.SearchFields(field);
        var search = new ReviewSearch
        {
            Review = review.Id,
            Id = Ids.New<SearchId>(time),
            Source = request.Source ?? "",
            Spelling = request.Spelling ?? "",
            Query = request.Query?.Trim() ?? "",
            RanOn = request.RanOn ?? default,
            Hits = request.Hits,
        };
        db.Add(search);
        audit.Record("reviews.searched", id.ToString());
        await db.SaveChangesAsync(cancel);
        return new Added(search.Id.Value);
    }

    private string? FlawOf(Request request, Review review) =>
        !review.Sources.Contains(request.Source ?? "") ? "source"
        : !review.Spellings.Contains(request.Spelling ?? "") ? "spelling"
        : request.Query?.Trim() is not { Length: > 0 and <= Review.LongestText } ? "query"
        : request.RanOn is not { Year: >= 1990 } day || day > DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) ? "ranOn"
        : request.Hits < 0 ? "hits"
        : null;

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{id:guid}/searches",
                async (Guid id, Request request, AddSearch useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(added => TypedResults.Ok(added))
            )
            .WithName("AddReviewSearch")
            .WithSummary("Write down a search as it was run");
}
