using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Keys;

/// <param name="Fragment">The part of the key's id behind <c>#</c>.</param>
/// <param name="PublicKey">Multikey.</param>
/// <param name="RetiredAt">From here on its successor signs; what it signed stays valid.</param>
/// <param name="CompromisedSince">Since when somebody else may have signed with it; what it signed since is invalid.</param>
/// <param name="IsKeptElsewhere">Whether a device or service keeps it.</param>
internal sealed record KeyView(
    KeyRole Role,
    string Fragment,
    string Algorithm,
    string PublicKey,
    DateTimeOffset CreatedAt,
    DateTimeOffset SignsFrom,
    DateTimeOffset? RetiredAt,
    bool SignsNow,
    DateTimeOffset? CompromisedSince,
    bool IsKeptElsewhere
);

/// <summary>The public side of the institution's keys, current and retired.</summary>
internal sealed class ListKeys(AppDb db, TimeProvider time)
{
    public async Task<IReadOnlyList<KeyView>> HandleAsync(CancellationToken cancel) =>
        (await db.Set<IssuingKey>().AsNoTracking().ToListAsync(cancel)).ToViews(time.GetUtcNow());

    public static void Map(RouteGroupBuilder keys) =>
        keys.MapGet("", async (ListKeys useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel)))
            .Requires(Permission.ManageKeys)
            .WithName("ListKeys")
            .WithSummary("List the institution's signing keys");
}

internal static class KeyViews
{
    public static List<KeyView> ToViews(this IEnumerable<IssuingKey> keys, DateTimeOffset now) =>
        [
            .. keys.OrderBy(key => key.Role)
                .ThenByDescending(key => key.Number)
                .Select(key => new KeyView(
                    key.Role,
                    key.Fragment,
                    key.Role == KeyRole.Token ? "ES256" : "Ed25519",
                    key.PublicKey,
                    key.CreatedAt,
                    key.SignsFrom,
                    key.RetiredAt,
                    key.SignsAt(now),
                    key.CompromisedSince,
                    key.KeptAs is not null
                )),
        ];
}
