using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Keys;

/// <summary>
/// Declares that somebody else may have signed with a key since some moment. It signs nothing from now on, its successor signs at once, although some
/// caches do not know that one yet, and the DID document revokes it. Whatever it signed since then is invalid; what it signed before holds where our
/// register shows it, and is undetermined elsewhere. Retiring a key says nothing of the kind.
/// </summary>
internal sealed class DeclareCompromised(AppDb db, NewKeys making, AuditLog audit, TimeProvider time)
{
    private const int LongestReason = 500;

    /// <param name="Since">From when on it may have been used by somebody else.</param>
    /// <param name="Reason">What happened; it stays in the audit log.</param>
    internal sealed record Request(DateTimeOffset Since, string? Reason);

    /// <param name="Signed">How many credentials that still stand it signed since: they are invalid now and are to be issued anew.</param>
    /// <param name="Successor">The key that signs in its place; null when another one did already.</param>
    internal sealed record Done(KeyView Key, int Signed, KeyView? Successor);

    public async Task<Result<Done>> HandleAsync(string fragment, Request request, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var keys = await db.Set<IssuingKey>().ToListAsync(cancel);
        if (keys.Find(key => key.Fragment == fragment) is not { } key)
            return IssuingProblems.KeyNotFound();
        if (key.CompromisedSince is not null)
            return IssuingProblems.AlreadyCompromised();
        if (request.Since > now)
            return IssuingProblems.CompromiseTime();
        // Nobody had it before it was made. Whole seconds, as the key document says.
        var since = request.Since < key.CreatedAt ? key.CreatedAt : request.Since;
        since = DateTimeOffset.FromUnixTimeSeconds(since.ToUnixTimeSeconds());
        var reason = request.Reason?.Trim() ?? "";
        if (reason.Length is 0 or > LongestReason)
            return IssuingProblems.CompromiseReason();

        key.Compromise(since, now);
        var role = keys.Where(one => one.Role == key.Role).OrderBy(one => one.Number).ToList();
        IssuingKey? successor = null;
        if (role[^1] == key)
        {
            if (!(await making.MakeAsync(key.Role, key.Number + 1, now, role, cancel)).Succeeded(out successor, out var problem))
                return problem;
            foreach (var before in role)
                before.Retire(now);
            db.Add(successor);
        }

        audit.Record("issuing.keyCompromised", fragment, $"{since:O}: {reason}");
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return IssuingProblems.RotationPending(); // somebody made the next key at the same moment
        }

        return new Done(
            View(key, now),
            await db.Set<Credential>().SignedBy(fragment, since).CountAsync(cancel),
            successor is null ? null : View(successor, now)
        );
    }

    /// <summary>How many credentials a declaration would make invalid, before it is made.</summary>
    public async Task<Result<int>> CountAsync(string fragment, DateTimeOffset since, CancellationToken cancel) =>
        await db.Set<IssuingKey>().ToListAsync(cancel) is var keys && keys.Exists(key => key.Fragment == fragment)
            ? await db.Set<Credential>().SignedBy(fragment, since).CountAsync(cancel)
            : IssuingProblems.KeyNotFound();

    public static void Map(RouteGroupBuilder keys)
    {
        keys.MapPost(
                "/{fragment}/compromise",
                async (string fragment, Request request, DeclareCompromised useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(fragment, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .Requires(Permission.ManageKeys)
            .Produces<Done>()
            .WithName("DeclareKeyCompromised")
            .WithSummary("Declare that somebody else may have signed with a key");
        keys.MapGet(
                "/{fragment}/signed",
                async (string fragment, DateTimeOffset since, DeclareCompromised useCase, CancellationToken cancel) =>
                    (await useCase.CountAsync(fragment, since, cancel)).ToHttp(count => TypedResults.Ok(new Signed(count)))
            )
            .Requires(Permission.ManageKeys)
            .Produces<Signed>()
            .WithName("CountSignedByKey")
            .WithSummary("How many credentials that stand were signed with a key since a moment");
    }

    internal sealed record Signed(int Count);

    private static KeyView View(IssuingKey key, DateTimeOffset now) => new[] { key }.ToViews(now)[0];
}
