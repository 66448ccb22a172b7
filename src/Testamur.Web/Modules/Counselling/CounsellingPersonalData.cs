using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Counselling;

/// <summary>A person's consents, each without its code, the plans made with them, and which learners they counsel.</summary>
internal sealed class CounsellingPersonalData(AppDb db) : IPersonalData
{
    public string Section => "counselling";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var accesses = await db.Set<CounsellingAccess>()
            .AsNoTracking()
            .Where(access => access.Person == person || access.Counsellor == person)
            .OrderBy(access => access.CreatedAt)
            .ToListAsync(cancel);
        var plans = await db.Set<LearningPlan>()
            .AsNoTracking()
            .Where(plan => plan.Person == person)
            .OrderBy(plan => plan.MadeAt)
            .ToListAsync(cancel);
        return new JsonObject
        {
            ["accesses"] = JsonSerializer.SerializeToNode(
                accesses
                    .Where(access => access.Person == person)
                    .Select(access => new
                    {
                        Id = access.Id.Value,
                        access.Consent,
                        access.CreatedAt,
                        access.EndsAt,
                        access.WithdrawnAt,
                        Institution = access.Institution?.Value,
                        access.TakenAt,
                    })
            ),
            ["plans"] = JsonSerializer.SerializeToNode(
                plans.Select(plan => new
                {
                    plan.Pathway,
                    plan.Goal,
                    plan.Counted,
                    plan.Courses,
                    plan.Note,
                    plan.CounsellorName,
                    Institution = plan.Institution.Value,
                    plan.MadeAt,
                })
            ),
            ["counselled"] = JsonSerializer.SerializeToNode(
                accesses
                    .Where(access => access.Counsellor == person)
                    .Select(access => new { Institution = access.Institution?.Value, access.TakenAt })
            ),
        };
    }
}

/// <summary>With an account go the consents and the plans; a counsellor who leaves sees nobody any more.</summary>
internal sealed class ForgetCounselling(AppDb db) : IEventHandler<AccountClosed>
{
    public async Task HandleAsync(AccountClosed happened, CancellationToken cancel)
    {
        var person = happened.Person;
        await db.Set<LearningPlan>().Where(plan => plan.Person == person).ExecuteDeleteAsync(cancel);
        await db.Set<CounsellingAccess>().Where(access => access.Person == person).ExecuteDeleteAsync(cancel);
        await db.Set<CounsellingAccess>()
            .Where(access => access.Counsellor == person)
            .ExecuteUpdateAsync(set => set.SetProperty(access => access.Counsellor, access => null), cancel);
    }
}
