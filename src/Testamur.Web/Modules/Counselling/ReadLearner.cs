using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Counselling;

/// <summary>How a learner stands who has given access: what counts where, and the ways to go on with dates, cost and support.</summary>
internal sealed class ReadLearner(
    Accesses accesses,
    Plans plans,
    IStackStandings standings,
    ICatalogue catalogue,
    IFunding funding,
    IPeople people
)
{
    /// <param name="Language">The learner's.</param>
    internal sealed record Answer(
        Guid Access,
        string Name,
        string Language,
        DateTimeOffset EndsAt,
        IReadOnlyList<Goal> Goals,
        IReadOnlyList<PlanView> Plans
    );

    internal sealed record Goal(StackStanding Standing, IReadOnlyList<PricedWay> Ways);

    /// <param name="Key">Names the way by its runs, so that a plan is of what was seen.</param>
    internal sealed record PricedWay(string Key, string Name, int? Weeks, decimal Ects, IReadOnlyList<PlannedCourse> Courses);

    public async Task<Result<Answer>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (
            await accesses.FindOpenAsync(id, cancel) is not { } access
            || await people.FindAsync(access.Person, cancel) is not { } learner
        )
            return CounsellingProblems.AccessOver();
        var goals = new List<Goal>();
        foreach (var standing in await standings.ReadAsync(access.Person, cancel))
        {
            var ways = new List<PricedWay>();
            foreach (var way in standing.Ways)
                ways.Add(await PriceAsync(access.Person, way, cancel));
            goals.Add(new(standing, ways));
        }

        return new Answer(id, learner.Name, learner.Language, access.EndsAt, goals, await plans.OfAccessAsync(access, cancel));
    }

    private async Task<PricedWay> PriceAsync(PersonId person, StandingWay way, CancellationToken cancel)
    {
        var entries = new List<CatalogueEntryView?>();
        foreach (var course in way.Courses)
            entries.Add(await catalogue.FindAsync(course.Entry, cancel));
        // What has left the catalogue in between has no price that anybody could support.
        PricedOffer[] offers =
        [
            .. entries.Select(entry =>
                entry is null ? new("", [], "", null, null, "EUR") : PricedOffer.Of(entry.Content, entry.InstitutionSlug)
            ),
        ];
        var quotes = await funding.QuoteAllAsync(person, offers, cancel);
        return new(
            string.Join(' ', way.Courses.Select(course => course.Run?.Id.ToString("n") ?? course.Entry.ToString("n"))),
            way.Name,
            way.Weeks,
            way.Ects,
            [
                .. way.Courses.Select(
                    (course, place) =>
                        ToPlanned(course, offers[place], quotes[place]) with
                        {
                            PriorLearning = entries[place]?.Content.PriorLearning is not { Offered: false },
                        }
                ),
            ]
        );
    }

    private static PlannedCourse ToPlanned(StandingCourse course, PricedOffer offer, SupportQuote? quote) =>
        new(
            course.Entry,
            course.Title,
            course.Provider,
            course.Ects,
            course.Run?.Name,
            course.Run?.StartsOn,
            course.Run?.EndsOn,
            course.Run?.EnrolUntil,
            offer.Price,
            quote?.Support ?? 0,
            offer.Price - (quote?.Support ?? 0),
            offer.Currency,
            quote?.Name
        );

    public static void Map(RouteGroupBuilder here) =>
        here.MapGet(
                "/{access:guid}",
                async (Guid access, ReadLearner useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(access, cancel)).ToHttp(answer => TypedResults.Ok(answer))
            )
            .Requires(Permission.Counsel)
            .Produces<Answer>()
            .WithName("ReadLearner")
            .WithSummary("How a learner stands who has given you access, with ways, cost and support");
}
