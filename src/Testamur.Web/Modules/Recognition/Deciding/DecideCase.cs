using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>
/// An officer decides, or proposes a decision for somebody else to make. Verifying, comparing and proposing are steps of the same act where nobody
/// took them before, so that a routine case takes one form. What the duties of recognition ask for must be there, whatever is decided.
/// </summary>
internal sealed class DecideCase(CaseSteps steps, MakeDecision make, ReadCases read)
{
    public Task<Result<CaseView>> DecideAsync(Guid id, DecisionForm form, CancellationToken cancel) =>
        HandleAsync(id, form, decide: true, cancel);

    public Task<Result<CaseView>> ProposeAsync(Guid id, DecisionForm form, CancellationToken cancel) =>
        HandleAsync(id, form, decide: false, cancel);

    private async Task<Result<CaseView>> HandleAsync(Guid id, DecisionForm form, bool decide, CancellationToken cancel)
    {
        if (!(await steps.HereAsync(id, cancel)).Succeeded(out var one, out var problem))
            return problem;
        if (await make.TakeToBenchAsync(one, RecognitionRole.Officer, cancel) is { } stuck)
            return stuck;
        if (one.State is not (RecognitionState.Assessing or RecognitionState.Proposed))
            return RecognitionProblems.WrongState();
        var by = decide ? RecognitionRole.Decider : RecognitionRole.Officer;
        if (!(await make.JudgeAsync(one, form, by, cancel)).Succeeded(out var judged, out problem))
            return problem;
        if (await make.ProposeAsync(one, form, cancel) is { } refused)
            return refused;
        if (decide && await make.DecideAsync(one, form, judged, cancel) is { } undecided)
            return undecided;
        return await steps.SaveAsync(cancel) is { } lost ? lost : await read.OneAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder here)
    {
        here.MapPost(
                "/{id:guid}/decision",
                async (Guid id, DecisionForm form, DecideCase useCase, CancellationToken cancel) =>
                    (await useCase.DecideAsync(id, form, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DecideRecognition)
            .Produces<CaseView>()
            .WithName("DecideRecognitionCase")
            .WithSummary("Decide a recognition case and tell the applicant");
        here.MapPost(
                "/{id:guid}/proposal",
                async (Guid id, DecisionForm form, DecideCase useCase, CancellationToken cancel) =>
                    (await useCase.ProposeAsync(id, form, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DecideRecognition)
            .Produces<CaseView>()
            .WithName("ProposeRecognitionDecision")
            .WithSummary("Propose a decision for another officer to make");
    }
}
