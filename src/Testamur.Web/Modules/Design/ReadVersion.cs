using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>One version, with its history.</summary>
internal sealed class ReadVersion(AppDb db, Actor actor)
{
    internal sealed record Step(SpecificationState State, DateTimeOffset At, Guid? By, string? Note);

    internal sealed record Answer(VersionAnswer Version, IReadOnlyList<Step> History);

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
        var history = version.Steps.OrderBy(step => step.At).ThenBy(step => step.Id);
        return new Answer(
            VersionAnswer.Of(version),
            [.. history.Select(step => new Step(step.State, step.At, step.By?.Value, step.Note))]
        );
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapGet(
                "/{id:guid}/{version:int}",
                async (Guid id, int version, ReadVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, cancel)).ToHttp(found => TypedResults.Ok(found))
            )
            .Requires(Permission.SeeInstitution)
            .WithName("ReadSpecification")
            .WithSummary("One version with its history");
}
