using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Recognition.Applying;
using Testamur.Web.Modules.Recognition.Statements;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Recognition.Cases;

/// <summary>The signed-in person's own cases, at whichever institution.</summary>
internal sealed class ReadMyCases(AppDb db, Actor actor, IInstitutions institutions, TimeProvider time)
{
    public async Task<IReadOnlyList<MyCaseRow>> ListAsync(CancellationToken cancel)
    {
        var person = actor.RequiredId;
        var mine = await db.Set<RecognitionCase>()
            .Across(Readings.Person)
            .AsNoTracking()
            .Where(one => one.Applicant == person)
            .OrderByDescending(one => one.ReceivedAt)
            .ToListAsync(cancel);
        var names = (await institutions.ListAsync(cancel)).ToDictionary(one => one.Id, one => one.Name);
        return
        [
            .. mine.Select(one => new MyCaseRow(
                one.Id.Value,
                one.Facts.Title,
                names.GetValueOrDefault(one.Institution, ""),
                one.TargetTitle,
                one.State,
                one.Outcome,
                one.ClockRuns ? one.PromisedOn : null,
                one.ReceivedAt
            )),
        ];
    }

    public async Task<Result<MyCaseView>> OneAsync(Guid id, CancellationToken cancel) =>
        await db.FindMineAsync(new(id), actor.RequiredId, cancel) is { } one
            ? await ViewAsync(one, cancel)
            : RecognitionProblems.CaseNotFound();

    /// <summary>What an applicant may see of a case; the officer sees it, too, with more around it.</summary>
    public async Task<MyCaseView> ViewAsync(RecognitionCase one, CancellationToken cancel)
    {
        // The caller found the case, for its applicant or within its institution.
        var steps = await db.Set<CaseEvent>()
            .Across(Readings.Person)
            .AsNoTracking()
            .Where(step => step.Institution == one.Institution && step.Case == one.Id)
            .OrderBy(step => step.Number)
            .Select(step => new CaseStep(step.State, step.Act, step.At, step.By == null, step.Text))
            .ToListAsync(cancel);
        var stated = await db.Set<SealedStatement>()
            .Across(Readings.Person)
            .AnyAsync(row => row.Institution == one.Institution && row.Case == one.Id && row.WithdrawnAt == null, cancel);
        var document = db.Set<CaseDocument>()
            .Across(Readings.Person)
            .AsNoTracking()
            .Where(row => row.Institution == one.Institution && row.Case == one.Id);
        var kept = await document.AnyAsync(cancel);
        // Which of several credentials is meant is asked while nobody has said.
        var choose = one is { State: RecognitionState.Incomplete, Part: null };
        var bytes = choose ? await document.Select(row => row.Bytes).SingleOrDefaultAsync(cancel) : null;
        var home = await institutions.FindAsync(one.Institution, cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new(
            one.Id.Value,
            home?.Slug ?? "",
            home?.Name ?? "",
            one.Facts.Title,
            one.Facts.IssuerName,
            one.TargetTitle,
            one.Target,
            one.State,
            one.Route,
            KindOf(one.Verdict),
            one.ReceivedAt,
            one.State == RecognitionState.Incomplete ? one.Missing : null,
            bytes is null ? [] : CredentialReading.Titles(bytes),
            one.ClockRuns ? one.PromisedOn : null,
            one.ClockRuns ? one.DeadlineOn : null,
            one.ClockRuns ? one.DelayReason : null,
            one.Outcome,
            one.Facts.Ects / 100m,
            one.AcceptedEcts / 100m,
            one.Grade,
            one.Reason,
            one.Basis,
            one.State == RecognitionState.Notified ? one.AppealUntil : null,
            one.Appeal,
            one.State == RecognitionState.Incomplete,
            one is { State: RecognitionState.Notified, Appeal: null } && one.AppealUntil >= today,
            stated,
            kept,
            steps
        );
    }

    public static VerdictKind KindOf(FactVerdict verdict) =>
        verdict switch
        {
            FactVerdict.Valid => VerdictKind.Valid,
            FactVerdict.Invalid => VerdictKind.Invalid,
            _ => VerdictKind.Undetermined,
        };

    public static void Map(RouteGroupBuilder my)
    {
        my.MapGet("", async (ReadMyCases useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.ListAsync(cancel)))
            .WithName("ListMyRecognitionCases")
            .WithSummary("What you asked to have recognised, and where each case stands");
        my.MapGet(
                "/{id:guid}",
                async (Guid id, ReadMyCases useCase, CancellationToken cancel) =>
                    (await useCase.OneAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<MyCaseView>()
            .WithName("ReadMyRecognitionCase")
            .WithSummary("One recognition case of yours, with every step, reason and promised day");
    }
}
