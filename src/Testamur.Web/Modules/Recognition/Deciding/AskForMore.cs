using System.ComponentModel.DataAnnotations;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>An officer asks for what is missing; the clock stops until it is there.</summary>
internal sealed class AskForMore(CaseSteps steps, CaseMessages messages, ReadCases read)
{
    /// <param name="What">For the applicant to read.</param>
    internal sealed record Request([property: Required, StringLength(RecognitionCase.LongestText)] string What);

    public async Task<Result<CaseView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!(await steps.HereAsync(id, cancel)).Succeeded(out var one, out var problem))
            return problem;
        if (!CaseSteps.Said(request.What).Succeeded(out var what, out var flaw))
            return flaw;
        if (one.AskFor(what, RecognitionRole.Officer) is { } refused)
            return refused;
        await steps.RecordAsync(one, "askedForMore", what, cancel);
        await messages.TellApplicantAsync(one, "Recognition.More", cancel, what);
        return await steps.SaveAsync(cancel) is { } lost ? lost : await read.OneAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder here) =>
        here.MapPost(
                "/{id:guid}/questions",
                async (Guid id, Request request, AskForMore useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DecideRecognition)
            .Produces<CaseView>()
            .WithName("AskForMoreAboutRecognition")
            .WithSummary("Ask the applicant for what is missing");
}
