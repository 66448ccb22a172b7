using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>Starts another specification of the same unit with the text of a version, and notes where it comes from.</summary>
internal sealed class CopyVersion(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    IOptions<TestamurOptions> options,
    AuditLog audit,
    TimeProvider time
)
{
    public async Task<Result<VersionAnswer>> HandleAsync(SpecificationId id, int number, CancellationToken cancel)
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        var source = await db.FindVersionAsync(id, number, cancel);
        if (source is null)
            return PlatformProblems.NotFound();
        var unit = await db.Set<SpecificationRoot>()
            .Where(found => found.Id == id)
            .Select(found => found.Unit)
            .SingleAsync(cancel);
        var copy = new SpecificationId(Ids.Public());
        var root = new SpecificationRoot
        {
            Institution = tenant.Id,
            Id = copy,
            Uri = options.Value.Link($"/specifications/{copy.Value}").ToString(),
            CreatedAt = time.GetUtcNow(),
            Unit = unit,
            CopiedFrom = id,
            CopiedVersion = number,
        };
        var version = SpecificationVersion.Start(
            root,
            source.Read() with
            {
                Id = root.Uri,
                Version = 1,
            },
            actor.RequiredId,
            time.GetUtcNow()
        );
        db.Add(root);
        db.Add(version);
        audit.Record("design.copied", $"{copy.Value}/1", $"{id.Value}/{number}");
        await db.SaveChangesAsync(cancel);
        return VersionAnswer.Of(version);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/copy",
                async (Guid id, int version, CopyVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("CopySpecification")
            .WithSummary("Start another specification with the text of this version");
}
