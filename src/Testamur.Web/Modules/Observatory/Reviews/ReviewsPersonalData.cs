using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>On which reviews a person works, and what they decided there.</summary>
internal sealed class ReviewsPersonalData(AppDb db) : IPersonalData
{
    public string Section => "reviews";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var reviews = await db.Set<ReviewMember>()
            .AsNoTracking()
            .Where(member => member.Person == person)
            .Select(member => new { Review = member.Review.Value, member.Since })
            .ToListAsync(cancel);
        var votes = await db.Set<ReportVote>()
            .AsNoTracking()
            .Where(vote => vote.Person == person)
            .OrderBy(vote => vote.At)
            .Select(vote => new
            {
                Review = vote.Review.Value,
                Report = vote.Report.Value,
                vote.Stage,
                vote.Decision,
                vote.Reason,
                vote.At,
            })
            .ToListAsync(cancel);
        return new JsonObject
        {
            ["worksOn"] = JsonSerializer.SerializeToNode(reviews),
            ["decisions"] = JsonSerializer.SerializeToNode(votes),
        };
    }
}

/// <summary>Whoever closes their account works on no review any more. Their decisions stay, under an id that leads to nobody.</summary>
internal sealed class ForgetReviewer(AppDb db) : IEventHandler<AccountClosed>
{
    public async Task HandleAsync(AccountClosed happened, CancellationToken cancel)
    {
        var person = happened.Person;
        await db.Set<ReviewMember>().Where(member => member.Person == person).ExecuteDeleteAsync(cancel);
    }
}
