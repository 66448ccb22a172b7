using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>Lists a published version; the newest that is not retired is the one that is found.</summary>
internal sealed class ListSpecification(AppDb db, CurrentTenant tenant, IInstitutions institutions, TimeProvider time)
    : IEventHandler<SpecificationPublished>,
        IEventHandler<SpecificationHeld>,
        IEventHandler<SpecificationRetired>
{
    public async Task HandleAsync(SpecificationPublished happened, CancellationToken cancel)
    {
        var versions = await VersionsAsync(happened.Specification, cancel);
        if (versions.SingleOrDefault(v => v.Version == happened.Version) is { } known)
        {
            (known.Held, known.HeldAt) = (null, null); // public again: the text is the same
            await ListAsync(versions, cancel);
            return;
        }

        var version = new CatalogueVersion
        {
            Specification = happened.Specification,
            Version = happened.Version,
            Institution = tenant.Id,
            Uri = SpecificationJson.Read(happened.Content).Id,
            Content = happened.Content,
            PublishedAt = happened.At,
        };
        db.Add(version);
        await ListAsync([.. versions, version], cancel);
    }

    public async Task HandleAsync(SpecificationHeld happened, CancellationToken cancel)
    {
        var versions = await VersionsAsync(happened.Specification, cancel);
        if (versions.SingleOrDefault(v => v.Version == happened.Version) is not { } version)
            return;
        (version.Held, version.HeldAt) = (happened.Reason, happened.At);
        await ListAsync(versions, cancel);
    }

    public async Task HandleAsync(SpecificationRetired happened, CancellationToken cancel)
    {
        var versions = await VersionsAsync(happened.Specification, cancel);
        if (versions.SingleOrDefault(v => v.Version == happened.Version) is not { } version)
            return;
        version.RetiredAt = happened.At;
        await ListAsync(versions, cancel);
    }

    // A specification has one owner: an event of another institution must not change its page.
    private Task<List<CatalogueVersion>> VersionsAsync(Guid specification, CancellationToken cancel) =>
        db.Set<CatalogueVersion>().Where(v => v.Specification == specification && v.Institution == tenant.Id).ToListAsync(cancel);

    private async Task ListAsync(List<CatalogueVersion> versions, CancellationToken cancel)
    {
        var shown = versions.Shown();
        var entry = await db.Set<CatalogueEntry>().SingleOrDefaultAsync(e => e.Id == shown.Specification, cancel);
        if (entry is null)
            db.Add(entry = SpecificationEntry.Empty(shown));
        var institution = await institutions.FindAsync(tenant.Id, cancel);
        SpecificationEntry.Describe(entry, SpecificationJson.Read(shown.Content), institution?.Name ?? "");
        entry.Listed = shown.IsOpen;
        entry.Touch(time.GetUtcNow());
    }
}

internal static class CatalogueVersions
{
    /// <summary>The newest that is open; else the newest that may open again; else the newest, since awards made from it still count.</summary>
    public static CatalogueVersion Shown(this IEnumerable<CatalogueVersion> versions) =>
        versions
            .OrderByDescending(version => version.IsOpen)
            .ThenByDescending(version => version.RetiredAt is null)
            .ThenByDescending(version => version.Version)
            .First();
}

/// <summary>Shows a run while it takes learners.</summary>
internal sealed class ListOffering(AppDb db, CurrentTenant tenant, TimeProvider time)
    : IEventHandler<OfferingOpened>,
        IEventHandler<OfferingClosed>
{
    public async Task HandleAsync(OfferingOpened happened, CancellationToken cancel)
    {
        var offering = await FindAsync(happened.Offering, cancel);
        if (offering is null)
        {
            db.Add(
                offering = new CatalogueOffering
                {
                    Id = happened.Offering,
                    Institution = tenant.Id,
                    Specification = happened.Specification,
                    Version = happened.Version,
                    Name = happened.Name,
                    StartsOn = happened.StartsOn,
                    EndsOn = happened.EndsOn,
                    EnrolUntil = happened.EnrolUntil,
                }
            );
        }

        offering.Name = happened.Name;
        offering.StartsOn = happened.StartsOn;
        offering.EndsOn = happened.EndsOn;
        offering.EnrolUntil = happened.EnrolUntil;
        offering.Capacity = happened.Capacity;
        offering.Place = happened.Place;
        offering.Open = true;
        await TouchAsync(offering, cancel);
    }

    public async Task HandleAsync(OfferingClosed happened, CancellationToken cancel)
    {
        if (await FindAsync(happened.Offering, cancel) is not { } offering)
            return;
        offering.Open = false;
        await TouchAsync(offering, cancel);
    }

    // When an offer starts is part of what is searched for.
    private async Task TouchAsync(CatalogueOffering offering, CancellationToken cancel)
    {
        var entry = await db.Set<CatalogueEntry>()
            .SingleOrDefaultAsync(e => e.Id == offering.Specification && e.Institution == tenant.Id, cancel);
        entry?.Touch(time.GetUtcNow());
    }

    private Task<CatalogueOffering?> FindAsync(Guid id, CancellationToken cancel) =>
        db.Set<CatalogueOffering>().SingleOrDefaultAsync(o => o.Id == id && o.Institution == tenant.Id, cancel);
}
