using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Learning;

/// <summary>The institution's offerings, newest first.</summary>
internal sealed class ListOfferings(AppDb db, Actor actor, ISpecifications specifications)
{
    private const int PageSize = 50;

    /// <param name="Next">Pass it as <c>after</c> for what follows; null at the end.</param>
    internal sealed record Page(IReadOnlyList<OfferingView> Items, int? Next);

    public async Task<Page> HandleAsync(int after, CancellationToken cancel)
    {
        after = Math.Max(0, after);
        var found = await db.Set<Offering>()
            .AsNoTracking()
            .OrderByDescending(o => o.StartsOn)
            .ThenBy(o => o.Id)
            .Skip(after)
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        var items = new List<OfferingView>();
        foreach (var offering in found.Take(PageSize))
        {
            var version = await specifications.FindAsync(offering.Specification, offering.SpecificationVersion, cancel);
            items.Add(OfferingView.Of(offering, version?.Content.Title.In(actor.Language) ?? ""));
        }

        return new(items, found.Count > PageSize ? after + PageSize : null);
    }

    public static void Map(RouteGroupBuilder offerings) =>
        offerings
            .MapGet(
                "",
                async (ListOfferings useCase, CancellationToken cancel, int after = 0) =>
                    TypedResults.Ok(await useCase.HandleAsync(after, cancel))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ListOfferings")
            .WithSummary("The institution's offerings, newest first");
}
