using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Drafts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>One version, with its history.</summary>
internal sealed class ReadVersion(AppDb db, Actor actor)
{
    internal sealed record Step(SpecificationState State, DateTimeOffset At, Guid? By, string? Note);

    /// <summary>Where a specification's first text comes from.</summary>
    internal sealed record Origin(Guid Id, int Version);

    /// <param name="CopiedFrom">Null when it started empty.</param>
    /// <param name="Unit">The unit that is responsible for it; null for the whole institution.</param>
    internal sealed record Answer(VersionAnswer Version, IReadOnlyList<Step> History, Origin? CopiedFrom, Guid? Unit);

    public async Task<Result<Answer>> HandleAsync(SpecificationId id, int number, CancellationToken cancel)
    {
        if (!actor.May(Permission.SeeInstitution))
            return PlatformProblems.NotAllowed();
        var version = await db.Set<SpecificationVersion>()
            .AsNoTracking()
            .Include(found => found.Authors)
            .Include(found => found.Steps)
            .SingleOrDefaultAsync(found => found.Specification == id && found.Number == number, cancel);
        if (version is null)
            return PlatformProblems.NotFound();
        actor.Regard(id.Value);
        var root = await db.Set<SpecificationRoot>().AsNoTracking().SingleAsync(found => found.Id == id, cancel);
        var history = version.Steps.OrderBy(step => step.At).ThenBy(step => step.Id);
        return new Answer(
            VersionAnswer.Of(version),
            [.. history.Select(step => new Step(step.State, step.At, step.By?.Value, step.Note))],
            root.CopiedFrom is { } origin ? new(origin.Value, root.CopiedVersion ?? 1) : null,
            root.Unit?.Value
        );
    }

    /// <summary>The text a form was made from; null when it is not kept any more.</summary>
    public async Task<Specification?> StartedFromAsync(
        SpecificationId id,
        int number,
        DraftBase start,
        CancellationToken cancel
    ) => actor.May(Permission.SeeInstitution) ? await db.FindDraftAsync(id, number, start, cancel) : null;

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapGet(
                "/{id:guid}/{version:int}",
                async (Guid id, int version, ReadVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, cancel)).ToHttp(found => TypedResults.Ok(found))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ReadSpecification")
            .WithSummary("One version with its history");
}
