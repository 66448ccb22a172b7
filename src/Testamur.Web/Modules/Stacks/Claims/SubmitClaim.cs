using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>Hands a claim in. What was counted must count today, too: the independent checker says so.</summary>
internal sealed class SubmitClaim(ClaimSteps steps, ClaimFacts facts, ReadClaims read)
{
    public async Task<Result<ClaimView>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (await steps.MineAsync(id, cancel) is not { } claim)
            return StacksProblems.ClaimNotFound();
        if (claim is { State: ClaimState.Evaluated, Satisfied: true } && !await facts.StillHoldsAsync(claim, cancel))
            return StacksProblems.HoldsNoMore();
        if (claim.Submit() is { } refused)
            return refused;
        await steps.RecordAsync(claim, "stacks.claimSubmitted", null, cancel);
        return await steps.SaveAsync(cancel) is { } lost ? lost : await read.MineAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{id:guid}/submission",
                async (Guid id, SubmitClaim useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<ClaimView>()
            .WithName("SubmitClaim")
            .WithSummary("Hand a claim in to the institution that decides");
}
