using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Stacks.Notices;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>A person's claims with what was counted, and what they were told about stacks.</summary>
internal sealed class StacksPersonalData(AppDb db) : IPersonalData
{
    public string Section => "stacks";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var claims = await db.Set<StackClaim>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(claim => claim.Person == person)
            .OrderBy(claim => claim.CreatedAt)
            .ToListAsync(cancel);
        var notices = await db.Set<StackNotice>().AsNoTracking().Where(notice => notice.Person == person).ToListAsync(cancel);
        return new JsonObject
        {
            ["claims"] = JsonSerializer.SerializeToNode(
                claims.Select(claim => new
                {
                    Id = claim.Id.Value,
                    claim.Pathway,
                    claim.PathwayVersion,
                    claim.CreatedAt,
                    State = claim.State.ToString(),
                    claim.Note,
                    claim.EvaluatedAt,
                    claim.Question,
                    claim.Witness,
                    claim.Granted,
                    claim.Reason,
                    claim.DecidedAt,
                    claim.Appeal,
                    claim.Credential,
                })
            ),
            ["notices"] = JsonSerializer.SerializeToNode(
                notices.Select(notice => new
                {
                    notice.Pathway,
                    State = notice.State.ToString(),
                    notice.At,
                })
            ),
        };
    }
}

/// <summary>
/// With an account goes what was the person's own: claims that came to nothing and what was told. A granted claim stays with the institution,
/// as the reason for a credential in its register.
/// </summary>
internal sealed class ForgetStacks(AppDb db) : IEventHandler<AccountClosed>
{
    public async Task HandleAsync(AccountClosed happened, CancellationToken cancel)
    {
        var person = happened.Person;
        var claims = db.Set<StackClaim>().Across(Readings.Forget).Where(claim => claim.Person == person && claim.Granted != true);
        await db.Set<ClaimEvent>()
            .Across(Readings.Forget)
            .Where(step => claims.Any(claim => claim.Institution == step.Institution && claim.Id == step.Claim))
            .ExecuteDeleteAsync(cancel);
        await claims.ExecuteDeleteAsync(cancel);
        await db.Set<HoldingUse>().Where(use => use.Person == person).ExecuteDeleteAsync(cancel);
        await db.Set<StackNotice>().Where(notice => notice.Person == person).ExecuteDeleteAsync(cancel);
    }
}
