using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>Appeals against a result, once. Other people assess and decide afresh.</summary>
internal sealed class AppealResult(CaseFiles files, CaseNotices notices, ReadCases read, IOptions<PriorLearningOptions> options)
{
    internal sealed record Request([property: Required, StringLength(RplCase.LongestText)] string Text);

    public async Task<Result<CaseView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await files.MineAsync(id, cancel) is not { } rpl)
            return PriorLearningProblems.CaseNotFound();
        if (CaseFiles.Check(request.Text, "text") is { } wrong)
            return wrong;
        var promised = files.Today.AddDays(options.Value.DecisionDays);
        if (rpl.MakeAppeal(request.Text.Trim(), promised, CaseRoles.Applicant) is { } refused)
            return refused;
        await files.RecordAsync(rpl, "priorLearning.appealed", request.Text.Trim(), cancel);
        var officers = await notices.InRoleAsync(rpl, Role.Registrar, cancel);
        await notices.ToStaffAsync(rpl, officers.Where(one => one != rpl.FirstCertifiedBy), "PriorLearning.Appealed", cancel);
        // The one thing that is unique here is the person's open case for the micro-credential.
        return await files.SaveAsync(cancel) is null ? await read.MineAsync(id, cancel) : PriorLearningProblems.CaseExists();
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{id:guid}/appeal",
                async (Guid id, Request request, AppealResult useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<CaseView>()
            .WithName("AppealPriorLearning")
            .WithSummary("Appeal against the result of your case");
}
