using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.PriorLearning.Reminding;

/// <summary>Reminds whose turn it is of what was promised to an applicant: once when the day is near, and once when it has passed.</summary>
internal sealed class RemindOfPromises(AppDb db, CaseNotices notices, IOptions<PriorLearningOptions> options, TimeProvider time)
{
    public async Task HandleAsync(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var soon = today.AddDays(options.Value.ReminderDays);
        var due = await db.Set<RplCase>().Where(rpl => rpl.PromisedOn <= soon).ToListAsync(cancel);
        foreach (var rpl in due)
        {
            if (rpl.PromisedOn is not { } promised || !rpl.Remind(today, options.Value.ReminderDays))
                continue;
            var kind = promised < today ? "PriorLearning.Overdue" : "PriorLearning.Due";
            var day = promised.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await notices.ToStaffAsync(rpl, await WhoseTurnAsync(rpl, cancel), kind, cancel, day);
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException)
            {
                db.ChangeTracker.Clear(); // another node reminded at the same moment, or the case went on: its revision let one through
                return;
            }
        }
    }

    private async Task<List<PersonId>> WhoseTurnAsync(RplCase rpl, CancellationToken cancel)
    {
        if (rpl.State == CaseState.Enquiry)
            return await notices.InRoleAsync(rpl, Role.Adviser, cancel);
        var panel =
            rpl.State == CaseState.Assessment
                ? await db.Set<PanelMember>()
                    .Where(member => member.Case == rpl.Id && member.Round == rpl.Round)
                    .Select(member => member.Person)
                    .ToListAsync(cancel)
                : [];
        return panel.Count > 0 ? panel : await notices.InRoleAsync(rpl, Role.Registrar, cancel);
    }
}
