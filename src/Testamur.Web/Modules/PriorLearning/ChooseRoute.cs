using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>
/// The applicant chooses whether the credential says that it was earned by prior learning. Unless they want it, nothing in it does
/// (docs/adr/0026); once it is sealed, it stays as it is.
/// </summary>
internal sealed class ChooseRoute(CaseFiles files, ReadCases read)
{
    internal sealed record Request(bool Show);

    public async Task<Result<CaseView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await files.MineAsync(id, cancel) is not { } rpl)
            return PriorLearningProblems.CaseNotFound();
        if (rpl.Show(request.Show) is { } refused)
            return refused;
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.MineAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPut(
                "/{id:guid}/route",
                async (Guid id, Request request, ChooseRoute useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<CaseView>()
            .WithName("ChoosePriorLearningRoute")
            .WithSummary("Choose whether your credential says how it was earned");
}
