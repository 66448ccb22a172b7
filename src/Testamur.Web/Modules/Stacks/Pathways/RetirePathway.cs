using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Stacks.Pathways;

/// <summary>Takes a pathway out of force. Claims that were made under it go on; nobody starts a new one.</summary>
internal sealed class RetirePathway(AppDb db, Actor actor, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    public async Task<Result<PathwayVersionView>> HandleAsync(string id, int number, CancellationToken cancel)
    {
        var found = await db.FindOwnAsync(id, actor, tenant, Permission.PublishSpecification, cancel);
        if (!found.Succeeded(out _, out var problem))
            return problem;
        var version = await db.Set<PathwayVersion>()
            .SingleOrDefaultAsync(one => one.Pathway == id && one.Number == number, cancel);
        if (version is null)
            return StacksProblems.PathwayNotFound();
        if (version.Retire(time.GetUtcNow()) is { } refused)
            return refused;
        audit.Record("stacks.pathwayRetired", $"{id}/{number}");
        return await db.TrySaveAsync(cancel) is { } lost ? lost : PathwayVersionView.Of(version);
    }

    public static void Map(RouteGroupBuilder alliance, RouteGroupBuilder own)
    {
        const string Path = "/{id}/versions/{version:int}/retirement";
        alliance
            .MapPost(Path, RetireAsync)
            .Produces<PathwayVersionView>()
            .WithName("RetirePathway")
            .WithSummary("Take a version of a pathway out of force");
        own.MapPost(Path, RetireAsync)
            .Requires(Permission.PublishSpecification)
            .Produces<PathwayVersionView>()
            .WithName("RetireOwnPathway")
            .WithSummary("Take a version of a pathway of the institution out of force");
    }

    private static async Task<IResult> RetireAsync(string id, int version, RetirePathway useCase, CancellationToken cancel) =>
        (await useCase.HandleAsync(id, version, cancel)).ToHttp(TypedResults.Ok);
}
