using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Operation;

namespace Testamur.Web.Platform.Events;

/// <summary>Events that wait to be handled.</summary>
internal sealed class OutboxFigures(AppDb db, TimeProvider time) : IStandingFigures
{
    public const string Lag = "testamur_outbox_lag_seconds";

    public async Task<IReadOnlyList<StandingFigure>> ReadAsync(CancellationToken cancel)
    {
        var waiting = db.Set<OutboxMessage>().Where(message => message.HandledAt == null);
        var oldest = await waiting
            .OrderBy(message => message.CreatedAt)
            .Select(m => (DateTimeOffset?)m.CreatedAt)
            .FirstOrDefaultAsync(cancel);
        return
        [
            new("testamur_outbox_waiting", "Events that wait to be handled.", await waiting.CountAsync(cancel)),
            new(Lag, "Age of the oldest event that waits.", oldest is { } at ? (time.GetUtcNow() - at).TotalSeconds : 0),
        ];
    }
}

internal sealed class OutboxHealth(OutboxFigures figures)
    : StandingHealth(
        figures,
        OutboxFigures.Lag,
        300,
        "An event waits for {0:0} s to be handled; the log says which handler fails."
    );
