using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

internal sealed class SpecificationReader(AppDb db) : ISpecifications, IPlacedSpecifications
{
    public async Task<SpecificationVersionView?> FindAsync(Guid specification, int version, CancellationToken cancel)
    {
        var id = new SpecificationId(specification);
        var found = await Read().SingleOrDefaultAsync(v => v.Specification == id && v.Number == version, cancel);
        return found is null ? null : View(found);
    }

    public async Task<IReadOnlyList<SpecificationVersionView>> ListPublishedAsync(CancellationToken cancel)
    {
        var published = await Read().Where(version => version.State == SpecificationState.Published).ToListAsync(cancel);
        return
        [
            .. published
                .GroupBy(version => version.Specification)
                .Select(versions => versions.OrderByDescending(version => version.Number).First())
                .OrderBy(version => version.Title, StringComparer.CurrentCulture)
                .Select(View),
        ];
    }

    async Task<IReadOnlyDictionary<Guid, UnitId>> IPlacedSpecifications.ListAsync(
        IReadOnlyCollection<UnitId> units,
        CancellationToken cancel
    )
    {
        var placed = await db.Set<SpecificationRoot>()
            .Where(root => root.Unit != null && units.Contains(root.Unit.Value))
            .Select(root => new { root.Id, root.Unit })
            .ToListAsync(cancel);
        return placed.ToDictionary(root => root.Id.Value, root => root.Unit.GetValueOrDefault());
    }

    async Task<UnitId?> IPlacedSpecifications.FindAsync(Guid specification, CancellationToken cancel)
    {
        var id = new SpecificationId(specification);
        return await db.Set<SpecificationRoot>()
            .Where(root => root.Id == id)
            .Select(root => root.Unit)
            .SingleOrDefaultAsync(cancel);
    }

    private IQueryable<SpecificationVersion> Read() =>
        db.Set<SpecificationVersion>().AsNoTracking().Include(version => version.Authors);

    private static SpecificationVersionView View(SpecificationVersion version) =>
        new(
            version.Specification.Value,
            version.Number,
            version.State.ToString(),
            version.Read(),
            [.. version.Authors.Select(author => author.Person.Value)],
            version.PublishedAt
        )
        {
            StartedAt = version.CreatedAt,
        };
}
