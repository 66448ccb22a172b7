using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Recognition.Applying;

/// <summary>The applicant gives what was missing: another document, which credential of it is meant, or an answer. The clock starts when all is there.</summary>
internal sealed class HandInAgain(Actor actor, Intake intake, TakeUp takeUp, CaseSteps steps, ReadMyCases read)
{
    /// <param name="Credential">Another document; null keeps the one that is there.</param>
    /// <param name="Part">Which credential of it, from 0.</param>
    /// <param name="Answer">What the applicant wants to say.</param>
    internal sealed record Request(
        Intake.Source? Credential = null,
        [property: Range(0, 1000)] int? Part = null,
        [property: StringLength(RecognitionCase.LongestText)] string? Answer = null
    );

    public async Task<Result<MyCaseView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await steps.MineAsync(id, cancel) is not { } one)
            return RecognitionProblems.CaseNotFound();
        if (one.State != RecognitionState.Incomplete)
            return RecognitionProblems.WrongState();
        var answer = string.IsNullOrWhiteSpace(request.Answer) ? null : request.Answer.Trim();
        if (answer?.Length > RecognitionCase.LongestText)
            return RecognitionProblems.TextTooLong();
        if (request is { Credential: null, Part: null } && answer is null)
            return RecognitionProblems.ReasonNeeded();
        if (request.Credential is not null || request.Part is not null)
        {
            var taken = request.Credential is { } source
                ? await intake.TakeAsync(actor.RequiredId, source, cancel)
                : await takeUp.KeptAsync(one, cancel);
            if (!taken.Succeeded(out var document, out var problem))
                return problem;
            if (await takeUp.HandInAsync(one, document, request.Part, cancel) is { } unreadable)
                return unreadable;
        }

        if (takeUp.Missing(one) is { } missing)
            return RecognitionProblems.StillMissing(missing);
        await steps.RecordAsync(one, "handedIn", answer, cancel);
        if (await takeUp.GoOnAsync(one, cancel) is { } refused)
            return refused;
        return await steps.SaveAsync(cancel) is { } lost ? lost : await read.OneAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{id:guid}/credential",
                async (Guid id, Request request, HandInAgain useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .WithMetadata(new RequestSizeLimitAttribute(ApplyForRecognition.MostRequestBytes))
            .Produces<MyCaseView>()
            .WithName("HandInMissingCredential")
            .WithSummary("Give what was missing in a recognition case of yours");
}
