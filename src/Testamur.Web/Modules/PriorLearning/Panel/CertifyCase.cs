using System.ComponentModel.DataAnnotations;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.PriorLearning.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.PriorLearning.Panel;

/// <summary>
/// An officer who had no part in the case certifies what the panel has found: the whole micro-credential, an exemption from credits, a list of outcomes, or a refusal with
/// advice. The award is made by Learning and issued like any other.
/// </summary>
internal sealed class CertifyCase(
    AppDb db,
    Actor actor,
    CaseFiles files,
    CaseNotices notices,
    ReadCases read,
    IPeople people,
    IInstitutionPolicy policy,
    ISpecifications specifications,
    IApprovals approvals,
    IInstitutions institutions,
    IStatusAndKeys keys,
    TimeProvider time
)
{
    /// <param name="Grade">Of the specification's scheme; "pass" where the scheme has it and none is given.</param>
    /// <param name="Advice">What the applicant can do next; a refusal needs it.</param>
    internal sealed record Request(
        ResultKind? Kind,
        [property: Required, StringLength(RplCase.LongestText)] string Reason,
        [property: StringLength(RplCase.LongestText)] string? Advice = null,
        [property: StringLength(40)] string? Grade = null
    );

    public async Task<Result<ReadCases.Seen>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await files.HereAsync(id, cancel) is not var (rpl, roles))
            return PriorLearningProblems.CaseNotFound();
        if (request.Kind is not { } kind)
            return PriorLearningProblems.TextNeeded("kind");
        if (CaseFiles.Check(request.Reason, "reason") is { } wrong)
            return wrong;
        if (CaseFiles.CheckLength(request.Advice) is { } tooLong)
            return tooLong;
        if (!CaseLife.Next(rpl.State, MoveOf(kind), roles).Succeeded(out _, out var misplaced))
            return misplaced;
        var file = await files.ReadAsync(rpl, cancel);
        // What nobody has verified is never held against anybody.
        var cap = (await policy.FindAsync(cancel)).PriorLearningPercent is { Unverified: false } most ? most.Value : (int?)null;
        var advice = string.IsNullOrWhiteSpace(request.Advice) ? null : request.Advice.Trim();
        var ruled = ResultRules.Decide(file.Content, file.Shown, cap, kind, request.Grade, request.Reason.Trim(), advice);
        if (!ruled.Succeeded(out var result, out var unfit))
            return unfit;
        if (rpl.Certify(result, actor.RequiredId, time.GetUtcNow(), roles) is { } refused)
            return refused;
        if (rpl.State == CaseState.Awarded && await AwardAsync(rpl, result, cancel) is { } hindrance)
            return hindrance;
        await files.RecordAsync(rpl, "priorLearning.certified", result.Reason, cancel);
        await notices.ToApplicantAsync(rpl, "PriorLearning.Decided", [result.Reason], cancel);
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.HereAsync(id, cancel);
    }

    private static CaseMove MoveOf(ResultKind kind) =>
        kind switch
        {
            ResultKind.Full => CaseMove.Award,
            ResultKind.Exemption => CaseMove.Exempt,
            ResultKind.Partial => CaseMove.GrantPartly,
            _ => CaseMove.Refuse,
        };

    private async Task<Problem?> AwardAsync(RplCase rpl, CaseResult result, CancellationToken cancel)
    {
        var version = await specifications.FindAsync(rpl.Specification, rpl.SpecificationVersion, cancel);
        var home = await institutions.FindAsync(rpl.Institution, cancel);
        if (
            version is not { State: "Published" or "Retired" }
            || !(await approvals.FindAsync(rpl.Specification, rpl.SpecificationVersion, cancel)).IsLive
            || home is null
            || await keys.FindDidDocumentAsync(home.Did, cancel) is null
            || await people.FindAsync(rpl.Person, cancel) is not { } learner
        )
            return PriorLearningProblems.NotIssuable();
        db.Publish(
            new PriorLearningAwarded(
                rpl.Award,
                learner.Id,
                learner.Name,
                learner.Email,
                rpl.Specification,
                rpl.SpecificationVersion,
                files.Today,
                result.Grade,
                result.Granted,
                rpl.Supervision,
                rpl.IdentityChecked,
                rpl.ShowRoute,
                actor.RequiredId
            ),
            time
        );
        return null;
    }

    public static void Map(RouteGroupBuilder here) =>
        here.MapPost(
                "/{id:guid}/result",
                async (Guid id, Request request, CertifyCase useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(seen => TypedResults.Ok(seen.Case))
            )
            .Requires(Permission.RatifyAward)
            .Produces<CaseView>()
            .WithName("CertifyPriorLearning")
            .WithSummary("Certify what the panel has found");
}
