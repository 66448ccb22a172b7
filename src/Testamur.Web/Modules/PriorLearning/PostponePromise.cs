using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>Names a later day than the one that was promised, with the reason; the applicant is told both.</summary>
internal sealed class PostponePromise(CaseFiles files, CaseNotices notices, ReadCases read)
{
    internal sealed record Request(DateOnly? To, [property: Required, StringLength(RplCase.LongestText)] string Reason);

    public async Task<Result<ReadCases.Seen>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await files.HereAsync(id, cancel) is not var (rpl, _))
            return PriorLearningProblems.CaseNotFound();
        if (CaseFiles.Check(request.Reason, "reason") is { } wrong)
            return wrong;
        var reason = request.Reason.Trim();
        if (request.To is not { } day || day <= files.Today)
            return PriorLearningProblems.PromiseNotLater();
        if (rpl.Postpone(day, reason) is { } refused)
            return refused;
        await files.RecordAsync(rpl, "priorLearning.postponed", reason, cancel);
        var told = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await notices.ToApplicantAsync(rpl, "PriorLearning.Postponed", [told, reason], cancel);
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.HereAsync(id, cancel);
    }

    public static void Map(RouteGroupBuilder here) =>
        here.MapPost(
                "/{id:guid}/promise",
                async (Guid id, Request request, PostponePromise useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(seen => TypedResults.Ok(seen.Case))
            )
            .Requires(Permission.SeeInstitution)
            .Produces<CaseView>()
            .WithName("PostponePriorLearning")
            .WithSummary("Promise a later day, with the reason");
}
