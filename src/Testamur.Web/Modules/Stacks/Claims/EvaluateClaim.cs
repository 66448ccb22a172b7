using System.ComponentModel.DataAnnotations;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>
/// Asks the rules with what the person holds today, and keeps the answer with the version of the rules. Until it is handed in a claim may be
/// evaluated again, since a wallet changes.
/// </summary>
internal sealed class EvaluateClaim(ClaimSteps steps, ClaimFacts facts, ReadClaims read, TimeProvider time)
{
    /// <param name="Note">What the learner wants to say about it; null leaves what was said.</param>
    internal sealed record Request([property: StringLength(StackClaim.LongestText)] string? Note = null);

    public async Task<Result<ClaimView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await steps.MineAsync(id, cancel) is not { } claim)
            return StacksProblems.ClaimNotFound();
        if (claim.State is not (ClaimState.Draft or ClaimState.Evaluated))
            return StacksProblems.WrongClaimState();
        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        if (note?.Length > StackClaim.LongestText)
            return StacksProblems.TextTooLong();
        if (claim.Evaluate(await facts.EvaluateAsync(claim, cancel), note, time.GetUtcNow()) is { } refused)
            return refused;
        await steps.RecordAsync(claim, "stacks.claimEvaluated", null, cancel);
        return await steps.SaveAsync(cancel) is { } lost ? lost : await read.MineAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{id:guid}/evaluation",
                async (Guid id, Request? request, EvaluateClaim useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request ?? new(), cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<ClaimView>()
            .WithName("EvaluateClaim")
            .WithSummary("Ask the rules what counts for the claim today");
}
