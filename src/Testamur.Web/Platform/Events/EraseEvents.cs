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
        foreach (var mark in new[] { leaving.Id.Value.ToString(), Written(leaving.Email), Written(leaving.NormalizedEmail) }.Distinct())
            await db.Set<OutboxMessage>()
                .Where(message => message.HandledAt != null && message.Body.Contains(mark))
                .ExecuteDeleteAsync(cancel);
    }

    // As it stands in a body: other signs than ASCII are written as escapes.
    private static string Written(string text) => JsonSerializer.Serialize(text).Trim('"');
}
