using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Watching;

/// <summary>Reminds officers of answers that were promised: once for each promised day and stage, and once when the day has passed.</summary>
internal sealed class RemindOfCases(
    AppDb db,
    CurrentTenant tenant,
    CaseMessages messages,
    IOptions<RecognitionOptions> options,
    TimeProvider time
)
{
    public async Task HandleAsync(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var soon = today.AddDays(options.Value.Stages.DefaultIfEmpty(0).Max());
        RecognitionState[] running = [.. Enum.GetValues<RecognitionState>().Where(RecognitionMoves.ClockRuns)];
        var due = await db.Set<RecognitionCase>()
            .AsNoTracking()
            .Where(one => one.PromisedOn <= soon && running.Contains(one.State))
            .ToListAsync(cancel);
        foreach (var one in due)
        {
            if (
                one.PromisedOn is { } promised
                && StageOf(promised.DayNumber - today.DayNumber, options.Value.Stages) is { } stage
            )
                await RemindAsync(one, promised, stage, cancel);
        }
    }

    /// <summary>The stage a day belongs to: 0 once it is past, else the nearest that is not past. Stages that were missed are not made up for.</summary>
    public static int? StageOf(int daysLeft, IEnumerable<int> stages) =>
        daysLeft < 0 ? 0 : stages.Where(stage => daysLeft <= stage).Order().Cast<int?>().FirstOrDefault();

    private async Task RemindAsync(RecognitionCase one, DateOnly promised, int stage, CancellationToken cancel)
    {
        var known = await db.Set<CaseReminder>()
            .AnyAsync(reminder => reminder.Case == one.Id && reminder.Promised == promised && reminder.Stage == stage, cancel);
        if (known)
            return;
        db.Add(new CaseReminder(tenant.Id, one.Id, promised, stage, time.GetUtcNow()));
        string[] arguments = [one.Facts.Title, one.TargetTitle, promised.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        await messages.TellOfficersAsync(one, stage == 0 ? "Recognition.Overdue" : "Recognition.Due", arguments, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear(); // another node reminded at the same moment: the key let one through
        }
    }
}
