using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>The larger credential is sealed: its claim has come to its end.</summary>
internal sealed class MarkAwarded(AppDb db, ClaimSteps steps) : IManyEventsHandler<CredentialIssued>
{
    public async Task HandleAsync(CredentialIssued happened, CancellationToken cancel)
    {
        if (happened.Award.Source != "stack")
            return;
        var claim = await db.Set<StackClaim>().SingleOrDefaultAsync(one => one.Award == happened.Award.Id, cancel);
        if (claim?.Issued(happened.PublicId) is null && claim is not null)
            await steps.RecordAsync(claim, "stacks.claimAwarded", null, cancel);
    }
}
