using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>Makes an approved version public and freezes it. The approval and an awarding right must be valid today.</summary>
internal sealed class PublishVersion(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    IAwardingRights rights,
    AuditLog audit,
    TimeProvider time
)
{
    public async Task<Result<VersionAnswer>> HandleAsync(SpecificationId id, int number, CancellationToken cancel)
    {
        if (!actor.May(Permission.PublishSpecification))
            return PlatformProblems.NotAllowed();
        var version = await db.FindVersionAsync(id, number, cancel);
        if (version is null)
            return PlatformProblems.NotFound();
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var right = await rights.FindAsync(tenant.Id, today, version.Read().EqfLevel, cancel);
        if (SpecificationLife.CheckPublish(version.State, version.ApprovedUntil, right, today) is { } refused)
            return refused;

        version.MoveTo(SpecificationState.Published, actor.RequiredId, null, now);
        audit.Record("design.published", $"{id.Value}/{number}");
        db.Publish(new SpecificationPublished(id.Value, number, version.Content, now), time);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : VersionAnswer.Of(version);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/publish",
                async (Guid id, int version, PublishVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .Requires(Permission.PublishSpecification)
            .WithName("PublishSpecification")
            .WithSummary("Make an approved version public");
}
