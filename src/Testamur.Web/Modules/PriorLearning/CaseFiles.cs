using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Modules.PriorLearning.Portfolio;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>Finds cases for those who may act in them, with the part they have, and keeps their history.</summary>
internal sealed class CaseFiles(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    ISpecifications specifications,
    AuditLog audit,
    IOptions<PriorLearningOptions> options,
    TimeProvider time
)
{
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The signed-in person's own case, wherever it lies; the scope works for its institution from then on.</summary>
    public async Task<RplCase?> MineAsync(Guid id, CancellationToken cancel)
    {
        var (key, person) = (new RplCaseId(id), actor.RequiredId);
        var found = await db.Set<RplCase>()
            .Across(Readings.Person)
            .SingleOrDefaultAsync(rpl => rpl.Id == key && rpl.Person == person, cancel);
        if (found is not null)
            tenant.Set(found.Institution);
        return found;
    }

    /// <summary>A case of the institution in which the signed-in member of its staff has a part.</summary>
    /// <returns>Null for everybody else: a portfolio is nobody's business but that of those who advise, assess and certify.</returns>
    public async Task<(RplCase Case, CaseRoles Roles)?> HereAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<RplCase>().SingleOrDefaultAsync(one => one.Id == new RplCaseId(id), cancel) is not { } rpl)
            return null;
        var members = await db.Set<PanelMember>().AsNoTracking().Where(member => member.Case == rpl.Id).ToListAsync(cancel);
        var roles = PartiesOf(rpl, members).RolesOf(actor.RequiredId, actor.May);
        return Sees(rpl, roles) ? (rpl, roles) : null;
    }

    public static Parties PartiesOf(RplCase rpl, IReadOnlyCollection<PanelMember> members)
    {
        // Once there is an appeal, the first round is over for everybody who decided in it.
        var appealed = rpl.State == CaseState.Appealed || rpl.Round > 1;
        var earlier = members.Where(member => appealed && (member.Round < rpl.Round || rpl.State == CaseState.Appealed));
        var panel = members.Where(member => member.Round == rpl.Round && rpl.State != CaseState.Appealed);
        return new(
            rpl.Person,
            rpl.Adviser,
            [.. panel.Select(member => member.Person)],
            [
                .. earlier.Select(member => member.Person),
                .. rpl.FirstCertifiedBy is { } by ? [by] : Array.Empty<Platform.Ids.PersonId>(),
            ]
        );
    }

    /// <summary>An officer comes in when there is something to assess; the dialogue before is between applicant and adviser.</summary>
    public static bool Sees(RplCase rpl, CaseRoles roles) =>
        roles.HasFlag(CaseRoles.Adviser)
        || roles.HasFlag(CaseRoles.Assessor)
        || (roles.HasFlag(CaseRoles.Officer) && rpl.State >= CaseState.Assessment);

    public async Task<CaseFile> ReadAsync(RplCase rpl, CancellationToken cancel)
    {
        var content = (await specifications.FindAsync(rpl.Specification, rpl.SpecificationVersion, cancel))?.Content;
        if (content is null)
            throw new InvalidOperationException($"Specification {rpl.Specification} of a case is not known here.");
        var claims = await db.Set<OutcomeClaim>().Where(claim => claim.Case == rpl.Id).ToListAsync(cancel);
        var evidence = await db.Set<EvidenceItem>()
            .Where(item => item.Case == rpl.Id)
            .OrderBy(item => item.Id)
            .ToListAsync(cancel);
        var panel = await db.Set<PanelMember>()
            .Where(member => member.Case == rpl.Id && member.Round == rpl.Round)
            .ToListAsync(cancel);
        var decisions = await db.Set<OutcomeDecision>()
            .AsNoTracking()
            .Where(decision => decision.Case == rpl.Id && decision.Round == rpl.Round)
            .OrderBy(decision => decision.Number)
            .ToListAsync(cancel);
        List<OutcomeDecision> last = [.. decisions.GroupBy(decision => decision.Outcome).Select(same => same.Last())];
        string[] outcomes = [.. content.LearningOutcomes.Select(outcome => outcome.Id)];
        var missing = StageRules.Of(rpl, outcomes, claims, evidence, panel, last, options.Value.Assessors);
        return new(rpl, content, claims, evidence, panel, last, missing);
    }

    /// <summary>Records an act that does not move the case: the institution's log has it, the history of the case stays short.</summary>
    public void Record(RplCase rpl, string act) => audit.Record(act, rpl.Id.Value.ToString());

    /// <summary>Records where a case stands now.</summary>
    public async Task RecordAsync(RplCase rpl, string act, string? text, CancellationToken cancel)
    {
        Record(rpl, act);
        var last = await db.Set<CaseStep>().Where(step => step.Case == rpl.Id).Select(step => (int?)step.Number).MaxAsync(cancel);
        db.Add(
            new CaseStep
            {
                Institution = rpl.Institution,
                Case = rpl.Id,
                Number = (last ?? 0) + 1,
                State = rpl.State,
                At = time.GetUtcNow(),
                By = actor.Id,
                Text = text,
            }
        );
    }

    /// <returns>A refusal when somebody else changed or added the same thing first.</returns>
    public async Task<Problem?> SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException)
        {
            return PlatformProblems.ChangedMeanwhile();
        }
    }

    /// <summary>A text that has to be there and has an end.</summary>
    public static Problem? Check(string? text, string field) =>
        string.IsNullOrWhiteSpace(text) ? PriorLearningProblems.TextNeeded(field) : CheckLength(text);

    public static Problem? CheckLength(string? text) =>
        text?.Length > RplCase.LongestText ? PriorLearningProblems.TextTooLong(RplCase.LongestText) : null;
}
