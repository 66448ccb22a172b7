using System.ComponentModel.DataAnnotations;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>Appeals against a refusal, once. Somebody else decides then.</summary>
internal sealed class AppealClaim(ClaimSteps steps, ReadClaims read)
{
    internal sealed record Request([property: Required, StringLength(StackClaim.LongestText)] string Text);

    public async Task<Result<ClaimView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await steps.MineAsync(id, cancel) is not { } claim)
            return StacksProblems.ClaimNotFound();
        var text = request.Text.Trim();
        if (text is not { Length: > 0 and <= StackClaim.LongestText })
            return text.Length == 0 ? StacksProblems.ReasonNeeded() : StacksProblems.TextTooLong();
        if (claim.MakeAppeal(text) is { } refused)
            return refused;
        await steps.RecordAsync(claim, "stacks.claimAppealed", text, cancel);
        // The one thing that is unique here is the person's open claim on the pathway.
        return await steps.SaveAsync(cancel) is null ? await read.MineAsync(id, cancel) : StacksProblems.ClaimExists();
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{id:guid}/appeal",
                async (Guid id, Request request, AppealClaim useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<ClaimView>()
            .WithName("AppealClaim")
            .WithSummary("Appeal against the refusal of a claim");
}
