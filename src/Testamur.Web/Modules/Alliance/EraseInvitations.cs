using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>With an account go the invitations to its address, accepted or not.</summary>
internal sealed class EraseInvitations(AppDb db) : IErasedWithAccount
{
    public Task EraseAsync(LeavingPerson leaving, CancellationToken cancel) =>
        db.Set<Invitation>()
            .Across(Readings.Forget)
            .Where(invitation => invitation.AcceptedBy == leaving.Id || invitation.Email.ToLower() == leaving.NormalizedEmail)
            .ExecuteDeleteAsync(cancel);
}
