using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Quality;

/// <summary>The reviews somebody asked for, made or decided.</summary>
internal sealed class QualityPersonalData(AppDb db) : IPersonalData
{
    public string Section => "reviews";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var reviews = await db.Set<Review>()
            .IgnoreQueryFilters(["institution"])
            .AsNoTracking()
            .Where(review => review.SubmittedBy == person || review.Reviewer == person || review.DecidedBy == person)
            .OrderBy(review => review.SubmittedAt)
            .ToListAsync(cancel);
        return new JsonArray([
            .. reviews.Select(review => new JsonObject
            {
                ["institution"] = review.Institution.Value,
                ["specification"] = review.Specification,
                ["version"] = review.Number,
                ["state"] = review.State.ToString(),
                ["submittedAt"] = review.SubmittedBy == person ? review.SubmittedAt : null,
                ["startedAt"] = review.Reviewer == person ? review.StartedAt : null,
                ["decidedAt"] = review.DecidedBy == person ? review.DecidedAt : null,
                ["decisionNote"] = review.DecidedBy == person ? review.DecisionNote : null,
            }),
        ]);
    }
}
