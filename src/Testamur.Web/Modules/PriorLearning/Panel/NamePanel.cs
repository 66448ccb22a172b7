using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.PriorLearning.Panel;

/// <summary>
/// The adviser or an officer names the assessors; after an appeal an officer does, and that opens the fresh round. Whoever teaches the applicant elsewhere may be
/// among them; the adviser and whoever had a part in an earlier decision may not.
/// </summary>
internal sealed class NamePanel(
    AppDb db,
    CaseFiles files,
    CaseNotices notices,
    ReadCases read,
    IPeople people,
    IOptions<PriorLearningOptions> options,
    TimeProvider time
)
{
    internal sealed record Request(IReadOnlyList<Guid> Assessors);

    /// <summary>Who may be named: assessors of the institution without another part in the case.</summary>
    public async Task<IReadOnlyList<PersonView>> CandidatesAsync(RplCase rpl, CancellationToken cancel)
    {
        var parties = await PartiesAsync(rpl, cancel);
        var assessors = await notices.InRoleAsync(rpl, Role.Assessor, cancel);
        var known = await people.FindAllAsync([.. assessors.Where(parties.MayAssess)], cancel);
        return [.. known.Values.OrderBy(person => person.Name, StringComparer.CurrentCulture).ThenBy(person => person.Id.Value)];
    }

    public async Task<IReadOnlyList<PersonView>> CandidatesAsync(Guid id, CancellationToken cancel) =>
        await files.HereAsync(id, cancel) is var (rpl, _) ? await CandidatesAsync(rpl, cancel) : [];

    public async Task<Result<ReadCases.Seen>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await files.HereAsync(id, cancel) is not var (rpl, roles))
            return PriorLearningProblems.CaseNotFound();
        if (rpl.State is not (CaseState.Assessment or CaseState.Appealed))
            return PriorLearningProblems.WrongState();
        if ((roles & (CaseRoles.Adviser | CaseRoles.Officer)) == 0)
            return PriorLearningProblems.NotYourStep();
        PersonId[] named = [.. request.Assessors.Distinct().Select(PersonId.From)];
        var candidates = (await CandidatesAsync(rpl, cancel)).Select(person => person.Id).ToHashSet();
        if (named.Length < options.Value.Assessors || !named.All(candidates.Contains))
            return PriorLearningProblems.PanelUnusable(options.Value.Assessors);

        if (rpl.State == CaseState.Appealed && rpl.Reopen(roles) is { } refused)
            return refused;
        await ReplaceAsync(rpl, named, cancel);
        rpl.Touch();
        await files.RecordAsync(rpl, "priorLearning.panelNamed", null, cancel);
        await notices.ToStaffAsync(rpl, named, "PriorLearning.PanelNamed", cancel);
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.HereAsync(id, cancel);
    }

    // Whoever stays keeps what they agreed to.
    private async Task ReplaceAsync(RplCase rpl, PersonId[] named, CancellationToken cancel)
    {
        var before = await db.Set<PanelMember>()
            .Where(member => member.Case == rpl.Id && member.Round == rpl.Round)
            .ToListAsync(cancel);
        db.RemoveRange(before.Where(member => !named.Contains(member.Person)));
        foreach (var person in named.Where(person => !before.Exists(member => member.Person == person)))
            db.Add(
                new PanelMember
                {
                    Institution = rpl.Institution,
                    Case = rpl.Id,
                    Round = rpl.Round,
                    Person = person,
                    NamedAt = time.GetUtcNow(),
                }
            );
    }

    private async Task<Parties> PartiesAsync(RplCase rpl, CancellationToken cancel) =>
        CaseFiles.PartiesOf(
            rpl,
            await db.Set<PanelMember>().AsNoTracking().Where(member => member.Case == rpl.Id).ToListAsync(cancel)
        );

    public static void Map(RouteGroupBuilder here) =>
        here.MapPut(
                "/{id:guid}/panel",
                async (Guid id, Request request, NamePanel useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(seen => TypedResults.Ok(seen.Case))
            )
            .Requires(Permission.SeeInstitution)
            .Produces<CaseView>()
            .WithName("NamePriorLearningPanel")
            .WithSummary("Name the assessors of a case; after an appeal, other people");
}
