using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>What the signed-in person learns and has learned, at every institution.</summary>
internal sealed class MyLearning(
    AppDb db,
    Actor actor,
    ICatalogue catalogue,
    IInstitutions institutions,
    IServiceScopeFactory scopes
)
{
    /// <param name="Exempt">Outcomes that an earlier decision has settled.</param>
    /// <param name="Missing">Outcomes neither shown nor settled yet.</param>
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
        IReadOnlyList<ExemptLine> Exempt,
        IReadOnlyList<string> Missing,
        bool MayWithdraw,
        Guid Specification
    );

    public async Task<IReadOnlyList<Row>> HandleAsync(CancellationToken cancel)
    {
        var person = actor.RequiredId;
        // The person's own rows, wherever they lie: the filter by institution is lifted, the one by person takes its place.
        var mine = await db.Set<Enrolment>()
            .Across(Readings.Person)
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
            .Across(Readings.Person)
            .AsNoTracking()
            .SingleAsync(o => o.Institution == enrolment.Institution && o.Id == enrolment.Offering, cancel);
        var attempts = await db.Set<Attempt>()
            .Across(Readings.Person)
            .AsNoTracking()
            .Where(a => a.Institution == enrolment.Institution && a.Enrolment == enrolment.Id)
            .ToListAsync(cancel);
        var content = (await catalogue.FindAsync(offering.Specification, cancel))?.Content;
        var decision = content is null
            ? null
            : AwardDecision.Decide(content, attempts, await ExemptedAsync(enrolment, offering.Specification, content, cancel));
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
            decision is null || content is null ? [] : ExemptLine.Of(decision, content, actor.Language),
            [.. (decision?.Missing ?? []).Select(o => texts[o])],
            enrolment.MayBecome(EnrolmentState.Withdrawn),
            offering.Specification
        );
    }

    // What was decided belongs to the institution of the row: it is read in a scope that works for it.
    private async Task<Exempted> ExemptedAsync(
        Enrolment enrolment,
        Guid specification,
        Specification content,
        CancellationToken cancel
    )
    {
        if (!enrolment.IsOpen)
            return Exempted.None;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(enrolment.Institution);
        return await scope
            .ServiceProvider.GetRequiredService<ReadExemptions>()
            .OfAsync(specification, content, enrolment.Person, cancel);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapGet(
                "/learning",
                async (MyLearning useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel))
            )
            .WithName("MyLearning")
            .WithSummary("Your enrolments and results at every institution");
}
