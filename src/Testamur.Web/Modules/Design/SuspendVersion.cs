using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Takes a published version out of the public for a while and says why: no offering opens, nothing is issued.</summary>
internal sealed class SuspendVersion(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    internal sealed record Request(string? Note);

    public async Task<Result<VersionAnswer>> HandleAsync(
        SpecificationId id,
        int number,
        Request request,
        CancellationToken cancel
    )
    {
        if (await db.FindVersionAsync(id, number, cancel) is not { } version)
            return PlatformProblems.NotFound();
        if (
            (SpecificationLife.Check(Move.Suspend, version.State, actor.May) ?? Notes.Check(request.Note, needed: true)) is
            { } refused
        )
            return refused;

        var (now, note) = (time.GetUtcNow(), request.Note?.Trim());
        version.Make(Move.Suspend, actor.RequiredId, note, now);
        audit.Record("design.suspended", $"{id.Value}/{number}", note);
        db.Publish(new SpecificationHeld(id.Value, number, HoldReason.Suspended, now), time);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : VersionAnswer.Of(version);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/suspend",
                async (Guid id, int version, Request request, SuspendVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.PublishSpecification)
            .WithName("SuspendSpecification")
            .WithSummary("Take a published version out of the public for a while");
}
