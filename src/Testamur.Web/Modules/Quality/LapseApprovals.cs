using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Quality;

/// <summary>Ends the approvals of the current institution whose day is over or of which a condition was missed, and tells authors and officers.</summary>
internal sealed class LapseApprovals(
    AppDb db,
    ISpecifications specifications,
    OfficerMessages messages,
    AuditLog audit,
    TimeProvider time
)
{
    public async Task HandleAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var ended = await db.Set<Review>()
            .Where(review => review.ApprovedUntil != null)
            .Where(review =>
                review.ApprovedUntil < today
                || review.Conditions.Any(condition =>
                    condition.Round == review.ApprovedRound
                    && (
                        condition.State == ConditionState.NotMet
                        || (condition.State == ConditionState.Open && condition.Due < today)
                    )
                )
            )
            .Select(review => review.Id)
            .ToListAsync(cancel);
        foreach (var id in ended)
            await EndAsync(id, today, now, cancel);
    }

    private async Task EndAsync(ReviewId id, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.FindReviewAsync(id, cancel) is not { ApprovedUntil: { } until } review)
            return;
        var reason = review.StandingOn(today);
        if (reason == ApprovalStanding.Live)
            return;
        review.Lapse(reason, now);
        audit.Record("quality.lapsed", id.Value.ToString());
        db.Publish(new ApprovalEnded(review.Specification, review.Number, reason, now), time);
        var version = await specifications.FindAsync(review.Specification, review.Number, cancel);
        if (version is not null && review.RetiredAt is null)
        {
            var kind = reason == ApprovalStanding.Expired ? "Quality.ApprovalExpired" : "Quality.ConditionMissed";
            string[] arguments = [review.Title, until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
            var authors = version.Authors.Select(author => new PersonId(author));
            await messages.SendAsync(kind, arguments, $"reviews/{id.Value}", review.Specification, authors, cancel);
        }

        // Somebody who changes the review at this moment wins; the next run looks again.
        if (await db.TrySaveAsync(cancel) is not null)
            db.ChangeTracker.Clear();
    }
}
