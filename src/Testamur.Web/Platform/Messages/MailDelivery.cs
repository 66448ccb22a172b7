using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Messages;

internal readonly record struct MailDeliveryId(Guid Value) : IId<MailDeliveryId>
{
    public static MailDeliveryId From(Guid value) => new(value);
}

/// <summary>An e-mail on its way. Its text is deleted a week after sending; that it was sent is kept.</summary>
internal sealed class MailDelivery
{
    public const int MostAttempts = 8;

    public required MailDeliveryId Id { get; init; }

    /// <summary>Null for somebody without an account.</summary>
    public PersonId? Person { get; init; }

    public required string Email { get; init; }

    public required string Language { get; init; }

    public required string Kind { get; init; }

    public required string Subject { get; init; }

    /// <summary>Null once it is deleted.</summary>
    public string? Body { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset NextAttemptAt { get; set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset? DeadAt { get; private set; }

    public string? LastError { get; private set; }

    public void Sent(DateTimeOffset now) => SentAt = now;

    /// <summary>Waits four times as long after each failure, from half a minute; the last is after about five days.</summary>
    public void Failed(string error, DateTimeOffset now)
    {
        Attempts++;
        LastError = error.Length > 500 ? error[..500] : error;
        NextAttemptAt = now.AddSeconds(30 * Math.Pow(4, Attempts - 1));
        if (Attempts >= MostAttempts)
            DeadAt = now;
    }
}
