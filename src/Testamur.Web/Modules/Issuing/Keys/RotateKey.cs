using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Keys;

/// <summary>
/// Makes the next key of a role. It is published at once and signs once every cached DID document is out of date; until then the old one
/// signs. What the old one signed stays verifiable.
/// </summary>
internal sealed class RotateKey(AppDb db, NewKeys making, AuditLog audit, IOptions<IssuingOptions> options, TimeProvider time)
{
    /// <param name="role">The key's role as the API writes it, in lower case.</param>
    private async Task<Result<KeyView>> HandleAsync(string role, CancellationToken cancel) =>
        Enum.GetValues<KeyRole>()
            .Where(known => JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) == role)
            .Cast<KeyRole?>()
            .SingleOrDefault()
            is { } named
            ? await HandleAsync(named, cancel)
            : IssuingProblems.NoSuchRole();

    public async Task<Result<KeyView>> HandleAsync(KeyRole role, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var keys = await db.Set<IssuingKey>().Where(key => key.Role == role).OrderBy(key => key.Number).ToListAsync(cancel);
        if (keys is not [.., var current])
            return IssuingProblems.NoKeys();
        if (current.SignsFrom > now)
            return IssuingProblems.RotationPending();

        var signsFrom = now + options.Value.Ttl;
        if (!(await making.MakeAsync(role, current.Number + 1, signsFrom, keys, cancel)).Succeeded(out var next, out var problem))
            return problem;
        current.Retire(signsFrom);
        db.Add(next);
        audit.Record("issuing.keyRotated", next.Fragment);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return IssuingProblems.RotationPending();
        }

        return new[] { next }.ToViews(now)[0];
    }

    public static void Map(RouteGroupBuilder keys) =>
        keys.MapPost(
                "/{role}/rotation",
                async (string role, RotateKey useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(role, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .Requires(Permission.ManageKeys)
            .Produces<KeyView>()
            .WithName("RotateKey")
            .WithSummary("Replace a signing key; what it signed stays verifiable");
}
