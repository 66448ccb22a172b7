using Microsoft.AspNetCore.Mvc;
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
/// Takes a pathway from a file as the draft of its next version; an open draft is replaced. One that contradicts itself is refused now, not
/// when a learner asks. An institution imports its own; the alliance any, and may put it in force at once, since it decided elsewhere.
/// </summary>
internal sealed class ImportPathway(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    PublishPathway publishing,
    AuditLog audit,
    TimeProvider time
)
{
    public async Task<Result<PathwayVersionView>> HandleAsync(ReadOnlyMemory<byte> file, bool publish, CancellationToken cancel)
    {
        var at = tenant.Tenant;
        if (at is null ? !actor.IsAllianceAdministrator : publish || !actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        if (!PathwayFile.Read(file).Succeeded(out var read, out var problem))
            return problem;
        var (rules, content) = read;
        if (at is not null && rules.Home != at.Slug)
            return StacksProblems.PathwayHome();
        if (await DraftAsync(rules, cancel) is not { } draft)
            return StacksProblems.PathwayHome();

        var now = time.GetUtcNow();
        if (draft.Change(content, actor.Id, now) is { } frozen)
            return frozen;
        audit.Record("stacks.pathwayImported", $"{rules.Id}/{draft.Number}");
        if (publish && await publishing.PutInForceAsync(draft, cancel) is { } refused)
            return refused;
        return await db.TrySaveAsync(cancel) is { } lost ? lost : PathwayVersionView.Of(draft);
    }

    // Null when the id is another institution's.
    private async Task<PathwayVersion?> DraftAsync(Pathway rules, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var stored = await db.Set<StoredPathway>().SingleOrDefaultAsync(pathway => pathway.Id == rules.Id, cancel);
        if (stored is null)
        {
            db.Add(
                new StoredPathway
                {
                    Id = rules.Id,
                    Home = rules.Home,
                    CreatedAt = now,
                }
            );
        }
        else if (stored.Home != rules.Home)
        {
            return null;
        }

        var newest = await db.NewestVersionAsync(rules.Id, cancel);
        if (newest is { State: PathwayState.Draft })
            return newest;
        var draft = new PathwayVersion
        {
            Pathway = rules.Id,
            Number = (newest?.Number ?? 0) + 1,
            CreatedAt = now,
        };
        db.Add(draft);
        return draft;
    }

    public static void Map(RouteGroupBuilder alliance, RouteGroupBuilder own)
    {
        alliance
            .MapPut(
                "",
                async ([FromQuery] bool? publish, HttpRequest http, ImportPathway useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(await BodyAsync(http, cancel), publish == true, cancel)).ToHttp(TypedResults.Ok)
            )
            .Accepts<PathwayFile>("application/json")
            .Produces<PathwayVersionView>()
            .WithName("ImportPathway")
            .WithSummary("Take a pathway from a file as a draft, or put it in force");
        own.MapPost(
                "/import",
                async (HttpRequest http, ImportPathway useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(await BodyAsync(http, cancel), false, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DraftSpecification)
            .Accepts<PathwayFile>("application/json")
            .Produces<PathwayVersionView>()
            .WithName("ImportOwnPathway")
            .WithSummary("Take a pathway of the institution from a file as a draft");
    }

    // One byte more than allowed is enough to know that it is too large.
    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest http, CancellationToken cancel)
    {
        var buffer = new byte[PathwayFile.MostBytes + 1];
        var length = await http.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return buffer.AsMemory(0, length);
    }
}
