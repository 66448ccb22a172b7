using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>
/// Takes one answer per invitation, by its link or in the wallet. The answer is stored apart under a random id; the invitation keeps only that it was
/// answered. Nothing of it is in the audit log, which would tell when.
/// </summary>
internal sealed class AnswerSurvey(AppDb db, Actor actor, TimeProvider time)
{
    /// <param name="Scores">1–5 by the names of <see cref="SurveyItems.All"/>; what is left out was passed over.</param>
    internal sealed record Request(IReadOnlyDictionary<string, int> Scores);

    internal sealed record Open(Guid Id, SurveyRound Round, DateTimeOffset EndsAt);

    /// <summary>What an unused link opens.</summary>
    public async Task<Result<Open>> ReadAsync(string link, CancellationToken cancel) =>
        await ByLinkAsync(link, cancel) is { SentAt: { } sent } found
            ? new Open(found.Id.Value, found.Round, sent + SurveyInvitation.Life)
            : SurveysProblems.NotOpen();

    /// <summary>The open invitations of the person signed in.</summary>
    public async Task<IReadOnlyList<Open>> MineAsync(CancellationToken cancel)
    {
        var (person, now) = (actor.RequiredId, time.GetUtcNow());
        var mine = await db.Set<SurveyInvitation>()
            .AsNoTracking()
            .Where(one => one.Person == person && one.SentAt != null)
            .ToListAsync(cancel);
        return
        [
            .. mine.Where(one => one.IsOpen(now))
                .Select(one => new Open(one.Id.Value, one.Round, one.SentAt!.Value + SurveyInvitation.Life)),
        ]; // open ones are sent
    }

    public async Task<Result<Guid>> ByLinkAsync(string link, Request request, CancellationToken cancel) =>
        await TakeAsync(await ByLinkAsync(link, cancel), request, cancel);

    public async Task<Result<Guid>> MineAsync(Guid id, Request request, CancellationToken cancel)
    {
        var (wanted, person) = (new InvitationId(id), actor.RequiredId);
        return await TakeAsync(
            await db.Set<SurveyInvitation>().SingleOrDefaultAsync(one => one.Id == wanted && one.Person == person, cancel),
            request,
            cancel
        );
    }

    private async Task<SurveyInvitation?> ByLinkAsync(string link, CancellationToken cancel)
    {
        var hash = Ids.Hash(link);
        var found = await db.Set<SurveyInvitation>().SingleOrDefaultAsync(one => one.LinkHash == hash, cancel);
        return found?.IsOpen(time.GetUtcNow()) == true ? found : null;
    }

    private async Task<Result<Guid>> TakeAsync(SurveyInvitation? invitation, Request request, CancellationToken cancel)
    {
        if (invitation?.IsOpen(time.GetUtcNow()) != true)
            return SurveysProblems.NotOpen();
        if (request.Scores is not { Count: > 0 } scores)
            return SurveysProblems.AnswerFields(SurveyItems.All[0]);
        if (
            scores.FirstOrDefault(one => !SurveyItems.All.Contains(one.Key) || one.Value is < 1 or > SurveyItems.Highest) is
            { Key: { } wrong }
        )
            return SurveysProblems.AnswerFields(wrong);
        invitation.Answer();
        int? Score(string item) => scores.TryGetValue(item, out var score) ? score : null;
        db.Add(
            new SurveyAnswer
            {
                Id = Ids.Public(),
                Round = invitation.Round,
                ActiveCitizen = Score("activeCitizen"),
                EmpoweredLearner = Score("empoweredLearner"),
                ThrivingEarner = Score("thrivingEarner"),
                ForLearner = Score("learner"),
                ForSociety = Score("society"),
                ForIndustry = Score("industry"),
                ForHigherEducation = Score("higherEducation"),
            }
        );
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Pressed twice: the first one counts.
            return SurveysProblems.NotOpen();
        }

        return invitation.Id.Value;
    }

    public static void Map(RouteGroupBuilder open, RouteGroupBuilder my)
    {
        open.MapPost(
                "/observatory/surveys/{link}/answer",
                async (string link, Request request, AnswerSurvey useCase, CancellationToken cancel) =>
                    (await useCase.ByLinkAsync(link, request, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .WithName("AnswerSurvey")
            .WithSummary("Answer a follow-up survey by its link, once");
        my.MapGet("", async (AnswerSurvey useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.MineAsync(cancel)))
            .WithName("MySurveys")
            .WithSummary("Follow-up surveys that wait for your answer");
        my.MapPost(
                "/{id:guid}/answer",
                async (Guid id, Request request, AnswerSurvey useCase, CancellationToken cancel) =>
                    (await useCase.MineAsync(id, request, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("AnswerMySurvey")
            .WithSummary("Answer a follow-up survey, once");
    }
}
