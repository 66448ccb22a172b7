using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>An adviser takes a case, marks each outcome as shown, partly or not, and closes the identification.</summary>
internal sealed class AdviseCase(Actor actor, CaseFiles files, CaseNotices notices, ReadCases read)
{
    internal sealed record Mark(string Outcome, ClaimMark Value, string? Note = null);

    /// <param name="Marks">Outcomes that are not named stay as they are.</param>
    internal sealed record Request(IReadOnlyList<Mark> Marks);

    public async Task<Result<ReadCases.Seen>> TakeUpAsync(Guid id, CancellationToken cancel)
    {
        if (await files.HereAsync(id, cancel) is not var (rpl, roles))
            return PriorLearningProblems.CaseNotFound();
        if (rpl.TakeUp(actor.RequiredId, roles) is { } refused)
            return refused;
        await files.RecordAsync(rpl, "priorLearning.takenUp", null, cancel);
        await notices.ToApplicantAsync(rpl, "PriorLearning.TakenUp", [actor.Name], cancel);
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.HereAsync(id, cancel);
    }

    public async Task<Result<ReadCases.Seen>> MarkAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await files.HereAsync(id, cancel) is not var (rpl, roles))
            return PriorLearningProblems.CaseNotFound();
        if (rpl.State != CaseState.Identification)
            return PriorLearningProblems.WrongState();
        if (!roles.HasFlag(CaseRoles.Adviser))
            return PriorLearningProblems.NotYourStep();
        var file = await files.ReadAsync(rpl, cancel);
        foreach (var mark in request.Marks)
        {
            if (file.Claims.FirstOrDefault(claim => claim.Outcome == mark.Outcome) is not { } claim)
                return PriorLearningProblems.UnknownOutcome();
            if (CaseFiles.CheckLength(mark.Note) is { } tooLong)
                return tooLong;
            claim.MarkAs(mark.Value, mark.Note, actor.RequiredId);
        }

        rpl.Touch();
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.HereAsync(id, cancel);
    }

    public async Task<Result<ReadCases.Seen>> CloseAsync(Guid id, CancellationToken cancel)
    {
        if (await files.HereAsync(id, cancel) is not var (rpl, roles))
            return PriorLearningProblems.CaseNotFound();
        var file = await files.ReadAsync(rpl, cancel);
        if (rpl.Identify(file.Missing, roles) is { } refused)
            return refused;
        await files.RecordAsync(rpl, "priorLearning.identified", null, cancel);
        await notices.ToApplicantAsync(rpl, "PriorLearning.Identified", [], cancel);
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.HereAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder here)
    {
        here.MapPost(
                "/{id:guid}/adviser",
                async (Guid id, AdviseCase useCase, CancellationToken cancel) =>
                    (await useCase.TakeUpAsync(id, cancel)).ToHttp(seen => TypedResults.Ok(seen.Case))
            )
            .Requires(Permission.AdvisePriorLearning)
            .Produces<CaseView>()
            .WithName("TakeUpPriorLearning")
            .WithSummary("Become the adviser of a case");
        here.MapPut(
                "/{id:guid}/marks",
                async (Guid id, Request request, AdviseCase useCase, CancellationToken cancel) =>
                    (await useCase.MarkAsync(id, request, cancel)).ToHttp(seen => TypedResults.Ok(seen.Case))
            )
            .Requires(Permission.AdvisePriorLearning)
            .Produces<CaseView>()
            .WithName("MarkPriorLearning")
            .WithSummary("Mark outcomes as shown, partly or not at the identification");
        here.MapPost(
                "/{id:guid}/identification",
                async (Guid id, AdviseCase useCase, CancellationToken cancel) =>
                    (await useCase.CloseAsync(id, cancel)).ToHttp(seen => TypedResults.Ok(seen.Case))
            )
            .Requires(Permission.AdvisePriorLearning)
            .Produces<CaseView>()
            .WithName("ClosePriorLearningIdentification")
            .WithSummary("Close the identification: the applicant documents from here on");
    }
}
