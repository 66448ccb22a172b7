using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Learning;

/// <summary>
/// Ratifies every proposed award of an offering: of those who have shown all outcomes. Each is saved on its own, so that a stop
/// in the middle leaves whole awards and the rest for the next time.
/// </summary>
internal sealed class RatifyAwards(ShowOffering show, RatifyAward ratify)
{
    internal sealed record Done(int Ratified);

    public async Task<Result<Done>> HandleAsync(OfferingId offering, CancellationToken cancel)
    {
        if (!(await show.HandleAsync(offering, cancel)).Succeeded(out var found, out var problem))
            return problem;
        var count = 0;
        foreach (var learner in found.Learners.Where(learner => learner.IsProposed))
        {
            if ((await ratify.HandleAsync(offering, new(learner.Enrolment), cancel)).Problem is { } refused)
                return refused;
            count++;
        }

        return new Done(count);
    }

    public static void Map(RouteGroupBuilder offerings) =>
        offerings
            .MapPost(
                "/{offering:guid}/awards",
                async (Guid offering, RatifyAwards useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(offering), cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.RatifyAward)
            .WithName("RatifyAwards")
            .WithSummary("Ratify the awards of all learners of an offering who have shown every outcome");
}
