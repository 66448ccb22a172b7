using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Messages;

internal readonly record struct InboxMessageId(Guid Value) : IId<InboxMessageId>
{
    public static InboxMessageId From(Guid value) => new(value);
}

/// <summary>A message in somebody's inbox. Stored as kind and arguments, so that it reads in the language of the moment.</summary>
internal sealed class InboxMessage
{
    public required InboxMessageId Id { get; init; }

    public required PersonId Person { get; init; }

    public required string Kind { get; init; }

    /// <summary>JSON array of strings.</summary>
    public required string Arguments { get; init; }

    /// <summary>A path of the platform where the reader can act.</summary>
    public string? Link { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; set; }
}
