using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Modules.PriorLearning.Portfolio;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>Cases for their applicants, and for those of the institution who have a part in them.</summary>
internal sealed class ReadCases(AppDb db, Actor actor, CaseFiles files, IPeople people, IInstitutions institutions)
{
    /// <param name="Roles">What the reader is in it.</param>
    internal sealed record Seen(CaseView Case, CaseRoles Roles);

    public async Task<IReadOnlyList<CaseRow>> MineAsync(CancellationToken cancel)
    {
        var person = actor.RequiredId;
        var mine = await db.Set<RplCase>()
            .Across(Readings.Person)
            .AsNoTracking()
            .Where(rpl => rpl.Person == person)
            .ToListAsync(cancel);
        var names = (await institutions.ListAsync(cancel)).ToDictionary(one => one.Id, one => one.Name);
        return
        [
            .. mine.OrderByDescending(rpl => rpl.OpenedAt)
                .Select(rpl => Row(rpl, names.GetValueOrDefault(rpl.Institution, ""), rpl.State.TakesEvidence())),
        ];
    }

    public async Task<Result<CaseView>> MineAsync(Guid id, CancellationToken cancel) =>
        await files.MineAsync(id, cancel) is { } rpl ? await ViewAsync(rpl, true, cancel) : PriorLearningProblems.CaseNotFound();

    /// <summary>What the reader has a part in: what is promised soonest first, what is decided last.</summary>
    public async Task<Result<IReadOnlyList<CaseRow>>> QueueAsync(CancellationToken cancel)
    {
        if (!actor.May(Permission.AdvisePriorLearning) && !actor.May(Permission.Assess) && !actor.May(Permission.RatifyAward))
            return PlatformProblems.NotAllowed();
        var cases = await db.Set<RplCase>().AsNoTracking().ToListAsync(cancel);
        var members = (await db.Set<PanelMember>().AsNoTracking().ToListAsync(cancel)).ToLookup(member => member.Case);
        var seen = cases
            .Select(rpl =>
                (Case: rpl, Roles: CaseFiles.PartiesOf(rpl, [.. members[rpl.Id]]).RolesOf(actor.RequiredId, actor.May))
            )
            .Where(one => CaseFiles.Sees(one.Case, one.Roles))
            .ToList();
        var known = await people.FindAllAsync([.. seen.Select(one => one.Case.Person).Distinct()], cancel);
        return seen.OrderBy(one => one.Case.State.IsDecided())
            .ThenBy(one => one.Case.PromisedOn ?? DateOnly.MaxValue)
            .ThenBy(one => one.Case.OpenedAt)
            .Select(one =>
                Row(
                    one.Case,
                    known.GetValueOrDefault(one.Case.Person)?.Name ?? "",
                    IsTurn(one.Case, one.Roles, members[one.Case.Id].Any())
                )
            )
            .ToList();
    }

    public async Task<Result<Seen>> HereAsync(Guid id, CancellationToken cancel) =>
        await files.HereAsync(id, cancel) is var (rpl, roles)
            ? new Seen(await ViewAsync(rpl, false, cancel), roles)
            : PriorLearningProblems.CaseNotFound();

    private static bool IsTurn(RplCase rpl, CaseRoles roles, bool isPanelNamed) =>
        rpl.State switch
        {
            CaseState.Enquiry or CaseState.Identification => roles.HasFlag(CaseRoles.Adviser),
            CaseState.Assessment => roles.HasFlag(CaseRoles.Assessor) || !isPanelNamed,
            CaseState.Certification or CaseState.Appealed => roles.HasFlag(CaseRoles.Officer),
            _ => false,
        };

    private CaseRow Row(RplCase rpl, string who, bool mine) =>
        new(rpl.Id.Value, rpl.Title, who, rpl.State, rpl.PromisedOn, rpl.PromisedOn < files.Today, mine, rpl.OpenedAt);

    private async Task<CaseView> ViewAsync(RplCase rpl, bool forApplicant, CancellationToken cancel)
    {
        var file = await files.ReadAsync(rpl, cancel);
        var messages = await db.Set<CaseMessage>()
            .AsNoTracking()
            .Where(message => message.Case == rpl.Id)
            .OrderBy(message => message.Id)
            .ToListAsync(cancel);
        var steps = await db.Set<CaseStep>()
            .AsNoTracking()
            .Where(step => step.Case == rpl.Id)
            .OrderBy(step => step.Number)
            .ToListAsync(cancel);
        PersonId[] ids =
        [
            rpl.Person,
            .. new[] { rpl.Adviser }.Concat(steps.Select(step => step.By)).OfType<PersonId>(),
            .. file.Panel.Select(member => member.Person),
            .. file.Decisions.Select(decision => decision.By),
            .. messages.Select(message => message.By),
        ];
        var known = await people.FindAllAsync([.. ids.Distinct()], cancel);
        string Name(PersonId id) => known.GetValueOrDefault(id)?.Name ?? "";

        // What the panel writes is its own until the end: nobody is told a result that may still change.
        var open = !forApplicant || rpl.State.IsDecided() || rpl.State == CaseState.Appealed;
        return new(
            rpl.Id.Value,
            (await institutions.FindAsync(rpl.Institution, cancel))?.Name ?? "",
            rpl.Specification,
            rpl.SpecificationVersion,
            rpl.Title,
            file.Content.Ects?.Value,
            rpl.State,
            rpl.Round,
            Name(rpl.Person),
            rpl.Adviser is { } adviser ? Name(adviser) : null,
            rpl.PromisedOn,
            rpl.PromisedOn < files.Today,
            rpl.DelayReason,
            rpl.ShowRoute,
            [.. file.Content.LearningOutcomes.Select(outcome => OutcomeOf(file, outcome.Id, outcome.Text, open, Name))],
            [.. file.Evidence.Select(EvidenceView.Of)],
            forApplicant && rpl.State == CaseState.Assessment ? [] : file.Missing,
            [
                .. file.Panel.Select(member => new PanelLine(
                    member.Person.Value,
                    Name(member.Person),
                    open ? member.AgreedAt : null
                )),
            ],
            rpl.IdentityChecked,
            rpl.Supervision,
            rpl is { Reason: { } reason, CertifiedAt: { } at }
                ? new(rpl.GrantedOutcomes, rpl.ExemptEcts / 100m, reason, rpl.Advice, at)
                : null,
            rpl.Appeal,
            rpl is { Appeal: null, State: CaseState.CreditExemption or CaseState.PartlyGranted or CaseState.Refused },
            [.. messages.Select(one => new MessageLine(Name(one.By), one.By == rpl.Person, one.At, one.Text))],
            [.. steps.Select(step => new StepLine(step.State, step.At, step.By is { } by ? Name(by) : null, step.Text))]
        );
    }

    private static OutcomeLine OutcomeOf(
        CaseFile file,
        string id,
        Education.Specifications.LangText text,
        bool open,
        Func<PersonId, string> name
    )
    {
        var claim = file.Claims.FirstOrDefault(one => one.Outcome == id);
        var decision = open ? file.Decisions.FirstOrDefault(one => one.Outcome == id) : null;
        return new(
            id,
            text,
            claim?.Statement,
            claim?.Mark,
            claim?.Note,
            [
                .. file
                    .Content.Assessments.Where(task => task.Summative && task.Outcomes.Contains(id))
                    .Select(task => new TaskLine(task.Title, task.Criteria, task.Supervision)),
            ],
            decision is null ? null : new(decision.Shown, decision.Method, decision.Reason, name(decision.By), decision.At)
        );
    }

    public static void Map(RouteGroupBuilder my, RouteGroupBuilder here)
    {
        my.MapGet("", async (ReadCases useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.MineAsync(cancel)))
            .WithName("ListMyPriorLearning")
            .WithSummary("Your prior learning cases, the newest first");
        my.MapGet(
                "/{id:guid}",
                async (Guid id, ReadCases useCase, CancellationToken cancel) =>
                    (await useCase.MineAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<CaseView>()
            .WithName("ReadMyPriorLearning")
            .WithSummary("One case of yours: its stage, what is missing next, and what was said");
        here.MapGet(
                "",
                async (ReadCases useCase, CancellationToken cancel) => (await useCase.QueueAsync(cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.SeeInstitution)
            .Produces<IReadOnlyList<CaseRow>>()
            .WithName("ListPriorLearning")
            .WithSummary("Prior learning cases in which you have a part, what is promised soonest first");
        here.MapGet(
                "/{id:guid}",
                async (Guid id, ReadCases useCase, CancellationToken cancel) =>
                    (await useCase.HereAsync(id, cancel)).ToHttp(seen => TypedResults.Ok(seen.Case))
            )
            .Requires(Permission.SeeInstitution)
            .Produces<CaseView>()
            .WithName("ReadPriorLearning")
            .WithSummary("One prior learning case in which you have a part");
    }
}
