using System.Linq.Expressions;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// A link that shows one credential to whoever has it, until a day, a number of views or its owner ends it. Views are counted; who
/// looked is not recorded.
/// </summary>
internal sealed class Share
{
    public static readonly TimeSpan UsualLife = TimeSpan.FromDays(30);
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);
    public const int LongestPurpose = 200;
    public const int MostViews = 10_000;

    public required ShareId Id { get; init; }

    public required HoldingId Holding { get; init; }

    public required PersonId Person { get; init; }

    /// <summary>The link's secret is shown once and not stored.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Whom or what it is for, in the owner's words.</summary>
    public required string Purpose { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Null for no limit.</summary>
    public int? ViewLimit { get; init; }

    public int Views { get; private set; }

    public DateTimeOffset? LastViewedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    public ShareState StateAt(DateTimeOffset now) =>
        WithdrawnAt is not null ? ShareState.Withdrawn
        : EndsAt <= now ? ShareState.Over
        : ViewLimit <= Views ? ShareState.UsedUp
        : ShareState.Open;

    /// <summary>When it stopped, or will stop at the latest.</summary>
    public DateTimeOffset StopsAt(DateTimeOffset now) =>
        StateAt(now) switch
        {
            ShareState.Withdrawn => WithdrawnAt ?? EndsAt,
            ShareState.UsedUp => LastViewedAt ?? EndsAt,
            _ => EndsAt,
        };

    /// <summary>The condition of <see cref="ShareState.Open"/> for the database, which decides between two viewers at once.</summary>
    public static Expression<Func<Share, bool>> IsOpen(DateTimeOffset now) =>
        share => share.WithdrawnAt == null && share.EndsAt > now && (share.ViewLimit == null || share.Views < share.ViewLimit);
}

public enum ShareState
{
    Open,

    /// <summary>Its last day has passed.</summary>
    Over,

    /// <summary>It was opened as often as it could be.</summary>
    UsedUp,

    Withdrawn,
}
