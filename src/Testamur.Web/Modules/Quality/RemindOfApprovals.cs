using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>Reminds authors and officers of approvals that end and of conditions that are due: once for each day and stage.</summary>
internal sealed class RemindOfApprovals(
    AppDb db,
    CurrentTenant tenant,
    ISpecifications specifications,
    OfficerMessages messages,
    IOptions<QualityOptions> options,
    TimeProvider time
)
{
    public async Task HandleAsync(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var soon = today.AddDays(options.Value.Stages.DefaultIfEmpty(0).Max());
        var due = today.AddDays(options.Value.ConditionReminderDays);
        var reviews = await db.Set<Review>()
            .AsNoTracking()
            .Include(review => review.Conditions)
            .Where(review => review.RetiredAt == null && review.ApprovedUntil >= today)
            .Where(review =>
                review.ApprovedUntil <= soon
                || review.Conditions.Any(condition => condition.State == ConditionState.Open && condition.Due <= due)
            )
            .ToListAsync(cancel);
        foreach (var review in reviews)
            await RemindAsync(review, today, cancel);
    }

    /// <summary>The stage a day belongs to: the nearest one that is not past. Stages that were missed are not made up for.</summary>
    public static int? StageOf(int daysLeft, IEnumerable<int> stages) =>
        stages.Where(stage => daysLeft <= stage).Order().Cast<int?>().FirstOrDefault();

    private async Task RemindAsync(Review review, DateOnly today, CancellationToken cancel)
    {
        var version = await specifications.FindAsync(review.Specification, review.Number, cancel);
        if (version is null || !ReviewRules.IsRenewable(version.State))
            return;
        var authors = version.Authors.Select(author => new PersonId(author)).ToList();
        var path = $"reviews/{review.Id.Value}";
        if (
            review.ApprovedUntil is { } until
            && StageOf(until.DayNumber - today.DayNumber, options.Value.Stages) is { } stage
            && await IsNewAsync(review.Id.Value, until, stage, cancel)
        )
        {
            string[] arguments = [review.Title, Day(until)];
            await messages.SendAsync("Quality.ApprovalEnding", arguments, path, review.Specification, authors, cancel);
        }

        foreach (var condition in review.CurrentConditions().Where(one => one.State == ConditionState.Open))
        {
            var days = options.Value.ConditionReminderDays;
            if (condition.Due.DayNumber - today.DayNumber <= days && await IsNewAsync(condition.Id, condition.Due, days, cancel))
            {
                string[] arguments = [review.Title, Day(condition.Due), condition.Text];
                await messages.SendAsync("Quality.ConditionDue", arguments, path, review.Specification, authors, cancel);
            }
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear(); // another node reminded at the same moment: the key let one through
        }
    }

    private async Task<bool> IsNewAsync(Guid subject, DateOnly until, int stage, CancellationToken cancel)
    {
        var known = await db.Set<Reminder>()
            .AnyAsync(reminder => reminder.Subject == subject && reminder.Until == until && reminder.Stage == stage, cancel);
        if (!known)
            db.Add(new Reminder(tenant.Id, subject, until, stage, time.GetUtcNow()));
        return !known;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
