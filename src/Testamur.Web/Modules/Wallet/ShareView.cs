namespace Testamur.Web.Modules.Wallet;

/// <summary>A link as its owner sees it. The secret is not here: it is shown once, when the link is made.</summary>
/// <param name="StopsAt">When it stopped, or will stop at the latest.</param>
public sealed record ShareView(
    Guid Id,
    Guid Holding,
    string Title,
    string Purpose,
    ShareState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset StopsAt,
    int? ViewLimit,
    int Views,
    DateTimeOffset? LastViewedAt
)
{
    /// <summary>Of a statement of recognition the title of what was recognised; null of every other credential.</summary>
    public string? Recognised { get; init; }

    internal static ShareView Of(Share share, string title, string? recognised, DateTimeOffset now) =>
        new(
            share.Id.Value,
            share.Holding.Value,
            title,
            share.Purpose,
            share.StateAt(now),
            share.CreatedAt,
            share.StopsAt(now),
            share.ViewLimit,
            share.Views,
            share.LastViewedAt
        )
        {
            Recognised = recognised,
        };
}
