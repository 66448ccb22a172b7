using System.Text.Json;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Drafts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Makes the change by which a finding offers to repair itself, and saves it with what else was typed.</summary>
internal sealed class RepairDraft(AppDb db, Actor actor, Linting linting, SaveDraft saving)
{
    /// <param name="Revision">The revision the change starts from.</param>
    /// <param name="Finding">The finding's code and place, as <c>readiness</c> names it.</param>
    /// <param name="Fix">Which of its repairs, from 0.</param>
    internal sealed record Request(int Revision, string? Finding, int Fix = 0);

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
        if (version.Version != request.Revision)
            return SpecificationLife.CheckEdit(version.State, version.PublishedAt is not null)
                ?? PlatformProblems.ChangedMeanwhile();
        var repaired = await HandleAsync(id, new DraftBase(request.Revision), request, version.Read(), cancel);
        return !repaired.Succeeded(out var saved, out var problem) ? problem
            : saved.Stored ? saved.Version
            : PlatformProblems.ChangedMeanwhile();
    }

    /// <summary>The same for a page, which has read its form already.</summary>
    public async Task<Result<SaveDraft.Saved>> HandleAsync(
        SpecificationId id,
        DraftBase from,
        Request request,
        Specification content,
        CancellationToken cancel
    )
    {
        var report = await linting.LintAsync(id, content, cancel);
        var repair = report
            .Findings.FirstOrDefault(found => FindingAnswer.PlaceOf(found, content) == request.Finding)
            ?.Repairs.ElementAtOrDefault(request.Fix);
        if (repair is null)
            return DesignProblems.NoSuchRepair();
        try
        {
            return await saving.HandleAsync(id, from, repair.Apply(content), cancel);
        }
        catch (JsonException)
        {
            return DesignProblems.NoSuchRepair();
        }
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/repair",
                async (Guid id, int version, Request request, RepairDraft useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("RepairSpecification")
            .WithSummary("Make the change a finding offers");
}
