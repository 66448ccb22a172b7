using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>What somebody sees of a run before enrolling. It says nothing about other learners.</summary>
internal sealed class ReadRun(
    AppDb db,
    Actor actor,
    ISpecifications specifications,
    ReadExemptions exemptions,
    IFunding funding,
    CurrentTenant tenant,
    TimeProvider time
)
{
    /// <param name="Prerequisites">In words; with any, a registrar decides.</param>
    /// <param name="HasPlace">False leads to the waiting list.</param>
    /// <param name="Mine">The reader's own enrolment.</param>
    /// <param name="Exempt">Outcomes that the reader need not show again, with the decision that settled them.</param>
    /// <param name="ToShow">The other outcomes; all of them when nothing is settled.</param>
    /// <param name="PriorLearningPercent">The cap that leaves something to show again; null when none does.</param>
    /// <param name="Quotes">What schemes would pay for the reader, those that pay most first.</param>
    internal sealed record Run(
        OfferingView Offering,
        decimal? Ects,
        string SpecificationUri,
        string Field,
        IReadOnlyList<string> Prerequisites,
        bool IsOpen,
        bool HasPlace,
        EnrolmentState? Mine,
        IReadOnlyList<ExemptLine> Exempt,
        IReadOnlyList<string> ToShow,
        int? PriorLearningPercent,
        Price? Price,
        IReadOnlyList<SupportQuote> Quotes
    );

    public async Task<Result<Run>> HandleAsync(OfferingId id, CancellationToken cancel)
    {
        var person = actor.RequiredId;
        var offering = await db.Set<Offering>()
            .AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == id && o.State != OfferingState.Planned, cancel);
        if (
            offering is null
            || await specifications.FindAsync(offering.Specification, offering.SpecificationVersion, cancel) is not { } version
        )
            return PlatformProblems.NotFound();
        var content = version.Content;
        var mine = await db.Set<Enrolment>()
            .AsNoTracking()
            .Where(e => e.Offering == id && e.Person == person)
            .Select(e => (EnrolmentState?)e.State)
            .SingleOrDefaultAsync(cancel);
        var exempted = await exemptions.OfAsync(offering.Specification, content, person, cancel);
        var standing = AwardDecision.Decide(content, [], exempted);
        return new Run(
            OfferingView.Of(offering, content.Title.In(actor.Language)),
            content.Ects?.Value,
            content.Id,
            content.IscedF is [{ Length: >= 2 } code, ..] ? code[..2] : "00",
            [.. content.Prerequisites.Select(prerequisite => prerequisite.Text.In(actor.Language))],
            offering.CheckEnrolment(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) is null,
            await db.HasPlaceAsync(offering, cancel),
            mine,
            ExemptLine.Of(standing, content, actor.Language),
            [
                .. content
                    .LearningOutcomes.Where(one => standing.Missing.Contains(one.Id))
                    .Select(one => one.Text.In(actor.Language)),
            ],
            standing.Exempt.Count < exempted.Outcomes.Count ? exempted.PriorLearningPercent : null,
            content.Price,
            mine is null ? await funding.QuoteAsync(person, PricedOffer.Of(content, tenant.Tenant?.Slug ?? ""), cancel) : []
        );
    }
}
