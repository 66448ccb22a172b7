using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Seals;

internal enum SealState
{
    /// <summary>The certificate is awaited.</summary>
    Requested,
    Seals,

    /// <summary>Its certificate begins later.</summary>
    NotYet,
    Expired,
    Retired,
}

/// <param name="Request">The certificate request, PEM; only while the certificate is awaited.</param>
/// <param name="Owner">Whose seal it is, as registered.</param>
internal sealed record SealView(
    Guid Id,
    SealState State,
    string? Request,
    string? Owner,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NotBefore,
    DateTimeOffset? NotAfter
)
{
    public static SealView Of(SealKey key, DateTimeOffset now) =>
        new(
            key.Id.Value,
            StateOf(key, now),
            key.Certificates is null ? key.Request : null,
            key.Owner,
            key.CreatedAt,
            key.NotBefore,
            key.NotAfter
        );

    private static SealState StateOf(SealKey key, DateTimeOffset now) =>
        key.Certificates is null ? SealState.Requested
        : key.RetiredAt is not null ? SealState.Retired
        : key.SealsAt(now) ? SealState.Seals
        : now < key.NotBefore ? SealState.NotYet
        : SealState.Expired;
}

/// <summary>The institution's seals, the newest first.</summary>
internal sealed class ListSeals(AppDb db, TimeProvider time)
{
    public async Task<IReadOnlyList<SealView>> HandleAsync(CancellationToken cancel)
    {
        var keys = await db.Set<SealKey>().AsNoTracking().ToListAsync(cancel);
        return [.. keys.OrderByDescending(key => key.CreatedAt).Select(key => SealView.Of(key, time.GetUtcNow()))];
    }

    public static void Map(RouteGroupBuilder seals) =>
        seals
            .MapGet("", async (ListSeals useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel)))
            .Requires(Permission.ManageKeys)
            .WithName("ListSeals")
            .WithSummary("List the institution's seals");
}
