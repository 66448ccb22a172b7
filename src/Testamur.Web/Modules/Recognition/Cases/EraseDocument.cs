using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Recognition.Cases;

/// <summary>Erases the document of a closed case for good, when its owner asks. The facts it was decided on and its hash stay, so that the decision can be explained.</summary>
internal sealed class EraseDocument(AppDb db, CaseSteps steps, ReadMyCases read)
{
    public async Task<Result<MyCaseView>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (await steps.MineAsync(id, cancel) is not { } one)
            return RecognitionProblems.CaseNotFound();
        if (one.State != RecognitionState.Closed)
            return RecognitionProblems.WrongState();
        var kept = await db.Set<CaseDocument>().SingleOrDefaultAsync(document => document.Case == one.Id, cancel);
        if (kept is null)
            return RecognitionProblems.DocumentErased();
        db.Remove(kept);
        await steps.RecordAsync(one, "documentErased", null, cancel);
        return await steps.SaveAsync(cancel) is { } lost ? lost : await read.OneAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapDelete(
                "/{id:guid}/document",
                async (Guid id, EraseDocument useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<MyCaseView>()
            .WithName("EraseRecognitionDocument")
            .WithSummary("Erase the document of a closed recognition case of yours");
}
