namespace Testamur.Web.Platform.Events;

/// <summary>Says that one handler has dealt with one event; its key makes the handler's effect happen once.</summary>
internal sealed class InboxEntry
{
    public required Guid Event { get; init; }

    /// <summary>The full name of the handler's type.</summary>
    public required string Handler { get; init; }

    public required DateTimeOffset HandledAt { get; init; }
}
