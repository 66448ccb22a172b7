using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Platform.Events;

/// <summary>With an account go the events about it that were handled and are kept for questions only. The inbox still knows that they were.</summary>
internal sealed class EraseEvents(AppDb db) : IErasedWithAccount
{
    public async Task EraseAsync(LeavingPerson leaving, CancellationToken cancel)
    {
        var id = leaving.Id.Value.ToString();
        // As it stands in a body, where other signs than ASCII are written as escapes.
        var email = JsonSerializer.Serialize(leaving.NormalizedEmail).Trim('"').ToLowerInvariant();
        await db.Set<OutboxMessage>()
            .Where(message => message.HandledAt != null)
            .Where(message => message.Body.Contains(id) || message.Body.ToLower().Contains(email))
            .ExecuteDeleteAsync(cancel);
    }
}
