using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality;

/// <summary>What needs a new approval: what has lapsed, then what ends within the next months, soonest first.</summary>
internal sealed class ListRenewals(AppDb db, IOptions<QualityOptions> options, TimeProvider time)
{
    private const int Most = 500;

    /// <param name="Until">The last day of the approval; of one that lapsed, the last day it would have had.</param>
    /// <param name="DaysLeft">Null for one that lapsed.</param>
    /// <param name="OpenConditions">Conditions that are not met yet.</param>
    /// <param name="NextCondition">The day the first of them is due.</param>
    internal sealed record Row(
        Guid Review,
        Guid Specification,
        int Version,
        string Title,
        ReviewState State,
        ApprovalStanding Standing,
        DateOnly? Until,
        int? DaysLeft,
        int OpenConditions,
        DateOnly? NextCondition
    );

    /// <param name="Months">How far ahead it looks.</param>
    internal sealed record Queue(int Months, IReadOnlyList<Row> Rows);

    public async Task<Queue> HandleAsync(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var last = today.AddMonths(options.Value.QueueMonths);
        var reviews = await db.Set<Review>()
            .AsNoTracking()
            .Include(review => review.Conditions)
            .Include(review => review.Decisions)
            .AsSplitQuery()
            .Where(review => review.RetiredAt == null)
            .Where(review =>
                review.State == ReviewState.Lapsed
                || review.ApprovedUntil <= last
                || review.Conditions.Any(condition =>
                    condition.Round == review.ApprovedRound && condition.State != ConditionState.Met && condition.Due <= last
                )
            )
            .OrderBy(review => review.ApprovedUntil)
            .Take(Most)
            .ToListAsync(cancel);
        return new(
            options.Value.QueueMonths,
            [
                .. reviews
                    .Select(review => View(review, today))
                    .OrderBy(row => row.DaysLeft ?? int.MinValue)
                    .ThenBy(row => row.Title),
            ]
        );
    }

    private static Row View(Review review, DateOnly today)
    {
        var open = review.CurrentConditions().Where(condition => condition.State != ConditionState.Met).ToList();
        DateOnly? next = open.Count > 0 ? open.Min(condition => condition.Due) : null;
        var ended = review.Decisions.Where(one => one.Kind == DecisionKind.Lapsed).MaxBy(one => one.At)?.Until;
        var ends = next < review.ApprovedUntil ? next : review.ApprovedUntil;
        return new(
            review.Id.Value,
            review.Specification,
            review.Number,
            review.Title,
            review.State,
            review.StandingOn(today),
            review.ApprovedUntil ?? ended,
            ends is { } day ? day.DayNumber - today.DayNumber : null,
            open.Count,
            next
        );
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapGet(
                "/renewals",
                async (ListRenewals useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ListRenewals")
            .WithSummary("What has lapsed and what ends within the next months");
}
