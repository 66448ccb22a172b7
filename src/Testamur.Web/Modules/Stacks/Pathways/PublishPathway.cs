using Microsoft.EntityFrameworkCore;
using Testamur.Stacking;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Stacks.Pathways;

/// <summary>
/// Puts a draft in force and freezes it; the version before it is retired. At an institution somebody does it who has not written the
/// version. Rules that contradict themselves, or that nobody could ever meet, are refused.
/// </summary>
internal sealed class PublishPathway(AppDb db, Actor actor, CurrentTenant tenant, AuditLog audit, TimeProvider time)
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
        if (tenant.Tenant is not null && version.WasWrittenBy(actor.RequiredId))
            return StacksProblems.OwnPathway();
        if (await PutInForceAsync(version, cancel) is { } refused)
            return refused;
        return await db.TrySaveAsync(cancel) is { } lost ? lost : PathwayVersionView.Of(version);
    }

    /// <summary>For whoever saves; the caller has asked who acts.</summary>
    public async Task<Problem?> PutInForceAsync(PathwayVersion version, CancellationToken cancel)
    {
        if (PathwayFile.Flaw(version.Content()) is { } flaw)
            return flaw;
        try
        {
            var rules = version.Rules();
            if (rules.Target.Ects is null || PathwayDesign.IsSatisfiable(rules) == false)
                return StacksProblems.PathwayUnmeetable();
        }
        catch (StackFormatException problem)
        {
            return StacksProblems.PathwayUnreadable(problem.Message);
        }

        var now = time.GetUtcNow();
        if (version.Publish(actor.Id, now) is { } refused)
            return refused;
        var before = await db.Set<PathwayVersion>()
            .Where(one => one.Pathway == version.Pathway && one.State == PathwayState.Published && one.Number != version.Number)
            .ToListAsync(cancel);
        foreach (var earlier in before)
            earlier.Retire(now);
        audit.Record("stacks.pathwayPublished", $"{version.Pathway}/{version.Number}");
        return null;
    }

    public static void Map(RouteGroupBuilder alliance, RouteGroupBuilder own)
    {
        const string Path = "/{id}/versions/{version:int}/publication";
        alliance
            .MapPost(Path, PublishAsync)
            .Produces<PathwayVersionView>()
            .WithName("PublishPathway")
            .WithSummary("Put a version of a pathway in force");
        own.MapPost(Path, PublishAsync)
            .Requires(Permission.PublishSpecification)
            .Produces<PathwayVersionView>()
            .WithName("PublishOwnPathway")
            .WithSummary("Put a version of a pathway in force that somebody else has written");
    }

    private static async Task<IResult> PublishAsync(string id, int version, PublishPathway useCase, CancellationToken cancel) =>
        (await useCase.HandleAsync(id, version, cancel)).ToHttp(TypedResults.Ok);
}
