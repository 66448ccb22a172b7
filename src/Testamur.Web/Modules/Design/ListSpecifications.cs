using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>The newest version of every specification, last changed first, in pages.</summary>
internal sealed class ListSpecifications(AppDb db)
{
    private const int PageSize = 50;

    /// <param name="Unit">The unit that is responsible for it; null for the whole institution.</param>
    internal sealed record Row(
        Guid Id,
        int Version,
        string Uri,
        string Title,
        SpecificationState State,
        DateTimeOffset ChangedAt,
        string? Field,
        Guid? Unit
    );

    /// <param name="Next">Where the next page starts; null on the last one.</param>
    internal sealed record Page(IReadOnlyList<Row> Items, string? Next);

    /// <param name="after">The <c>next</c> of the page before.</param>
    public async Task<Page> HandleAsync(string? after, CancellationToken cancel)
    {
        var versions = db.Set<SpecificationVersion>().AsNoTracking();
        var newest = versions.Where(version =>
            !versions.Any(later => later.Specification == version.Specification && later.Number > version.Number)
        );
        if (Cursor.Read(after) is { } from)
        {
            var specification = new SpecificationId(from.Id);
            newest = newest.Where(version =>
                version.ChangedAt < from.At || (version.ChangedAt == from.At && version.Specification != specification)
            );
        }

        var found = await newest
            .OrderByDescending(version => version.ChangedAt)
            .ThenBy(version => version.Specification)
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        var ids = found.Take(PageSize).Select(version => version.Specification).ToList();
        var units = await db.Set<SpecificationRoot>()
            .Where(root => ids.Contains(root.Id))
            .ToDictionaryAsync(root => root.Id, root => root.Unit, cancel);
        var rows = found.Take(PageSize).Select(version => View(version, units[version.Specification])).ToList();
        var last = found.Count > PageSize ? found[PageSize - 1] : null;
        return new(rows, last is null ? null : Cursor.Write(last.ChangedAt, last.Specification.Value));
    }

    private static Row View(SpecificationVersion version, UnitId? unit)
    {
        var content = version.Read();
        return new(
            version.Specification.Value,
            version.Number,
            content.Id,
            version.Title,
            version.State,
            version.ChangedAt,
            content.IscedF is [var first, ..] ? first : null,
            unit?.Value
        );
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapGet(
                "",
                async (string? after, ListSpecifications useCase, CancellationToken cancel) =>
                    TypedResults.Ok(await useCase.HandleAsync(after, cancel))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ListSpecifications")
            .WithSummary("The newest version of every specification");
}
