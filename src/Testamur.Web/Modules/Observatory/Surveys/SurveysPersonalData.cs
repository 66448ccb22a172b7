using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>
/// To what a person was invited. What they said about groups is shown to them on its own page and is in no file that carries their name; what they
/// answered cannot be found.
/// </summary>
internal sealed class SurveysPersonalData(AppDb db) : IPersonalData
{
    public string Section => "surveys";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var invitations = await db.Set<SurveyInvitation>()
            .AsNoTracking()
            .Where(one => one.Person == person)
            .OrderBy(one => one.DueOn)
            .Select(one => new
            {
                one.Award,
                one.Round,
                one.DueOn,
                one.SentAt,
                one.Answered,
            })
            .ToListAsync(cancel);
        var said = await db.Set<GroupKey>().AnyAsync(key => key.Person == person, cancel);
        return new JsonObject { ["invitations"] = JsonSerializer.SerializeToNode(invitations), ["groupsSaid"] = said };
    }
}

/// <summary>With an account go what was said about groups and the invitations not yet sent; of those sent only the count is left.</summary>
internal sealed class ForgetSurveys(AppDb db) : IEventHandler<AccountClosed>
{
    public async Task HandleAsync(AccountClosed happened, CancellationToken cancel)
    {
        var person = happened.Person;
        await GroupRows.EraseAsync(db, person, cancel);
        await db.Set<SurveyInvitation>().Where(one => one.Person == person && one.SentAt == null).ExecuteDeleteAsync(cancel);
        foreach (var invitation in await db.Set<SurveyInvitation>().Where(one => one.Person == person).ToListAsync(cancel))
            invitation.Forget();
        await db.SaveChangesAsync(cancel);
    }
}
