using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Recognition.Watching;

/// <summary>Closes cases in which nothing can happen any more: the last day for an appeal is over, or the appeal was decided.</summary>
internal sealed class CloseCases(AppDb db, CaseSteps steps)
{
    public async Task HandleAsync(CancellationToken cancel)
    {
        var today = steps.Today;
        var over = await db.Set<RecognitionCase>()
            .Where(one =>
                (one.State == RecognitionState.Notified && one.AppealUntil < today)
                || one.State == RecognitionState.Upheld
                || one.State == RecognitionState.Changed
            )
            .ToListAsync(cancel);
        foreach (var one in over)
        {
            if (one.Close(RecognitionRole.Platform) is not null)
                continue;
            await steps.RecordAsync(one, "closed", null, cancel, byPlatform: true);
            // Another node closed it, or its applicant appealed at the last moment: the concurrency token let one through.
            if (await steps.SaveAsync(cancel) is not null)
                db.ChangeTracker.Clear();
        }
    }
}
