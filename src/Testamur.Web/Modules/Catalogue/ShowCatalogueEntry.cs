using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>Everything the public may know of one micro-credential, or what was read about somebody else's.</summary>
internal sealed class ShowCatalogueEntry(AppDb db, IInstitutions institutions, IAwardingRights rights, TimeProvider time)
{
    /// <param name="version">Null for the newest version that is not retired.</param>
    public async Task<Result<CatalogueDetail>> HandleAsync(Guid id, int? version, CancellationToken cancel)
    {
        var entry = await db.Set<CatalogueEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel);
        if (entry is null)
            return CatalogueProblems.NotFound();
        if (entry.External)
        {
            var external = await db.Set<CatalogueExternal>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel);
            if (external is null)
                return CatalogueProblems.NotFound();
            return new CatalogueDetail(CatalogueItem.Of(entry, null, null, external), null, null, [], [], null, null);
        }

        var versions = await db.Set<CatalogueVersion>()
            .AsNoTracking()
            .Where(v => v.Specification == id)
            .OrderByDescending(v => v.Version)
            .ToListAsync(cancel);
        var shown = version is { } wanted ? versions.SingleOrDefault(v => v.Version == wanted) : versions.Shown();
        var institution = await institutions.FindAsync(entry.Institution, cancel);
        if (shown is null || institution is null)
            return CatalogueProblems.NotFound();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        // Nobody enrols in what is not public.
        var offerings = await db.Set<CatalogueOffering>()
            .AsNoTracking()
            .Where(o => shown.Held == null)
            .Where(o => o.Specification == id && o.Version == shown.Version && o.Open && o.EnrolUntil >= today)
            .OrderBy(o => o.StartsOn)
            .ThenBy(o => o.Id)
            .Take(100)
            .ToListAsync(cancel);
        var content = SpecificationJson.Read(shown.Content);
        return new CatalogueDetail(
            CatalogueItem.Of(entry, institution, offerings.Count > 0 ? offerings[0].StartsOn : null, null),
            shown.Version,
            content,
            [.. versions.Select(v => new CatalogueVersionView(v.Version, v.PublishedAt, v.RetiredAt, v.Held, v.HeldAt))],
            [.. offerings.Select(o => CatalogueOfferingView.Of(o, institution.Slug))],
            institution,
            await rights.FindAsync(institution.Id, today, content.EqfLevel, cancel)
        );
    }

    public static void Map(RouteGroupBuilder catalogue) =>
        catalogue
            .MapGet(
                "/{id:guid}",
                async (Guid id, string? version, ShowCatalogueEntry useCase, CancellationToken cancel) =>
                {
                    if (version is not null && !int.TryParse(version, out _))
                        return CatalogueProblems.NotFound().ToHttp();
                    int? wanted = version is null ? null : int.Parse(version, System.Globalization.CultureInfo.InvariantCulture);
                    return (await useCase.HandleAsync(id, wanted, cancel)).ToHttp(detail => TypedResults.Ok(Answer(detail)));
                }
            )
            .WithName("ShowCatalogueEntry")
            .WithSummary("One micro-credential with its versions and open offerings")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static CatalogueDetailAnswer Answer(CatalogueDetail detail) =>
        new(
            detail.Item,
            detail.Version,
            detail.Content is null ? null : JsonNode.Parse(SpecificationJson.Write(detail.Content)),
            detail.Versions,
            detail.Offerings,
            detail.Institution?.Did,
            detail.AwardingRight?.Basis
        );
}

/// <param name="Content">Null for an external offer.</param>
/// <param name="AwardingRight">What entitles the institution today, at the level of the micro-credential; null when nothing is on record.</param>
internal sealed record CatalogueDetail(
    CatalogueItem Item,
    int? Version,
    Specification? Content,
    IReadOnlyList<CatalogueVersionView> Versions,
    IReadOnlyList<CatalogueOfferingView> Offerings,
    InstitutionView? Institution,
    AwardingRightView? AwardingRight
);

/// <param name="Specification">The whole published specification.</param>
/// <param name="AwardingRight">The law, charter or decision that entitles the institution today; null when nothing is on record.</param>
internal sealed record CatalogueDetailAnswer(
    CatalogueItem Item,
    int? Version,
    JsonNode? Specification,
    IReadOnlyList<CatalogueVersionView> Versions,
    IReadOnlyList<CatalogueOfferingView> Offerings,
    string? IssuerDid,
    string? AwardingRight
);

/// <param name="Held">Why it is not public at present; null while it is.</param>
internal sealed record CatalogueVersionView(
    int Version,
    DateTimeOffset PublishedAt,
    DateTimeOffset? RetiredAt,
    HoldReason? Held,
    DateTimeOffset? HeldAt
);

/// <param name="EnrolPath">Where one enrols.</param>
internal sealed record CatalogueOfferingView(
    Guid Id,
    string Name,
    DateOnly StartsOn,
    DateOnly EndsOn,
    DateOnly EnrolUntil,
    int? Capacity,
    string? Place,
    string EnrolPath
)
{
    public static CatalogueOfferingView Of(CatalogueOffering o, string tenant) =>
        new(o.Id, o.Name, o.StartsOn, o.EndsOn, o.EnrolUntil, o.Capacity, o.Place, $"/t/{tenant}/offerings/{o.Id}/enrol");
}
