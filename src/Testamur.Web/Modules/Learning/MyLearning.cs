using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Learning;

/// <summary>What the signed-in person learns and has learned, at every institution.</summary>
internal sealed class MyLearning(AppDb db, Actor actor, ICatalogue catalogue, IInstitutions institutions)
{
    internal sealed record Row(
        Guid Enrolment,
        string Title,
        string Offering,
        string Institution,
        DateOnly StartsOn,
        DateOnly EndsOn,
        EnrolmentState State,
        string? Note,
        IReadOnlyList<string> Shown,
        IReadOnlyList<string> Missing,
        bool MayWithdraw,
        Guid Specification
    );

    public async Task<IReadOnlyList<Row>> HandleAsync(CancellationToken cancel)
    {
        var person = actor.RequiredId;
        // The person's own rows, wherever they lie: the filter by institution is lifted, the one by person takes its place.
        var mine = await db.Set<Enrolment>()
            .IgnoreQueryFilters(["institution"])
            .AsNoTracking()
            .Where(e => e.Person == person)
            .OrderByDescending(e => e.AppliedAt)
            .ToListAsync(cancel);
        var rows = new List<Row>();
        foreach (var enrolment in mine)
            rows.Add(await RowAsync(enrolment, cancel));
        return rows;
    }

    private async Task<Row> RowAsync(Enrolment enrolment, CancellationToken cancel)
    {
        var offering = await db.Set<Offering>()
            .IgnoreQueryFilters(["institution"])
            .AsNoTracking()
            .SingleAsync(o => o.Institution == enrolment.Institution && o.Id == enrolment.Offering, cancel);
        var attempts = await db.Set<Attempt>()
            .IgnoreQueryFilters(["institution"])
            .AsNoTracking()
            .Where(a => a.Institution == enrolment.Institution && a.Enrolment == enrolment.Id)
            .ToListAsync(cancel);
        var content = (await catalogue.FindAsync(offering.Specification, cancel))?.Content;
        var decision = content is null ? null : AwardDecision.Decide(content, attempts);
        var texts = content?.LearningOutcomes.ToDictionary(o => o.Id, o => o.Text.In(actor.Language)) ?? [];
        return new(
            enrolment.Id.Value,
            content?.Title.In(actor.Language) ?? offering.Name,
            offering.Name,
            (await institutions.FindAsync(enrolment.Institution, cancel))?.Name ?? "",
            offering.StartsOn,
            offering.EndsOn,
            enrolment.State,
            enrolment.Note,
            [.. (decision?.Shown ?? []).Select(o => texts[o])],
            [.. (decision?.Missing ?? []).Select(o => texts[o])],
            enrolment.MayBecome(EnrolmentState.Withdrawn),
            offering.Specification
        );
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapGet(
                "/learning",
                async (MyLearning useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel))
            )
            .WithName("MyLearning")
            .WithSummary("Your enrolments and results at every institution");
}
