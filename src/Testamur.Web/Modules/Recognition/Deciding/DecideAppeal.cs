using System.ComponentModel.DataAnnotations;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>
/// Somebody who had no part in the decision decides on the appeal: it stands, with the reason, or becomes another one, to which the same duties
/// apply. Either way it counts as a precedent from then on.
/// </summary>
internal sealed class DecideAppeal(
    Actor actor,
    CaseSteps steps,
    MakeDecision make,
    CaseMessages messages,
    ReadCases read,
    TimeProvider time
)
{
    /// <param name="Reason">For the applicant to read.</param>
    internal sealed record Upholding([property: Required, StringLength(RecognitionCase.LongestText)] string Reason);

    public async Task<Result<CaseView>> UpholdAsync(Guid id, Upholding request, CancellationToken cancel)
    {
        if (!(await FindAsync(id, cancel)).Succeeded(out var one, out var problem))
            return problem;
        if (!CaseSteps.Said(request.Reason).Succeeded(out var reason, out var flaw))
            return flaw;
        if (one.Uphold(reason, actor.RequiredId, time.GetUtcNow()) is { } refused)
            return refused;
        make.EndAppeal(one, changed: false);
        await steps.RecordAsync(one, "upheld", reason, cancel);
        await messages.TellApplicantAsync(one, "Recognition.AppealUpheld", cancel, reason);
        return await steps.SaveAsync(cancel) is { } lost ? lost : await read.OneAsync(id, cancel);
    }

    public async Task<Result<CaseView>> ChangeAsync(Guid id, DecisionForm form, CancellationToken cancel)
    {
        if (!(await FindAsync(id, cancel)).Succeeded(out var one, out var problem))
            return problem;
        if (one.State != RecognitionState.Appealed)
            return RecognitionProblems.WrongState();
        if (!(await make.JudgeAsync(one, form, RecognitionRole.AppealPanel, cancel)).Succeeded(out var judged, out problem))
            return problem;
        if (await make.ChangeAsync(one, form, judged, cancel) is { } refused)
            return refused;
        return await steps.SaveAsync(cancel) is { } lost ? lost : await read.OneAsync(id, cancel);
    }

    private async Task<Result<RecognitionCase>> FindAsync(Guid id, CancellationToken cancel)
    {
        if (!(await steps.HereAsync(id, cancel)).Succeeded(out var one, out var problem))
            return problem;
        return one.AppealedAgainst == actor.RequiredId || one.ProposedBy == actor.RequiredId
            ? RecognitionProblems.SameOfficer()
            : one;
    }

    public static void Map(RouteGroupBuilder here)
    {
        here.MapPost(
                "/{id:guid}/appeal/upholding",
                async (Guid id, Upholding request, DecideAppeal useCase, CancellationToken cancel) =>
                    (await useCase.UpholdAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DecideRecognition)
            .Produces<CaseView>()
            .WithName("UpholdRecognitionDecision")
            .WithSummary("Decide on an appeal: the decision stands");
        here.MapPost(
                "/{id:guid}/appeal/decision",
                async (Guid id, DecisionForm form, DecideAppeal useCase, CancellationToken cancel) =>
                    (await useCase.ChangeAsync(id, form, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DecideRecognition)
            .Produces<CaseView>()
            .WithName("ChangeRecognitionDecision")
            .WithSummary("Decide on an appeal: another decision takes its place");
    }
}
