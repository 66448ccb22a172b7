using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Stacks.Pathways;

/// <summary>The larger certificates the alliance offers, for everybody.</summary>
internal sealed class ListPathways(AppDb db) : IPathways
{
    public async Task<IReadOnlyList<PathwaySummary>> HandleAsync(CancellationToken cancel) =>
        [.. (await db.PublishedPathways().OrderBy(version => version.Pathway).ToListAsync(cancel)).Select(PathwaySummary.Of)];

    public async Task<IReadOnlyDictionary<string, LangText>> TitlesAsync(
        IReadOnlyCollection<string> ids,
        CancellationToken cancel
    ) =>
        await db.PublishedPathways()
            .Where(version => ids.Contains(version.Pathway))
            .ToDictionaryAsync(version => version.Pathway, version => version.Title, cancel);

    public static void Map(RouteGroupBuilder open) =>
        open.MapGet(
                "/pathways",
                async (ListPathways useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel))
            )
            .WithTags("Stacks")
            .WithName("ListPathways")
            .WithSummary("Larger certificates and the rules that lead to them");
}
