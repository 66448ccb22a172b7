using System.Text.Json;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Replaces the text of a version that is still being written.</summary>
internal sealed class SaveDraft(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <param name="Revision">The revision the change started from.</param>
    /// <param name="Content">The whole specification; its id and version are set by the platform.</param>
    internal sealed record Request(int Revision, JsonElement Content);

    public async Task<Result<VersionAnswer>> HandleAsync(
        SpecificationId id,
        int number,
        Request request,
        CancellationToken cancel
    )
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        var version = await db.FindVersionAsync(id, number, cancel);
        if (version is null)
            return PlatformProblems.NotFound();
        return Contents.Read(request.Content, version.Read().Id, number).Succeeded(out var content, out var problem)
            ? await SaveAsync(version, request.Revision, content, cancel)
            : problem;
    }

    /// <summary>The same for a page, which has read its form already.</summary>
    public async Task<Result<VersionAnswer>> HandleAsync(
        SpecificationId id,
        int revision,
        Specification content,
        CancellationToken cancel
    )
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        var version = await db.FindVersionAsync(id, content.Version, cancel);
        return version is null ? PlatformProblems.NotFound() : await SaveAsync(version, revision, content, cancel);
    }

    private async Task<Result<VersionAnswer>> SaveAsync(
        SpecificationVersion version,
        int revision,
        Specification content,
        CancellationToken cancel
    )
    {
        if (SpecificationLife.CheckEdit(version.State, version.PublishedAt is not null) is { } refused)
            return refused;
        if (version.Version != revision)
            return PlatformProblems.ChangedMeanwhile();
        if (version.Change(content, actor.RequiredId, time.GetUtcNow()) is { } problem)
            return problem;
        audit.Record("design.changed", $"{version.Specification.Value}/{version.Number}");
        return await db.TrySaveAsync(cancel) is { } lost ? lost : VersionAnswer.Of(version);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPut(
                "/{id:guid}/{version:int}",
                async (Guid id, int version, Request request, SaveDraft useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, request, cancel)).ToHttp(saved => TypedResults.Ok(saved))
            )
            .Requires(Permission.DraftSpecification)
            .WithName("SaveDraft")
            .WithSummary("Replace the whole text of a draft");
}
