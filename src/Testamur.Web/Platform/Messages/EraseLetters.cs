using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Platform.Messages;

/// <summary>With an account go the letters to its address, also those from before there was an account.</summary>
internal sealed class EraseLetters(AppDb db) : IErasedWithAccount
{
    public Task EraseAsync(LeavingPerson leaving, CancellationToken cancel) =>
        db.Set<MailDelivery>()
            .Where(mail => mail.Person == leaving.Id || mail.Email.ToLower() == leaving.NormalizedEmail)
            .ExecuteDeleteAsync(cancel);
}
