using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Records what the agency said. Its report is kept as evidence in the module Quality.</summary>
internal sealed class RecordAgencyResult(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <param name="Note">What it asks for, or why it refused; needed unless it approves.</param>
    internal sealed record Request(AgencyResult Result, string? Note = null);

    public async Task<Result<VersionAnswer>> HandleAsync(
        SpecificationId id,
        int number,
        Request request,
        CancellationToken cancel
    )
    {
        var move = request.Result switch
        {
            AgencyResult.Approved => Move.AgencyApproves,
            AgencyResult.ChangesRequested => Move.AgencyAsksForChanges,
            _ => Move.AgencyRejects,
        };
        if (await db.FindVersionAsync(id, number, cancel) is not { } version)
            return PlatformProblems.NotFound();
        var refused =
            SpecificationLife.Check(move, version.State, actor.May)
            ?? Notes.Check(request.Note, needed: move != Move.AgencyApproves)
            // A text that was public once can be approved, refused or followed by a new version, but not changed.
            ?? (move == Move.AgencyAsksForChanges && version.PublishedAt is not null ? DesignProblems.Frozen() : null);
        if (refused is not null)
            return refused;

        var (now, note) = (time.GetUtcNow(), request.Note?.Trim());
        version.Make(move, actor.RequiredId, note, now);
        audit.Record("design.agencyResult", $"{id.Value}/{number}", note);
        db.Publish(new AgencyDecided(id.Value, number, request.Result, actor.RequiredId, note, now), time);
        if (move == Move.AgencyRejects && version.PublishedAt is not null)
            db.Publish(new SpecificationRetired(id.Value, number, now), time);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : VersionAnswer.Of(version);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/external-result",
                async (Guid id, int version, Request request, RecordAgencyResult useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ReviewSpecification)
            .WithName("RecordAgencyResult")
            .WithSummary("Record what the agency said");
}
