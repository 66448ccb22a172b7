using System.Text.Json;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Events;

/// <summary>A fact waiting to be handled. Kept a week after that, for questions, then deleted.</summary>
internal sealed class OutboxMessage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new IdJsonConverter() },
    };

    public required Guid Id { get; init; }

    /// <summary>The institution the handlers work for; empty for facts of the alliance or of a person.</summary>
    public required InstitutionId Institution { get; init; }

    /// <summary>The full name of the event's type.</summary>
    public required string Type { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? HandledAt { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    public string? LastError { get; private set; }

    public static OutboxMessage Of(IEvent happened, InstitutionId institution, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Institution = institution,
            Type = happened.GetType().FullName!, // a named record, never a type parameter
            Body = JsonSerializer.Serialize(happened, happened.GetType(), Json),
            CreatedAt = now,
            // The publisher delivers at once; the relay comes later for what was left.
            NextAttemptAt = now.AddSeconds(10),
        };
    }

    public object Read(Type type) =>
        JsonSerializer.Deserialize(Body, type, Json) ?? throw new JsonException($"Event {Id} has no body.");

    /// <summary>Nobody handles it before.</summary>
    public void WaitUntil(DateTimeOffset at) => NextAttemptAt = at;

    public void Handled(DateTimeOffset now) => HandledAt = now;

    /// <summary>Waits twice as long after each failure, up to an hour.</summary>
    public void Failed(string error, DateTimeOffset now)
    {
        Attempts++;
        LastError = error;
        NextAttemptAt = now.AddSeconds(Math.Min(3600, Math.Pow(2, Attempts) * 5));
    }
}
