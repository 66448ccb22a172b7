using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Funding;

/// <summary>A person's accounts at schemes with every line, and the terms of each support.</summary>
internal sealed class FundingPersonalData(AppDb db) : IPersonalData
{
    public string Section => "funding";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var accounts = await db.Set<FundingAccount>().AsNoTracking().Where(one => one.Person == person).ToListAsync(cancel);
        var ids = accounts.Select(account => account.Id).ToList();
        var lines = await db.Set<AccountLine>()
            .AsNoTracking()
            .Where(line => ids.Contains(line.Account))
            .OrderBy(line => line.Number)
            .ToListAsync(cancel);
        var supports = await db.Set<Support>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(support => support.Account != null && ids.Contains(support.Account.Value))
            .OrderBy(support => support.CreatedAt)
            .ToListAsync(cancel);
        return new JsonObject
        {
            ["accounts"] = JsonSerializer.SerializeToNode(
                accounts.Select(account => new
                {
                    account.Scheme,
                    account.Number,
                    account.Currency,
                    account.OpenedAt,
                    Lines = lines
                        .Where(line => line.Account == account.Id)
                        .Select(line => new
                        {
                            line.Number,
                            Act = line.Act.ToString(),
                            MinorUnits = line.Amount,
                            line.Enrolment,
                            line.At,
                        }),
                })
            ),
            ["supports"] = JsonSerializer.SerializeToNode(
                supports.Select(support => new
                {
                    Institution = support.Institution.Value,
                    support.Enrolment,
                    support.Scheme,
                    support.Title,
                    support.Currency,
                    PriceInMinorUnits = support.Price,
                    SupportInMinorUnits = support.Amount,
                    Stage = support.Stage.ToString(),
                    support.StageSince,
                })
            ),
        };
    }
}

/// <summary>
/// With a platform account goes the tie between a person and the money. What was paid for whom the funder knows by its own number; the
/// institution keeps the lines, as accounts must be kept. An account that paid nothing goes whole.
/// </summary>
internal sealed class ForgetFunding(AppDb db) : IEventHandler<AccountClosed>
{
    public async Task HandleAsync(AccountClosed happened, CancellationToken cancel)
    {
        var person = happened.Person;
        var mine = db.Set<FundingAccount>().Where(account => account.Person == person);
        var unused = await mine.Where(account =>
                !db.Set<AccountLine>().Any(line => line.Account == account.Id && line.Enrolment != null)
            )
            .Select(account => account.Id)
            .ToListAsync(cancel);
        await db.Set<AccountLine>().Where(line => unused.Contains(line.Account)).ExecuteDeleteAsync(cancel);
        await db.Set<Support>()
            .Across(Readings.Forget)
            .Where(support => support.Account != null && unused.Contains(support.Account.Value))
            .ExecuteDeleteAsync(cancel);
        await mine.Where(account => unused.Contains(account.Id)).ExecuteDeleteAsync(cancel);
        await mine.ExecuteUpdateAsync(set => set.SetProperty(account => account.Person, account => null), cancel);
    }
}
