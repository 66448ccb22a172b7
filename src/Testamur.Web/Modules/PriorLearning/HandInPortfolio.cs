using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>Hands the portfolio in. Each claimed outcome needs evidence that counts; from here on the clock of the institution runs.</summary>
internal sealed class HandInPortfolio(
    CaseFiles files,
    CaseNotices notices,
    ReadCases read,
    IOptions<PriorLearningOptions> options
)
{
    public async Task<Result<CaseView>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (await files.MineAsync(id, cancel) is not { } rpl)
            return PriorLearningProblems.CaseNotFound();
        var file = await files.ReadAsync(rpl, cancel);
        var promised = files.Today.AddDays(options.Value.DecisionDays);
        if (rpl.HandIn(file.Missing, promised, CaseRoles.Applicant) is { } refused)
            return refused;
        await files.RecordAsync(rpl, "priorLearning.handedIn", null, cancel);
        await notices.ToStaffAsync(rpl, rpl.Adviser is { } adviser ? [adviser] : [], "PriorLearning.HandedIn", cancel);
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.MineAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{id:guid}/hand-in",
                async (Guid id, HandInPortfolio useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<CaseView>()
            .WithName("HandInPriorLearning")
            .WithSummary("Hand your portfolio in for assessment");
}
