using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Keys;

/// <summary>Gives an institution its first key of each role. Asked again, it adds only what is missing.</summary>
internal sealed class CreateKeys(AppDb db, NewKeys making, AuditLog audit, TimeProvider time)
{
    public async Task<Result<IReadOnlyList<KeyView>>> HandleAsync(CancellationToken cancel)
    {
        var keys = await db.Set<IssuingKey>().ToListAsync(cancel);
        var missing = Enum.GetValues<KeyRole>().Where(role => keys.All(key => key.Role != role)).ToList();
        if (missing.Count == 0)
            return IssuingProblems.KeysExist();
        foreach (var role in missing)
        {
            if (!(await making.MakeAsync(role, 1, time.GetUtcNow(), [], cancel)).Succeeded(out var key, out var problem))
                return problem;
            db.Add(key);
            keys.Add(key);
            audit.Record("issuing.keyCreated", key.Fragment);
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return IssuingProblems.KeysExist(); // somebody pressed the same button at the same moment
        }

        return keys.ToViews(time.GetUtcNow());
    }

    public static void Map(RouteGroupBuilder keys) =>
        keys.MapPost(
                "",
                async (CreateKeys useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(cancel)).ToHttp(views => TypedResults.Ok(views))
            )
            .Requires(Permission.ManageKeys)
            .Produces<IReadOnlyList<KeyView>>()
            .WithName("CreateKeys")
            .WithSummary("Make the institution's first signing keys");
}
