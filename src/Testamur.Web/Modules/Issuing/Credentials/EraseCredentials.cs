using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Credentials;

/// <summary>
/// Erases somebody's credentials from the records of institutions that state no basis for keeping them, with the rows they came from and what was corrected of
/// them. The entry in the status list stays as a bit that leads to nobody, and is not given out again. Rows that are being sealed are left: they become credentials
/// of their own right.
/// </summary>
internal sealed class EraseCredentials(AppDb db, IRegisterDuties duties) : IErasedWithAccount
{
    public async Task EraseAsync(LeavingPerson leaving, CancellationToken cancel)
    {
        var keepers = await duties.ListKeepersAsync(cancel);
        var credentials = db.Set<Credential>().Across(Readings.Forget).Where(credential => credential.Learner == leaving.Id);
        // Credentials and the corrections of them go with their row.
        await db.Set<BatchItem>()
            .Across(Readings.Forget)
            .Where(item => !keepers.Contains(item.Institution))
            .Where(item => item.State != ItemState.Waiting && item.State != ItemState.Prepared)
            .Where(item =>
                item.LearnerEmail.ToLower() == leaving.NormalizedEmail
                || credentials.Any(c => c.Institution == item.Institution && c.Batch == item.Batch && c.Row == item.Row)
            )
            .ExecuteDeleteAsync(cancel);
    }
}
