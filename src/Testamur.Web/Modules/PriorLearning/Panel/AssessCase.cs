using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.PriorLearning.Panel;

/// <summary>
/// What the panel does: decide each claimed outcome with method and reason, check who the applicant is, stand by the whole, and hand it over. Another decision takes
/// back what the others had agreed to.
/// </summary>
internal sealed class AssessCase(AppDb db, Actor actor, CaseFiles files, CaseNotices notices, ReadCases read, TimeProvider time)
{
    internal sealed record Decision(
        [property: Required, StringLength(PriorLearningTables.LongestOutcome)] string Outcome,
        bool Shown,
        AssessmentMethod? Method,
        [property: Required, StringLength(RplCase.LongestText)] string Reason
    );

    /// <param name="How">Such as "passport, in person".</param>
    /// <param name="Supervision">Code of the vocabulary <c>supervision</c>: how the assessments were watched.</param>
    internal sealed record Identity(
        [property: Required, StringLength(200)] string How,
        [property: Required, StringLength(60)] string Supervision
    );

    public async Task<Result<ReadCases.Seen>> DecideAsync(Guid id, Decision request, CancellationToken cancel)
    {
        if (await files.HereAsync(id, cancel) is not var (rpl, roles))
            return PriorLearningProblems.CaseNotFound();
        if (Refusal(rpl, roles) is { } refused)
            return refused;
        var file = await files.ReadAsync(rpl, cancel);
        if (!file.IsClaimed(request.Outcome))
            return PriorLearningProblems.NotClaimed();
        if (CaseFiles.Check(request.Reason, "reason") is { } wrong)
            return wrong;
        if (request.Method is not { } method)
            return PriorLearningProblems.TextNeeded("method");
        var now = time.GetUtcNow();
        var last = await db.Set<OutcomeDecision>()
            .Where(decision => decision.Case == rpl.Id)
            .Select(decision => (int?)decision.Number)
            .MaxAsync(cancel);
        db.Add(
            new OutcomeDecision
            {
                Institution = rpl.Institution,
                Case = rpl.Id,
                Number = (last ?? 0) + 1,
                Round = rpl.Round,
                Outcome = request.Outcome,
                Shown = request.Shown,
                Method = method,
                Reason = request.Reason.Trim(),
                By = actor.RequiredId,
                At = now,
            }
        );
        foreach (var member in file.Panel)
            member.Withdraw();
        rpl.Touch();
        files.Record(rpl, "priorLearning.outcomeDecided");
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.HereAsync(id, cancel);
    }

    public async Task<Result<ReadCases.Seen>> IdentifyAsync(Guid id, Identity request, CancellationToken cancel)
    {
        if (await files.HereAsync(id, cancel) is not var (rpl, roles))
            return PriorLearningProblems.CaseNotFound();
        if (Refusal(rpl, roles) is { } refused)
            return refused;
        var file = await files.ReadAsync(rpl, cancel);
        var how = request.How.Trim();
        if (how is not { Length: > 0 and <= 200 } || !Watching.Satisfies(file.Content, request.Supervision))
            return PriorLearningProblems.SupervisionMissing();
        if (rpl.Identified(how, request.Supervision, actor.RequiredId, roles) is { } wrong)
            return wrong;
        files.Record(rpl, "priorLearning.identityChecked");
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.HereAsync(id, cancel);
    }

    public async Task<Result<ReadCases.Seen>> AgreeAsync(Guid id, CancellationToken cancel)
    {
        if (await files.HereAsync(id, cancel) is not var (rpl, roles))
            return PriorLearningProblems.CaseNotFound();
        if (Refusal(rpl, roles) is { } refused)
            return refused;
        var file = await files.ReadAsync(rpl, cancel);
        if (file.Missing.Count(missing => missing.Lack == Lack.Decision) is > 0 and var open)
            return PriorLearningProblems.NotReady(open);
        foreach (var member in file.Panel.Where(member => member.Person == actor.RequiredId))
            member.Agree(time.GetUtcNow());
        rpl.Touch();
        files.Record(rpl, "priorLearning.agreed");
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.HereAsync(id, cancel);
    }

    public async Task<Result<ReadCases.Seen>> PassOnAsync(Guid id, CancellationToken cancel)
    {
        if (await files.HereAsync(id, cancel) is not var (rpl, roles))
            return PriorLearningProblems.CaseNotFound();
        var file = await files.ReadAsync(rpl, cancel);
        if (rpl.PassOn(file.Missing, roles) is { } refused)
            return refused;
        await files.RecordAsync(rpl, "priorLearning.passedOn", null, cancel);
        var officers = await notices.InRoleAsync(rpl, Role.Registrar, cancel);
        var others = officers.Where(officer => officer != rpl.Adviser && officer != rpl.FirstCertifiedBy);
        await notices.ToStaffAsync(rpl, others, "PriorLearning.ToCertify", cancel);
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.HereAsync(id, cancel);
    }

    private static Problem? Refusal(RplCase rpl, CaseRoles roles) =>
        rpl.State != CaseState.Assessment ? PriorLearningProblems.WrongState()
        : !roles.HasFlag(CaseRoles.Assessor) ? PriorLearningProblems.NotYourStep()
        : null;

    public static void Map(RouteGroupBuilder here)
    {
        here.MapPost(
                "/{id:guid}/decisions",
                async (Guid id, Decision request, AssessCase useCase, CancellationToken cancel) =>
                    (await useCase.DecideAsync(id, request, cancel)).ToHttp(seen => TypedResults.Ok(seen.Case))
            )
            .Requires(Permission.Assess)
            .Produces<CaseView>()
            .WithName("DecidePriorLearningOutcome")
            .WithSummary("Decide whether a claimed outcome is shown, with method and reason");
        here.MapPut(
                "/{id:guid}/identity",
                async (Guid id, Identity request, AssessCase useCase, CancellationToken cancel) =>
                    (await useCase.IdentifyAsync(id, request, cancel)).ToHttp(seen => TypedResults.Ok(seen.Case))
            )
            .Requires(Permission.Assess)
            .Produces<CaseView>()
            .WithName("CheckPriorLearningIdentity")
            .WithSummary("Record how the applicant was identified and the assessments were watched");
        here.MapPost(
                "/{id:guid}/agreement",
                async (Guid id, AssessCase useCase, CancellationToken cancel) =>
                    (await useCase.AgreeAsync(id, cancel)).ToHttp(seen => TypedResults.Ok(seen.Case))
            )
            .Requires(Permission.Assess)
            .Produces<CaseView>()
            .WithName("AgreeOnPriorLearning")
            .WithSummary("Stand by everything that the panel has decided");
        here.MapPost(
                "/{id:guid}/certification",
                async (Guid id, AssessCase useCase, CancellationToken cancel) =>
                    (await useCase.PassOnAsync(id, cancel)).ToHttp(seen => TypedResults.Ok(seen.Case))
            )
            .Requires(Permission.Assess)
            .Produces<CaseView>()
            .WithName("PassOnPriorLearning")
            .WithSummary("Hand what the panel has found to the officer who certifies");
    }
}
