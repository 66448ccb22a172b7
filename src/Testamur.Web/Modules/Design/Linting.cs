using Microsoft.EntityFrameworkCore;
using Testamur.Education.Linter;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>Applies the design rules with the institution's own policy, and with what it has published as facts.</summary>
internal sealed class Linting(
    AppDb db,
    ICatalogue catalogue,
    IExternalEvidence evidence,
    IInstitutions institutions,
    CurrentTenant tenant,
    IServiceScopeFactory scopes,
    TimeProvider time
) : IDesignCheck, IInstitutionPolicy
{
    private const int MostPrerequisites = 50;

    // Every credential the platform issues has an entry in a status list. Which formats it comes in depends on the institution's seal.
    private static readonly IssuingFacts Issuing = new(null, "BitstringStatusList");

    public async Task<LintReport> LintAsync(SpecificationId id, Specification content, CancellationToken cancel)
    {
        var published = await PublishedAsync(cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var agencies = await evidence.ListAsync(id.Value, cancel);
        var context = new LintContext
        {
            Today = today,
            Accreditations = await AccreditationsAsync(content, agencies, cancel),
            ExternalReview = agencies.Any(report => report.Record is not null && report.HoldsOn(today)) ? true : null,
            FormatTrials = TrialCredential.Run(content, today),
            Issuing = Issuing,
            Obtainable = await ObtainableAsync(content, cancel),
            EarlierVersions =
            [
                .. published
                    .Where(version => version.Specification == id && version.Number < content.Version)
                    .Select(version => SpecificationJson.Read(version.Content)),
            ],
            Siblings =
            [
                .. published
                    .Where(version => version.Specification != id)
                    .GroupBy(version => version.Specification)
                    .Select(versions => SpecificationJson.Read(versions.MaxBy(version => version.Number)!.Content)), // a group has one
            ],
        };
        return DesignLinter.Lint(content, await FindAsync(cancel), context);
    }

    public async Task<DesignCheckView?> FindAsync(Guid specification, int version, CancellationToken cancel)
    {
        var id = new SpecificationId(specification);
        var stored = await db.Set<SpecificationVersion>()
            .AsNoTracking()
            .SingleOrDefaultAsync(found => found.Specification == id && found.Number == version, cancel);
        return stored is null ? null : await CheckAsync(id, stored.Read(), cancel);
    }

    private sealed record Published(SpecificationId Specification, int Number, string Content);

    // What is published is public: versions of units that this scope does not reach are facts as well.
    private async Task<List<Published>> PublishedAsync(CancellationToken cancel)
    {
        if (tenant.Part is null)
            return await PublishedAsync(db, cancel);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant.Id);
        return await PublishedAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), cancel);
    }

    private static Task<List<Published>> PublishedAsync(AppDb db, CancellationToken cancel) =>
        db.Set<SpecificationVersion>()
            .AsNoTracking()
            .Where(version => version.State == SpecificationState.Published)
            .Select(version => new Published(version.Specification, version.Number, version.Content))
            .ToListAsync(cancel);

    /// <summary>The report with the reasons that were written for this version.</summary>
    public async Task<DesignCheckView> CheckAsync(SpecificationId id, Specification content, CancellationToken cancel)
    {
        var report = await LintAsync(id, content, cancel);
        var answers = await db.Set<FindingAnswer>()
            .AsNoTracking()
            .Where(answer => answer.Specification == id && answer.Number == content.Version)
            .ToDictionaryAsync(answer => answer.Place, StringComparer.Ordinal, cancel);
        return new(
            [
                .. report
                    .Findings.OrderBy(found => found.Severity)
                    .Select(found =>
                    {
                        var place = FindingAnswer.PlaceOf(found, content);
                        // An answer speaks of a warning: what has become an error needs a change.
                        var answer = found.Severity == Severity.Warning ? answers.GetValueOrDefault(place) : null;
                        return new CheckedFinding(found, place, answer?.Reason, answer?.By);
                    }),
            ],
            report
        );
    }

    /// <summary>The thresholds that hold at the institution.</summary>
    public async Task<Pack> FindAsync(CancellationToken cancel)
    {
        var policy = await db.Set<InstitutionPolicy>().AsNoTracking().SingleOrDefaultAsync(cancel);
        return policy?.ToPack() ?? Packs.European;
    }

    // What is on record concerns this institution alone: beside a partner, or before anything was recorded, nothing is known.
    private async Task<IReadOnlyList<AccreditationFacts>?> AccreditationsAsync(
        Specification content,
        IReadOnlyList<ExternalEvidenceView> agencies,
        CancellationToken cancel
    )
    {
        var own = agencies.Where(report => report.Specification is null).ToList();
        var slug = (await institutions.FindAsync(tenant.Id, cancel))?.Slug;
        if (own.Count == 0 || slug is null || content.AwardingBodies.Any(body => body.Id != slug))
            return null;
        return
        [
            .. own.Where(report => report.IsPositive)
                .Select(report => new AccreditationFacts(
                    slug,
                    report.DecidedOn,
                    report.ValidUntil,
                    report.Record ?? report.Agency
                )),
        ];
    }

    // Prerequisites of other providers are not in our catalogue; with one of them nothing is said about any.
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>?> ObtainableAsync(
        Specification content,
        CancellationToken cancel
    )
    {
        var known = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var open = new Queue<string>(Required(content));
        while (open.TryDequeue(out var uri) && known.Count < MostPrerequisites)
        {
            if (uri == content.Id || known.ContainsKey(uri))
                continue;
            if (await catalogue.FindByUriAsync(uri, cancel) is not { } entry)
                return null;
            known[uri] = Required(entry.Content);
            foreach (var next in known[uri])
                open.Enqueue(next);
        }
        return known;
    }

    private static string[] Required(Specification content) =>
        [.. content.Prerequisites.Select(rule => rule.Requires).OfType<string>().Where(uri => uri.Length > 0)];
}
