using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>Moves the promised day, with a reason that the applicant reads. The last day that the rules allow stays where it is.</summary>
internal sealed class DelayCase(CaseSteps steps, CaseMessages messages, IInstitutionPolicy policy, ReadCases read)
{
    /// <param name="Until">The new day.</param>
    internal sealed record Request(
        [property: Required, StringLength(RecognitionCase.LongestText)] string Reason,
        DateOnly? Until = null
    );

    public async Task<Result<CaseView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!(await steps.HereAsync(id, cancel)).Succeeded(out var one, out var problem))
            return problem;
        if (request.Reason.Length > RecognitionCase.LongestText)
            return RecognitionProblems.TextTooLong();
        if (one is not { ClockFrom: { } from, PromisedOn: { } promised })
            return RecognitionProblems.WrongState();
        var delay = new RecognitionDelay(request.Reason.Trim(), request.Until);
        var began = DateOnly.FromDateTime(from.UtcDateTime);
        var owed = RecognitionDuties.Check(delay, promised, began, await policy.FindAsync(cancel));
        if (owed.Count > 0 || request.Until is not { } until)
            return RecognitionProblems.DelayNotMet(Words(owed));
        if (until < steps.Today)
            return RecognitionProblems.DelayNotMet(Words([RecognitionDuty.DelayDate]));
        if (one.Delay(until, delay.Reason) is { } refused)
            return refused;
        await steps.RecordAsync(one, "delayed", delay.Reason, cancel);
        var day = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await messages.TellApplicantAsync(one, "Recognition.Delayed", cancel, day, delay.Reason);
        return await steps.SaveAsync(cancel) is { } lost ? lost : await read.OneAsync(id, cancel);
    }

    private static string Words(IReadOnlyList<RecognitionDuty> owed) =>
        string.Join(' ', owed.Select(duty => RecognitionTexts.Of(duty, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)));

    public static void Map(RouteGroupBuilder here) =>
        here.MapPost(
                "/{id:guid}/delay",
                async (Guid id, Request request, DelayCase useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DecideRecognition)
            .Produces<CaseView>()
            .WithName("DelayRecognitionCase")
            .WithSummary("Promise a later day, with the reason");
}
