using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Statements;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>
/// An officer has seen that the condition of a conditional recognition is met: it becomes one in full, or in the part that was accepted. A new statement
/// takes the place of the conditional one, and the credits count from then on.
/// </summary>
internal sealed class MeetCondition(
    AppDb db,
    Actor actor,
    CaseSteps steps,
    CaseBench bench,
    CaseMessages messages,
    ReadCases read,
    IStringLocalizer<RecognitionText> text,
    TimeProvider time
)
{
    /// <summary>The number of the decision that a met condition is, after the first and that on an appeal.</summary>
    private const int Decision = 3;

    /// <param name="Evidence">By what it was seen.</param>
    internal sealed record Request([property: StringLength(500)] string Evidence);

    public async Task<Result<CaseView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!(await steps.HereAsync(id, cancel)).Succeeded(out var one, out var problem))
            return problem;
        if (!CaseSteps.Said(request.Evidence).Succeeded(out var evidence, out problem))
            return problem;
        var laid = await bench.LayAsync(one, cancel);
        var outcome =
            laid.Claimed.Claimed is { } claimed && one.AcceptedEcts < claimed.Hundredths
                ? RecognitionOutcome.Partial
                : RecognitionOutcome.Full;
        var day = steps.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var reason = text["Condition.Met.Reason", one.Reason ?? "", day, evidence].Value.Trim();
        if (reason.Length > RecognitionCase.LongestText)
            return RecognitionProblems.TextTooLong();
        if (one.MeetCondition(evidence, outcome, reason, actor.RequiredId, time.GetUtcNow()) is { } refused)
            return refused;
        await steps.RecordAsync(one, "conditionMet", evidence, cancel);
        db.Publish(new CaseDecided(id, Decision), time);
        await messages.TellApplicantAsync(one, "Recognition.ConditionMet", cancel, evidence);
        return await steps.SaveAsync(cancel) is { } lost ? lost : await read.OneAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder here) =>
        here.MapPost(
                "/{id:guid}/condition",
                async (Guid id, Request request, MeetCondition useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DecideRecognition)
            .Produces<CaseView>()
            .WithName("MeetRecognitionCondition")
            .WithSummary("Record that the condition of a conditional recognition is met");
}
