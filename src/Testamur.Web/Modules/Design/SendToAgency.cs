using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Hands an approved version to an agency, where a country asks for its word before anything is public.</summary>
internal sealed class SendToAgency(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <param name="Agency">Its name, for the history.</param>
    internal sealed record Request(string? Agency);

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
            (SpecificationLife.Check(Move.SendToAgency, version.State, actor.May) ?? Notes.Check(request.Agency, needed: true)) is
            { } refused
        )
            return refused;

        version.Make(Move.SendToAgency, actor.RequiredId, request.Agency?.Trim(), time.GetUtcNow());
        audit.Record("design.sentToAgency", $"{id.Value}/{number}", request.Agency?.Trim());
        return await db.TrySaveAsync(cancel) is { } lost ? lost : VersionAnswer.Of(version);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/external-review",
                async (Guid id, int version, Request request, SendToAgency useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ReviewSpecification)
            .WithName("SendToAgency")
            .WithSummary("Hand an approved version to an agency");
}
