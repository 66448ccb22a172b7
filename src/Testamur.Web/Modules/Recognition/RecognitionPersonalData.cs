using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Statements;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition;

/// <summary>A person's cases with what was handed in, every step and the statements, at whichever institution.</summary>
internal sealed class RecognitionPersonalData(AppDb db) : IPersonalData
{
    public string Section => "recognition";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var cases = db.Set<RecognitionCase>().Across(Readings.Export).Where(one => one.Applicant == person);
        var rows = await cases.AsNoTracking().OrderBy(one => one.ReceivedAt).ToListAsync(cancel);
        var ids = cases.Select(one => one.Id);
        var steps = await db.Set<CaseEvent>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(step => ids.Contains(step.Case))
            .OrderBy(step => step.Number)
            .ToListAsync(cancel);
        var documents = await db.Set<CaseDocument>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(document => ids.Contains(document.Case))
            .ToDictionaryAsync(document => document.Case, document => document.Bytes, cancel);
        var statements = await db.Set<SealedStatement>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(statement => ids.Contains(statement.Case))
            .ToListAsync(cancel);
        return new JsonArray([
            .. rows.Select(one =>
                JsonSerializer.SerializeToNode(
                    new
                    {
                        Id = one.Id.Value,
                        Institution = one.Institution.Value,
                        one.ReceivedAt,
                        State = $"{one.State}",
                        one.TargetTitle,
                        one.Note,
                        one.Facts,
                        one.DocumentHash,
                        Document = documents.GetValueOrDefault(one.Id),
                        one.Report,
                        Outcome = one.Outcome?.ToString(),
                        one.AcceptedEcts,
                        one.Reason,
                        one.ConditionMet,
                        one.Basis,
                        one.Appeal,
                        Steps = steps
                            .Where(step => step.Case == one.Id)
                            .Select(step => new
                            {
                                step.At,
                                State = $"{step.State}",
                                step.Act,
                                step.Text,
                            }),
                        Statements = statements
                            .Where(statement => statement.Case == one.Id)
                            .Select(statement => statement.DataIntegrity),
                        Supplements = statements
                            .Where(statement => statement.Case == one.Id && statement.Supplement != null)
                            .Select(statement => statement.Supplement),
                    }
                )
            ),
        ]);
    }
}

/// <summary>
/// With an account goes what was the person's own: cases nobody decided, and every document, statement and word of theirs. A decision stays with
/// the institution without its person: it is a precedent, and it was counted.
/// </summary>
internal sealed class ForgetApplicant(AppDb db) : IEventHandler<AccountClosed>
{
    public async Task HandleAsync(AccountClosed happened, CancellationToken cancel)
    {
        var person = happened.Person;
        var cases = db.Set<RecognitionCase>().Across(Readings.Forget).Where(one => one.Applicant == person);
        var all = cases.Select(one => one.Id);
        var undecided = cases.Where(one => one.DecidedAt == null).Select(one => one.Id);
        await db.Set<CaseDocument>()
            .Across(Readings.Forget)
            .Where(document => all.Contains(document.Case))
            .ExecuteDeleteAsync(cancel);
        await db.Set<SealedStatement>()
            .Across(Readings.Forget)
            .Where(statement => all.Contains(statement.Case))
            .ExecuteDeleteAsync(cancel);
        // What was written between the two sides names people; the state and the day of each step do not.
        await db.Set<CaseEvent>()
            .Across(Readings.Forget)
            .Where(step => all.Contains(step.Case))
            .ExecuteUpdateAsync(
                step => step.SetProperty(one => one.Text, (string?)null).SetProperty(one => one.By, (PersonId?)null),
                cancel
            );
        await db.Set<CaseEvent>().Across(Readings.Forget).Where(step => undecided.Contains(step.Case)).ExecuteDeleteAsync(cancel);
        await db.Set<CaseReminder>()
            .Across(Readings.Forget)
            .Where(reminder => undecided.Contains(reminder.Case))
            .ExecuteDeleteAsync(cancel);
        await cases.Where(one => one.DecidedAt == null).ExecuteDeleteAsync(cancel);
        await cases.ExecuteUpdateAsync(
            one =>
                one.SetProperty(c => c.Applicant, (PersonId?)null)
                    .SetProperty(c => c.OpenKey, (string?)null)
                    .SetProperty(c => c.AgreementKey, (string?)null)
                    .SetProperty(c => c.Note, (string?)null)
                    .SetProperty(c => c.Missing, (string?)null)
                    .SetProperty(c => c.Appeal, (string?)null)
                    .SetProperty(c => c.Form, (string?)null)
                    .SetProperty(c => c.Reason, (string?)null)
                    .SetProperty(c => c.ConditionMet, (string?)null)
                    .SetProperty(c => c.Holding, (Guid?)null)
                    .SetProperty(c => c.Report, "")
                    .SetProperty(c => c.Facts.HolderName, (string?)null)
                    .SetProperty(c => c.Facts.CredentialId, (string?)null)
                    .SetProperty(c => c.Revision, c => c.Revision + 1),
            cancel
        );
    }
}
