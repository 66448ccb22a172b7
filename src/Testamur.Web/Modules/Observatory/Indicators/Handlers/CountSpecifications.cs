using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Observatory.Indicators.Handlers;

/// <summary>Each micro-credential counts once: by its newest version that is public.</summary>
internal sealed class CountSpecifications(
    AppDb db,
    CurrentTenant tenant,
    WriteFacts facts,
    Places places,
    ISpecifications specifications,
    IDesignCheck check,
    IInstitutionPolicy policy,
    IEndorsements endorsements
)
    : IEventHandler<SpecificationPublished>,
        IEventHandler<SpecificationHeld>,
        IEventHandler<SpecificationRetired>,
        IEventHandler<EndorsementTakenBack>
{
    public async Task HandleAsync(SpecificationPublished happened, CancellationToken cancel)
    {
        var versions = await VersionsAsync(happened.Specification, cancel);
        if (versions.All(fact => fact.SpecificationVersion != happened.Version))
        {
            var content = SpecificationJson.Read(happened.Content);
            var place = await places.OfAsync(content, happened.Specification, happened.Version, cancel);
            var fact = place.At(
                FactKind.Specification,
                Places.KeyOf(happened.Specification, happened.Version),
                happened.At,
                await MarksAsync(content, happened, cancel)
            );
            fact.Count(false); // until it is known which version is the one that counts
            await facts.AddAsync(fact, cancel);
            versions.Add(fact);
        }

        await OpenAsync(versions, happened.Version, open: true, cancel);
    }

    public async Task HandleAsync(SpecificationHeld happened, CancellationToken cancel) =>
        await OpenAsync(await VersionsAsync(happened.Specification, cancel), happened.Version, open: false, cancel);

    public async Task HandleAsync(SpecificationRetired happened, CancellationToken cancel) =>
        await OpenAsync(await VersionsAsync(happened.Specification, cancel), happened.Version, open: false, cancel);

    public async Task HandleAsync(EndorsementTakenBack happened, CancellationToken cancel)
    {
        var versions = await VersionsAsync(happened.Specification, cancel);
        if (versions.Find(fact => fact.SpecificationVersion == happened.Version) is not { } fact)
            return;
        var endorsed = EventMarks.Endorsed(await endorsements.CountAsync(happened.Specification, happened.Version, cancel));
        await facts.ChangeAsync(
            [fact],
            one => one.Write([.. Mark.Read(one.Marks).Where(mark => mark.Measure != Measures.Endorsed), .. endorsed]),
            cancel
        );
    }

    private Task OpenAsync(List<Fact> versions, int version, bool open, CancellationToken cancel)
    {
        foreach (var fact in versions.Where(fact => fact.SpecificationVersion == version))
            fact.Open = open;
        var newest = versions.Where(fact => fact.Open).MaxBy(fact => fact.SpecificationVersion);
        return facts.ChangeAsync(versions, fact => fact.Count(fact == newest), cancel);
    }

    // A specification has one owner: an event of another institution must not touch it.
    private Task<List<Fact>> VersionsAsync(Guid specification, CancellationToken cancel) =>
        db.Set<Fact>()
            .Where(fact => fact.Kind == FactKind.Specification && fact.Specification == specification)
            .Where(fact => fact.Institution == tenant.Id)
            .ToListAsync(cancel);

    private async Task<IReadOnlyList<Mark>> MarksAsync(
        Specification content,
        SpecificationPublished happened,
        CancellationToken cancel
    )
    {
        var version = await specifications.FindAsync(happened.Specification, happened.Version, cancel);
        var checkedNow = await check.FindAsync(happened.Specification, happened.Version, cancel);
        var range = (await policy.FindAsync(cancel)).SizeRange;
        return
        [
            .. SpecificationMarks.Of(
                content,
                range is null ? null : (range.Min.Hundredths, range.Max.Hundredths),
                checkedNow?.Report.Findings.Count(finding => finding.Severity == Education.Linter.Severity.Error),
                version?.StartedAt is { } started ? Math.Max(0, (int)(happened.At - started).TotalDays) : null
            ),
            .. EventMarks.Endorsed(await endorsements.CountAsync(happened.Specification, happened.Version, cancel)),
        ];
    }
}
