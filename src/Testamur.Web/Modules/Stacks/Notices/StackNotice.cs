using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Stacks.Notices;

internal enum NoticeState
{
    /// <summary>Little is missing.</summary>
    Nearly,

    /// <summary>Nothing is missing.</summary>
    Complete,
}

/// <summary>Somebody was told how they stand toward a larger certificate. Its key makes that happen once.</summary>
internal sealed class StackNotice
{
    public required PersonId Person { get; init; }

    public required string Pathway { get; init; }

    public required NoticeState State { get; init; }

    public required DateTimeOffset At { get; init; }
}
