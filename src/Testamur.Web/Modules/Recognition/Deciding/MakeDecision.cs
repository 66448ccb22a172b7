using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Recognition.Applying;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Modules.Recognition.Grading;
using Testamur.Web.Modules.Recognition.Statements;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>
/// Takes a case through what is left of its life to a decision, and tells the applicant in the same transaction: by an officer, by an agreement,
/// or on an appeal. Each step is recorded by itself.
/// </summary>
internal sealed class MakeDecision(
    AppDb db,
    Actor actor,
    CaseBench bench,
    Precedents precedents,
    ICredentialCheck check,
    CaseSteps steps,
    CaseMessages messages,
    IStringLocalizer<RecognitionText> text,
    IOptions<RecognitionOptions> options,
    TimeProvider time
)
{
    private DateOnly AppealUntil => steps.Today.AddDays(options.Value.AppealDays);

    /// <summary>From a complete file to the bench: the credential is verified again, since it may have been withdrawn meanwhile.</summary>
    public async Task<Problem?> TakeToBenchAsync(RecognitionCase one, RecognitionRole by, CancellationToken cancel)
    {
        if (one.State == RecognitionState.Complete)
        {
            var (verdict, report, at) = (one.Verdict, one.Report, one.VerifiedAt);
            var document = await db.Set<CaseDocument>().SingleOrDefaultAsync(kept => kept.Case == one.Id, cancel);
            if (document is not null && at < time.GetUtcNow() - Fresh)
            {
                var seen = await check.CheckAsync(document.Bytes, cancel);
                (verdict, report, at) = (CredentialReading.VerdictOf(document.Bytes, seen.Report), seen.Kept, seen.At);
            }

            if (one.Verify(verdict, report, at, by) is { } refused)
                return refused;
            await steps.RecordAsync(one, "verified", null, cancel, byPlatform: true);
        }

        if (one.State != RecognitionState.Verified)
            return null;
        if (one.Assess(by) is { } wrong)
            return wrong;
        await steps.RecordAsync(one, "assessing", null, cancel, byPlatform: by == RecognitionRole.Platform);
        return null;
    }

    /// <summary>Whether a form may be decided like this: the same for every door.</summary>
    public async Task<Result<RecognitionDecision>> JudgeAsync(
        RecognitionCase one,
        DecisionForm form,
        RecognitionRole by,
        CancellationToken cancel
    ) => Judging.Judge(one, await bench.LayAsync(one, cancel), form, by, AppealRoute());

    public async Task<Problem?> ProposeAsync(RecognitionCase one, DecisionForm form, CancellationToken cancel)
    {
        if (one.State == RecognitionState.Proposed)
            return one.Keep(form.ToJson());
        if (one.Propose(form.ToJson(), actor.RequiredId, RecognitionRole.Officer) is { } refused)
            return refused;
        await steps.RecordAsync(one, "proposed", null, cancel);
        return null;
    }

    /// <summary>An officer decides what is proposed.</summary>
    public async Task<Problem?> DecideAsync(
        RecognitionCase one,
        DecisionForm form,
        RecognitionDecision judged,
        CancellationToken cancel
    )
    {
        var decision = await OfAsync(one, form, judged, cancel);
        if (one.Decide(decision, RecognitionRole.Decider, time.GetUtcNow(), AppealUntil) is { } refused)
            return refused;
        await steps.RecordAsync(one, "decided", decision.Reason, cancel);
        return await TellAsync(one, RecognitionRole.Decider, cancel);
    }

    /// <summary>Other people decide on the appeal: the decision changes.</summary>
    public async Task<Problem?> ChangeAsync(
        RecognitionCase one,
        DecisionForm form,
        RecognitionDecision judged,
        CancellationToken cancel
    )
    {
        var decision = await OfAsync(one, form, judged, cancel);
        if (one.Change(decision, time.GetUtcNow()) is { } refused)
            return refused;
        await steps.RecordAsync(one, "changed", decision.Reason, cancel);
        db.Publish(new CaseDecided(one.Id.Value, 2), time);
        EndAppeal(one, changed: true);
        await messages.TellApplicantAsync(one, "Recognition.AppealChanged", cancel, decision.Reason);
        return null;
    }

    /// <summary>An agreement decides: no person had a part in it, and it is cited.</summary>
    /// <param name="use">How often it has decided for the person, this time included.</param>
    public async Task<Problem?> ByAgreementAsync(RecognitionCase one, AgreementCover cover, int use, CancellationToken cancel)
    {
        var laid = await bench.LayAsync(one, cancel);
        var whole = laid.Claimed.Claimed is { } claimed && cover.AcceptedEcts >= claimed.Hundredths;
        // What was signed is applied: the agreement's own rule for ties goes before the one that the receiver publishes.
        var grade = cover.Tie is { } tie ? laid.Grade.By(tie, time.GetUtcNow().Year) : laid.Grade;
        var form = new DecisionForm(
            whole ? RecognitionOutcome.Full : RecognitionOutcome.Partial,
            [],
            text["Reason.Agreement", cover.Title, cover.Clause],
            AcceptedEcts: whole ? null : cover.AcceptedEcts / 100m,
            Grade: cover.GradeRule switch
            {
                "asStated" => laid.Credential?[FactKind.Grade].Value,
                "table" => grade.Grade,
                _ => null,
            },
            GradeMethod: cover.GradeRule == "asStated" ? text["Grade.AsStated"] : text.MethodOf(grade)
        );
        var judged = Judging.Judge(one, laid, form, RecognitionRole.Platform, AppealRoute(), cover.Agreement);
        if (!judged.Succeeded(out var decision, out var owed))
            return owed;
        if (await TakeToBenchAsync(one, RecognitionRole.Platform, cancel) is { } stuck)
            return stuck;
        if (one.Propose(form.ToJson(), null, RecognitionRole.Platform) is { } refused)
            return refused;
        await steps.RecordAsync(one, "proposed", null, cancel, byPlatform: true);
        var made = new CaseDecision(
            decision.Outcome,
            decision.Accepted?.Hundredths ?? 0,
            form.Reason,
            form.Grade,
            null,
            form.ToJson(),
            cover.Agreement,
            use,
            text["Basis.Agreement", cover.Title, cover.Version, cover.Clause],
            null
        );
        if (one.Decide(made, RecognitionRole.Platform, time.GetUtcNow(), AppealUntil) is { } wrong)
            return wrong;
        await steps.RecordAsync(one, "decided", form.Reason, cancel, byPlatform: true);
        return await TellAsync(one, RecognitionRole.Platform, cancel);
    }

    /// <summary>Says beside the change of the case that its appeal is over.</summary>
    public void EndAppeal(RecognitionCase one, bool changed) =>
        db.Publish(new AppealEnded(one.Id.Value, FieldOf(one), changed, steps.Today), time);

    private static string? FieldOf(RecognitionCase one) =>
        one.Facts.ForAgreements(one.Verdict).IscedF is [var first, ..] ? first : null;

    // What was verified with the same request, or a moment ago, is not asked again.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private string AppealRoute() => text["Appeal.Route", options.Value.AppealDays];

    private async Task<CaseDecision> OfAsync(
        RecognitionCase one,
        DecisionForm form,
        RecognitionDecision judged,
        CancellationToken cancel
    )
    {
        var precedent = await precedents.NewestAsync(one, cancel);
        var follows = precedent?.Outcome == judged.Outcome;
        return new(
            judged.Outcome,
            judged.Accepted?.Hundredths ?? 0,
            judged.Reason.Length > 0 ? judged.Reason : text["Reason.Full"],
            string.IsNullOrWhiteSpace(form.Grade) ? null : form.Grade.Trim(),
            actor.RequiredId,
            form.ToJson(),
            null,
            null,
            follows ? text["Basis.Precedent"] : text["Basis.Convention"],
            follows ? precedent!.Id : null // it has an outcome, so it is there
        );
    }

    private async Task<Problem?> TellAsync(RecognitionCase one, RecognitionRole by, CancellationToken cancel)
    {
        if (one.Notify(by) is { } refused)
            return refused;
        await steps.RecordAsync(one, "notified", null, cancel, byPlatform: true);
        db.Publish(new CaseDecided(one.Id.Value, 1), time);
        db.Publish(
            new RecognitionDecided(
                one.Id.Value,
                FieldOf(one),
                Enum.Parse<PastDecision>($"{one.Outcome}"),
                one.Route == RecognitionRoute.Agreement,
                one.ClockFrom is { } from ? DateOnly.FromDateTime(from.UtcDateTime) : null,
                steps.Today
            ),
            time
        );
        var kind = one.Outcome == RecognitionOutcome.Refused ? "Recognition.Refused" : "Recognition.Decided";
        await messages.TellApplicantAsync(one, kind, cancel, one.Reason ?? "");
        return null;
    }
}
