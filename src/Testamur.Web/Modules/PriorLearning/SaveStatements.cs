using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>The applicant says for each outcome where and how it was learnt. An outcome without words is not claimed.</summary>
internal sealed class SaveStatements(CaseFiles files, ReadCases read)
{
    internal sealed record Statement(string Outcome, string? Text);

    /// <param name="Statements">Outcomes that are not named stay as they are.</param>
    internal sealed record Request(IReadOnlyList<Statement> Statements);

    public async Task<Result<CaseView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await files.MineAsync(id, cancel) is not { } rpl)
            return PriorLearningProblems.CaseNotFound();
        if (rpl.State is not (CaseState.Enquiry or CaseState.Identification or CaseState.Documentation))
            return PriorLearningProblems.WrongState();
        var file = await files.ReadAsync(rpl, cancel);
        foreach (var said in request.Statements)
        {
            if (file.Claims.FirstOrDefault(claim => claim.Outcome == said.Outcome) is not { } claim)
                return PriorLearningProblems.UnknownOutcome();
            if (CaseFiles.CheckLength(said.Text) is { } tooLong)
                return tooLong;
            claim.Say(said.Text);
        }

        rpl.Touch();
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.MineAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPut(
                "/{id:guid}/statements",
                async (Guid id, Request request, SaveStatements useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<CaseView>()
            .WithName("SavePriorLearningStatements")
            .WithSummary("Say for each outcome where and how you learnt it");
}
