using Microsoft.EntityFrameworkCore;
using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>Writes down what an included report says, by the categories of the study. What it does not say stays empty.</summary>
internal sealed class CodeReport(AppDb db, ReviewDesk desk, Actor actor, AuditLog audit, TimeProvider time)
{
    private const int LongestWord = 100;
    private const int MostGroups = 20;

    public async Task<Result<Guid>> HandleAsync(Guid id, Guid report, ReviewCoding coding, CancellationToken cancel)
    {
        if (!(await desk.OpenAsync(id, cancel)).Succeeded(out var review, out var problem))
            return problem;
        if (FlawOf(coding) is { } field)
            return ReviewsProblems.CodingFields(field);
        var wanted = new ReportId(report);
        if ((await desk.FileAsync(review, cancel)).Included.All(one => one.Id != wanted))
            return ReviewsProblems.ReportNotFound();
        var row = await db.Set<ReportCoding>()
            .SingleOrDefaultAsync(one => one.Review == review.Id && one.Report == wanted, cancel);
        if (row is null)
            db.Add(row = new ReportCoding { Review = review.Id, Report = wanted });
        row.Write(coding with { LeadCountry = coding.LeadCountry?.ToUpperInvariant() }, actor.RequiredId, time.GetUtcNow());
        audit.Record("reviews.coded", id.ToString());
        await db.SaveChangesAsync(cancel);
        return id;
    }

    private static string? FlawOf(ReviewCoding coding) =>
        coding.LeadCountry is { } country && !(country.Length == 2 && country.All(char.IsAsciiLetter)) ? "leadCountry"
        : coding.Topic is { } topic && topic.Trim() is not { Length: > 0 and <= LongestWord } ? "topic"
        : coding.Actors is null || coding.Actors.Count != coding.Actors.Distinct().Count() ? "actors"
        : coding.Competencies is null || coding.Competencies.Count != coding.Competencies.Distinct().Count() ? "competencies"
        : coding.VulnerableGroups is not { Count: <= MostGroups } groups
        || groups.Any(group => group.Trim() is not { Length: > 0 and <= LongestWord })
            ? "vulnerableGroups"
        : null;

    public static void Map(RouteGroupBuilder my) =>
        my.MapPut(
                "/{id:guid}/codings/{report:guid}",
                async (Guid id, Guid report, ReviewCoding request, CodeReport useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, report, request, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("CodeReviewReport")
            .WithSummary("Write down what an included report says");
}
