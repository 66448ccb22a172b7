using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality.Feedback;

/// <summary>Says how something was that one took part in; saying it again replaces what was said. It is not audited: the log would name the person.</summary>
internal sealed class GiveFeedback(AppDb db, Actor actor, CurrentTenant tenant, IParticipation participation, TimeProvider time)
{
    /// <summary>Each from 1, not at all, to 5, fully.</summary>
    internal sealed record Request(int Outcomes, int Assessment, int Workload, int Support, int Recommend, string? Text = null);

    public async Task<Result<Request>> HandleAsync(Guid enrolment, Request request, CancellationToken cancel)
    {
        if (actor.Id is not { } person)
            return PlatformProblems.NotSignedIn();
        if (await participation.FindAsync(person, enrolment, cancel) is not { } taken)
            return PlatformProblems.NotFound();
        if (!taken.TookPart)
            return QualityProblems.TookNoPart();
        if (Check(request) is { } refused)
            return refused;

        tenant.Set(taken.Institution);
        var known = await db.Set<LearnerFeedback>().SingleOrDefaultAsync(one => one.Enrolment == enrolment, cancel);
        if (known is null)
            db.Add(
                known = new LearnerFeedback
                {
                    Institution = taken.Institution,
                    Id = Platform.Ids.Ids.Public(), // random: an id by time would tell the order
                    Specification = taken.Specification,
                    SpecificationVersion = taken.Version,
                    Enrolment = enrolment,
                    Person = person,
                }
            );
        known.Say(request, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return PlatformProblems.ChangedMeanwhile(); // sent twice at the same moment: the key let one through
        }

        return request;
    }

    private static Problem? Check(Request request)
    {
        (string Name, int Value)[] answers =
        [
            ("outcomes", request.Outcomes),
            ("assessment", request.Assessment),
            ("workload", request.Workload),
            ("support", request.Support),
            ("recommend", request.Recommend),
        ];
        List<string> wrong = [.. answers.Where(one => one.Value is < 1 or > 5).Select(one => one.Name)];
        if (request.Text?.Trim().Length > LearnerFeedback.LongestText)
            wrong.Add("text");
        return wrong.Count > 0 ? QualityProblems.FeedbackUnusable(wrong) : null;
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPut(
                "/learning/{enrolment:guid}/feedback",
                async (Guid enrolment, Request request, GiveFeedback useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(enrolment, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .WithName("GiveFeedback")
            .WithSummary("Say how something was that you took part in; staff do not see who said it");
}
