using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Modules.PriorLearning.Portfolio;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>A person's cases with their portfolio, the dialogue and what was decided. Files are saved from the page of the case.</summary>
internal sealed class PriorLearningPersonalData(AppDb db) : IPersonalData
{
    public string Section => "priorLearning";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var cases = await Own(db.Set<RplCase>())
            .Where(rpl => rpl.Person == person)
            .OrderBy(rpl => rpl.OpenedAt)
            .ToListAsync(cancel);
        var ids = cases.Select(rpl => rpl.Id).ToList();
        var claims = await Own(db.Set<OutcomeClaim>()).Where(one => ids.Contains(one.Case)).ToListAsync(cancel);
        var evidence = await Own(db.Set<EvidenceItem>()).Where(one => ids.Contains(one.Case)).ToListAsync(cancel);
        var messages = await Own(db.Set<CaseMessage>()).Where(one => ids.Contains(one.Case)).ToListAsync(cancel);
        var decisions = await Own(db.Set<OutcomeDecision>()).Where(one => ids.Contains(one.Case)).ToListAsync(cancel);
        return JsonSerializer.SerializeToNode(
            cases.Select(rpl => new
            {
                Id = rpl.Id.Value,
                Title = rpl.Title.ToString(),
                rpl.Specification,
                rpl.SpecificationVersion,
                rpl.OpenedAt,
                State = rpl.State.ToString(),
                rpl.IdentityChecked,
                rpl.Supervision,
                rpl.Granted,
                rpl.ExemptEcts,
                rpl.Reason,
                rpl.Advice,
                rpl.CertifiedAt,
                rpl.Appeal,
                Claims = claims
                    .Where(one => one.Case == rpl.Id)
                    .Select(one => new
                    {
                        one.Outcome,
                        one.Statement,
                        Mark = one.Mark?.ToString(),
                        one.Note,
                    }),
                Evidence = evidence
                    .Where(one => one.Case == rpl.Id)
                    .Select(one => new
                    {
                        Kind = one.Kind.ToString(),
                        one.Title,
                        one.Origin,
                        one.MadeOn,
                        one.Outcomes,
                        one.Description,
                        one.Url,
                        one.FileName,
                        one.Hash,
                        one.CredentialId,
                        one.ContactName,
                        one.ContactEmail,
                        one.ConfirmedAt,
                        one.ContactNote,
                        one.ErasedAt,
                    }),
                Messages = messages.Where(one => one.Case == rpl.Id).Select(one => new { one.At, one.Text }),
                Decisions = decisions
                    .Where(one => one.Case == rpl.Id)
                    .Select(one => new
                    {
                        one.Round,
                        one.Outcome,
                        one.Shown,
                        Method = one.Method.ToString(),
                        one.Reason,
                        one.At,
                    }),
            })
        )!; // a sequence is an array
    }

    // Across institutions: the filter by person takes the place of the one by institution.
    private static IQueryable<T> Own<T>(IQueryable<T> rows)
        where T : class => rows.Across(Readings.Export).AsNoTracking();
}

/// <summary>
/// With an account goes every case that did not end in an award, and the portfolio and dialogue of one that did. What was decided, by whom and why stays with the
/// institution, as the reason for a credential in its register.
/// </summary>
internal sealed class ForgetPriorLearning(AppDb db) : IEventHandler<AccountClosed>
{
    public async Task HandleAsync(AccountClosed happened, CancellationToken cancel)
    {
        var person = happened.Person;
        var cases = db.Set<RplCase>().Across(Readings.Forget).Where(rpl => rpl.Person == person);
        await cases.Where(rpl => rpl.State != CaseState.Awarded).ExecuteDeleteAsync(cancel); // what belongs to it goes with it
        await db.Set<EvidenceItem>()
            .Across(Readings.Forget)
            .Where(item => cases.Any(rpl => rpl.Institution == item.Institution && rpl.Id == item.Case))
            .ExecuteDeleteAsync(cancel);
        await db.Set<CaseMessage>()
            .Across(Readings.Forget)
            .Where(message => cases.Any(rpl => rpl.Institution == message.Institution && rpl.Id == message.Case))
            .ExecuteDeleteAsync(cancel);
        await db.Set<OutcomeClaim>()
            .Across(Readings.Forget)
            .Where(claim => cases.Any(rpl => rpl.Institution == claim.Institution && rpl.Id == claim.Case))
            .ExecuteDeleteAsync(cancel);
        await db.Set<GroupActivity>()
            .Across(Readings.Forget)
            .Where(activity => activity.StartedBy == person)
            .ExecuteDeleteAsync(cancel);
    }
}
