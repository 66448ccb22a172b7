using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Recognition.Applying;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>Appeals against a decision, once and in time. Other people decide, on a fresh clock.</summary>
internal sealed class AppealDecision(
    CaseSteps steps,
    CaseMessages messages,
    IInstitutionPolicy policy,
    ReadMyCases read,
    IOptions<RecognitionOptions> options,
    TimeProvider time
)
{
    internal sealed record Request([property: Required, StringLength(RecognitionCase.LongestText)] string Text);

    public async Task<Result<MyCaseView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await steps.MineAsync(id, cancel) is not { } one)
            return RecognitionProblems.CaseNotFound();
        if (!CaseSteps.Said(request.Text).Succeeded(out var text, out var flaw))
            return flaw;
        var clock = CaseClock.Start(time.GetUtcNow(), options.Value.PromiseDays, await policy.FindAsync(cancel));
        if (one.MakeAppeal(text, steps.Today, clock) is { } refused)
            return refused;
        await steps.RecordAsync(one, "appealed", text, cancel);
        await messages.TellOfficersAsync(one, "Recognition.Appealed", [one.Facts.Title, one.TargetTitle], cancel);
        return await steps.SaveAsync(cancel) is { } lost ? lost : await read.OneAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{id:guid}/appeal",
                async (Guid id, Request request, AppealDecision useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<MyCaseView>()
            .WithName("AppealRecognitionDecision")
            .WithSummary("Appeal against the decision on a recognition case");
}
