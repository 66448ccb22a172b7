using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Recognition.Applying;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Grading;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>Cases for the officers of the institution that decides: the queue by promised day, and each with all it takes to decide.</summary>
internal sealed class ReadCases(
    AppDb db,
    Actor actor,
    IPeople people,
    ReadMyCases mine,
    CaseBench bench,
    Precedents precedents,
    ICredentialCheck check,
    IAwards awards,
    ISpecifications specifications,
    IStringLocalizer<RecognitionText> text,
    TimeProvider time
)
{
    private const int MostOpen = 500;
    private const int MostDone = 100;

    private static readonly RecognitionState[] Running =
    [
        .. Enum.GetValues<RecognitionState>().Where(RecognitionMoves.ClockRuns),
    ];

    /// <summary>What an answer is promised for, the earliest day first, so that what is overdue leads; then what waits for its applicant; then what was decided.</summary>
    public async Task<Result<IReadOnlyList<CaseRow>>> ListAsync(CancellationToken cancel)
    {
        if (!actor.May(Permission.DecideRecognition))
            return PlatformProblems.NotAllowed();
        var all = db.Set<RecognitionCase>().AsNoTracking();
        var running = await all.Where(one => Running.Contains(one.State))
            .OrderBy(one => one.PromisedOn)
            .ThenBy(one => one.ReceivedAt)
            .Take(MostOpen)
            .ToListAsync(cancel);
        var waiting = await all.Where(one => one.State == RecognitionState.Incomplete || one.State == RecognitionState.Received)
            .OrderBy(one => one.ReceivedAt)
            .Take(MostOpen)
            .ToListAsync(cancel);
        var done = await all.Where(one => one.DecidedAt != null && one.State != RecognitionState.Appealed)
            .OrderByDescending(one => one.DecidedAt)
            .Take(MostDone)
            .ToListAsync(cancel);
        List<RecognitionCase> cases = [.. running, .. waiting, .. done];
        var known = await people.FindAllAsync([.. cases.Select(one => one.Applicant).OfType<PersonId>().Distinct()], cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return cases
            .Select(one => new CaseRow(
                one.Id.Value,
                one.Facts.Title,
                one.Facts.IssuerName,
                one.TargetTitle,
                one.Applicant is { } person ? known.GetValueOrDefault(person)?.Name ?? "" : "",
                one.State,
                one.Route,
                one.ReceivedAt,
                one.ClockRuns ? one.PromisedOn : null,
                one.ClockRuns && one.PromisedOn < today,
                one.Outcome
            ))
            .ToList();
    }

    public async Task<Result<CaseView>> OneAsync(Guid id, CancellationToken cancel)
    {
        if (!actor.May(Permission.DecideRecognition))
            return PlatformProblems.NotAllowed();
        var found = await db.Set<RecognitionCase>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == new CaseId(id), cancel);
        return found is null ? RecognitionProblems.CaseNotFound() : await ViewAsync(found, cancel);
    }

    private async Task<CaseView> ViewAsync(RecognitionCase one, CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var laid = await bench.LayAsync(one, cancel);
        var evaluation = laid.Credential is { } credential
            ? RecognitionEvaluation.Of(credential, laid.Verification, laid.Target, CreditRule.Of(laid.Pack))
            : null;
        var person = one.Applicant is { } applicant ? await people.FindAsync(applicant, cancel) : null;
        var mayAct = one.Applicant != actor.RequiredId;
        var tookPart = one.AppealedAgainst == actor.RequiredId || one.ProposedBy == actor.RequiredId;
        var claimed = laid.Claimed;
        return new(
            await mine.ViewAsync(one, cancel),
            person?.Name,
            one.Note,
            one.Holding is null && person is not null && !Routing.IsOf(person.Name, one.Facts.HolderName),
            one.Report.Length == 0 ? null : check.Show(one.Report),
            [.. (laid.Credential?.Facts ?? []).Select(fact => View(fact, language, laid.Credential!.Language))], // a fact has its credential
            laid.Credential?.Further ?? [],
            [
                .. (evaluation?.Elements ?? []).Select(element => new ElementView(
                    element.Element,
                    element.Suggested,
                    SuggestedForm.ReasonOf(element, language)
                )),
            ],
            evaluation?.Points ?? [],
            [.. laid.Theirs.Select(outcome => outcome.Text.In(language, laid.Credential?.Language ?? language))],
            [.. laid.Ours.Select(outcome => outcome.Text.In(language, laid.Target?.DefaultLanguage ?? language))],
            laid.Pairs,
            new(claimed.Claimed?.Value, claimed.Basis, claimed.Sum, claimed.Reason.In(language)),
            await precedents.ListAsync(one, cancel),
            DecisionForm.Read(one.Form),
            SuggestedForm.Of(
                laid,
                evaluation,
                await precedents.NewestAsync(one, cancel),
                language,
                text["Reason.Full"],
                text.MethodOf(laid.Grade)
            ),
            new(laid.Grade.Stated, laid.Grade.Grade, text.MethodOf(laid.Grade), text.WhyNone(laid.Grade)),
            laid.Credential?.IsSecured ?? true,
            one.DocumentHash,
            laid.Credential is not null || laid.Titles.Count > 0,
            !mayAct,
            mayAct
                && one.State
                    is RecognitionState.Complete
                        or RecognitionState.Verified
                        or RecognitionState.Assessing
                        or RecognitionState.Proposed,
            mayAct && RecognitionMoves.Find(one.State, RecognitionAct.AskForMore, RecognitionRole.Officer) is not null,
            mayAct && one.ClockRuns,
            mayAct && !tookPart && one.State == RecognitionState.Appealed,
            mayAct && one.Outcome == RecognitionOutcome.Conditional && one.State != RecognitionState.Appealed,
            mayAct ? await AwardsAsync(one, cancel) : []
        );
    }

    private async Task<IReadOnlyList<AwardChoice>> AwardsAsync(RecognitionCase one, CancellationToken cancel)
    {
        if (
            one.Applicant is not { } applicant
            || one is { AcceptedEcts: 0 } or { Outcome: null or RecognitionOutcome.Conditional }
        )
            return [];
        var choices = new List<AwardChoice>();
        foreach (var award in (await awards.ListRatifiedAsync(null, cancel)).Where(award => award.Learner == applicant))
        {
            var version = await specifications.FindAsync(award.Specification, award.Version, cancel);
            var title = version?.Content.Title.In(actor.Language, version.Content.DefaultLanguage) ?? "";
            choices.Add(new(award.Id, title, award.AwardedOn));
        }

        return choices;
    }

    private static FactView View(ReceivedFact fact, string language, string own) =>
        new(
            fact.Kind,
            fact.In(language, own),
            fact.Standing,
            fact.Path,
            fact.ConfirmedBy,
            [.. fact.Contradictions.Select(other => $"{other.Source}: {other.Value}")]
        );

    public static void Map(RouteGroupBuilder here)
    {
        here.MapGet(
                "",
                async (ReadCases useCase, CancellationToken cancel) => (await useCase.ListAsync(cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DecideRecognition)
            .Produces<IReadOnlyList<CaseRow>>()
            .WithName("ListRecognitionCases")
            .WithSummary("Recognition cases of the institution, by promised day");
        here.MapGet(
                "/{id:guid}",
                async (Guid id, ReadCases useCase, CancellationToken cancel) =>
                    (await useCase.OneAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DecideRecognition)
            .Produces<CaseView>()
            .WithName("ReadRecognitionCase")
            .WithSummary("A recognition case with what the credential says, the comparison, and precedents");
    }
}
