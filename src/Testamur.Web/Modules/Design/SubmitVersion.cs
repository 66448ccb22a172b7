using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Hands a draft in for review. The design rules must find no error in it.</summary>
internal sealed class SubmitVersion(AppDb db, Actor actor, Linting linting, AuditLog audit, TimeProvider time)
{
    public async Task<Result<VersionAnswer>> HandleAsync(SpecificationId id, int number, CancellationToken cancel)
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        var version = await db.FindVersionAsync(id, number, cancel);
        if (version is null)
            return PlatformProblems.NotFound();
        var now = time.GetUtcNow();
        var report = await linting.LintAsync(id, version.Read(), cancel);
        if (SpecificationLife.CheckSubmit(version.State, report.Findings) is { } refused)
            return refused;

        version.Make(Move.Submit, actor.RequiredId, null, now);
        audit.Record("design.submitted", $"{id.Value}/{number}");
        db.Publish(new SpecificationSubmitted(id.Value, number, version.Title, actor.RequiredId, now), time);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : VersionAnswer.Of(version);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/submit",
                async (Guid id, int version, SubmitVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("SubmitSpecification")
            .WithSummary("Hand a draft in for review");
}
