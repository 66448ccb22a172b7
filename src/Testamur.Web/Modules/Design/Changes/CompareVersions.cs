using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Changes;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design.Changes;

/// <summary>What differs between two versions of one specification, such as a draft and what is published.</summary>
internal sealed class CompareVersions(AppDb db, Actor actor)
{
    /// <param name="Path">JSON Pointer in the later version; in the earlier one for what is gone.</param>
    internal sealed record Change(ChangeKind Kind, string Path, JsonNode? Before, JsonNode? After);

    internal sealed record Known(int Version, SpecificationState State);

    /// <param name="Title">Of the later version, in its main language.</param>
    /// <param name="Outcomes">What the outcomes of both say, by the ids that tasks name.</param>
    internal sealed record Answer(
        int From,
        int To,
        string Title,
        string Language,
        IReadOnlyList<Known> Versions,
        IReadOnlyDictionary<string, string> Outcomes,
        IReadOnlyList<Change> Changes
    );

    /// <param name="from">The earlier version; the newest published one before the later when absent, else the one before.</param>
    /// <param name="to">The later version; the newest when absent.</param>
    public async Task<Result<Answer>> HandleAsync(SpecificationId id, int? from, int? to, CancellationToken cancel)
    {
        if (!actor.May(Permission.SeeInstitution))
            return PlatformProblems.NotAllowed();
        var all = await db.Set<SpecificationVersion>()
            .AsNoTracking()
            .Where(version => version.Specification == id)
            .OrderBy(version => version.Number)
            .ToListAsync(cancel);
        var later = to is null ? all.LastOrDefault() : all.SingleOrDefault(version => version.Number == to);
        var before = all.Where(version => version.Number < later?.Number).ToList();
        var earlier = from is null
            ? before.LastOrDefault(version => version.State == SpecificationState.Published) ?? before.LastOrDefault() ?? later
            : all.SingleOrDefault(version => version.Number == from);
        if (later is null || earlier is null)
            return PlatformProblems.NotFound();
        var (old, content) = (earlier.Read(), later.Read());
        return new Answer(
            earlier.Number,
            later.Number,
            later.Title,
            content.DefaultLanguage,
            [.. all.Select(version => new Known(version.Number, version.State))],
            content
                .LearningOutcomes.Concat(old.LearningOutcomes)
                .DistinctBy(outcome => outcome.Id, StringComparer.Ordinal)
                .ToDictionary(outcome => outcome.Id, outcome => outcome.Text.In(content.DefaultLanguage), StringComparer.Ordinal),
            [
                .. SpecificationDiff
                    .Compare(old, content)
                    .Select(change => new Change(
                        change.Kind,
                        change.Path,
                        change.Before?.DeepClone(),
                        change.After?.DeepClone()
                    )),
            ]
        );
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapGet(
                "/{id:guid}/changes",
                async (Guid id, int? from, int? to, CompareVersions useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), from, to, cancel)).ToHttp(found => TypedResults.Ok(found))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("CompareVersions")
            .WithSummary("What differs between two versions");
}
