using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Catalogue.Ooapi;

/// <summary>Organisations, courses and offerings for programs that read the Open Education API; nothing can be changed through it.</summary>
internal sealed class ServeOoapi(AppDb db, IInstitutions institutions, IOptions<TestamurOptions> platform, TimeProvider time)
{
    public async Task<JsonObject> OrganizationsAsync(OoapiParameters list, CancellationToken cancel)
    {
        var all = await institutions.ListAsync(cancel);
        var page = all.OrderBy(institution => institution.Name, StringComparer.Ordinal)
            .Skip(Skipped(list))
            .Take(list.Size)
            .Select(OoapiDocuments.Organization);
        return OoapiDocuments.Page(page, list.Size, list.Number, all.Count);
    }

    public async Task<JsonObject?> OrganizationAsync(Guid id, CancellationToken cancel) =>
        await institutions.FindAsync(new(id), cancel) is { } institution ? OoapiDocuments.Organization(institution) : null;

    /// <param name="institution">Null for all.</param>
    /// <returns>Null when there is no such institution.</returns>
    public async Task<JsonObject?> CoursesAsync(Guid? institution, OoapiParameters list, CancellationToken cancel)
    {
        var entries = db.Set<CatalogueEntry>().AsNoTracking().Where(entry => entry.Listed && !entry.External);
        if (institution is { } id)
        {
            if (await institutions.FindAsync(new(id), cancel) is null)
                return null;
            entries = entries.Where(entry => entry.Institution == new InstitutionId(id));
        }

        var page = await entries
            .OrderBy(entry => entry.OrderKey)
            .Skip(Skipped(list))
            .Take(list.Size)
            .Select(entry => entry.Id)
            .ToListAsync(cancel);
        var versions = await NewestAsync(page, cancel);
        var courses = page.Where(versions.ContainsKey).Select(course => Course(versions[course])).OfType<JsonObject>();
        return OoapiDocuments.Page(courses, list.Size, list.Number, await entries.CountAsync(cancel));
    }

    public async Task<JsonObject?> CourseAsync(Guid id, CancellationToken cancel) =>
        (await NewestAsync([id], cancel)).TryGetValue(id, out var version) ? Course(version) : null;

    /// <param name="runs">Narrowed to a course or an institution.</param>
    public async Task<JsonObject> OfferingsAsync(
        IQueryable<CatalogueOffering> runs,
        OoapiParameters list,
        CancellationToken cancel
    )
    {
        // By default what is still to come, as the specification says.
        var since = list.Since ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var until = list.Until ?? DateOnly.MaxValue;
        runs = runs.Where(run => run.Open && run.StartsOn >= since && run.EndsOn <= until);
        var page = await runs.OrderBy(run => run.StartsOn)
            .ThenBy(run => run.Id)
            .Skip(Skipped(list))
            .Take(list.Size)
            .ToListAsync(cancel);
        return OoapiDocuments.Page(await DocumentsAsync(page, cancel), list.Size, list.Number, await runs.CountAsync(cancel));
    }

    public async Task<JsonObject?> OfferingAsync(Guid id, CancellationToken cancel)
    {
        var run = await Runs().SingleOrDefaultAsync(run => run.Id == id && run.Open, cancel);
        return run is null ? null : (await DocumentsAsync([run], cancel)).SingleOrDefault();
    }

    public IQueryable<CatalogueOffering> Runs() => db.Set<CatalogueOffering>().AsNoTracking();

    private async Task<List<JsonObject>> DocumentsAsync(List<CatalogueOffering> runs, CancellationToken cancel)
    {
        Guid[] ids = [.. runs.Select(run => run.Specification).Distinct()];
        var versions = await db.Set<CatalogueVersion>()
            .AsNoTracking()
            .Where(version => ids.Contains(version.Specification))
            .ToDictionaryAsync(version => (version.Specification, version.Version), cancel);
        var members = (await institutions.ListAsync(cancel)).ToDictionary(member => member.Id);
        return
        [
            .. runs.Where(run => versions.ContainsKey((run.Specification, run.Version)) && members.ContainsKey(run.Institution))
                .Select(run =>
                    OoapiDocuments.Offering(
                        run,
                        SpecificationJson.Read(versions[(run.Specification, run.Version)].Content),
                        platform.Value.Link($"/t/{members[run.Institution].Slug}/offerings/{run.Id}/enrol")
                    )
                )
                .OfType<JsonObject>(),
        ];
    }

    private async Task<Dictionary<Guid, CatalogueVersion>> NewestAsync(List<Guid> ids, CancellationToken cancel)
    {
        var versions = await db.Set<CatalogueVersion>()
            .AsNoTracking()
            .Where(version => ids.Contains(version.Specification) && version.RetiredAt == null && version.Held == null)
            .ToListAsync(cancel);
        return versions
            .GroupBy(version => version.Specification)
            .ToDictionary(group => group.Key, group => group.MaxBy(version => version.Version)!); // a group has one at least
    }

    private JsonObject? Course(CatalogueVersion version) =>
        OoapiDocuments.Course(
            version.Specification,
            SpecificationJson.Read(version.Content),
            version.Institution.Value,
            platform.Value.Link($"/catalogue/{version.Specification}")
        );

    private static int Skipped(OoapiParameters list) => checked(list.Size * (list.Number - 1));
}
