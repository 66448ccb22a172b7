using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Quality.Agencies;
using Testamur.Web.Modules.Quality.Evidence;
using Testamur.Web.Modules.Quality.Feedback;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>The reviews somebody asked for, made or decided, and what they said as a learner.</summary>
internal sealed class QualityPersonalData(AppDb db) : IPersonalData
{
    public string Section => "quality";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var reviews = await db.Set<Review>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(review => review.SubmittedBy == person || review.Reviewer == person || review.DecidedBy == person)
            .OrderBy(review => review.SubmittedAt)
            .ToListAsync(cancel);
        var conditions = await db.Set<ReviewCondition>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(condition => condition.JudgedBy == person)
            .OrderBy(condition => condition.JudgedAt)
            .ToListAsync(cancel);
        var files = await db.Set<EvidenceFile>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(file => file.AddedBy == person)
            .OrderBy(file => file.AddedAt)
            .ToListAsync(cancel);
        var reports = await db.Set<AgencyReport>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(report => report.AddedBy == person)
            .OrderBy(report => report.AddedAt)
            .ToListAsync(cancel);
        var feedback = await db.Set<LearnerFeedback>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(one => one.Person == person)
            .OrderBy(one => one.GivenOn)
            .ToListAsync(cancel);
        var complaints = await db.Set<Complaint>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(one => one.Person == person || one.AnsweredBy == person)
            .OrderBy(one => one.At)
            .ToListAsync(cancel);
        return new JsonObject
        {
            ["reviews"] = new JsonArray([
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
            ]),
            ["conditionsJudged"] = new JsonArray([
                .. conditions.Select(condition => new JsonObject
                {
                    ["institution"] = condition.Institution.Value,
                    ["condition"] = condition.Text,
                    ["state"] = condition.State.ToString(),
                    ["note"] = condition.Note,
                    ["at"] = condition.JudgedAt,
                }),
            ]),
            ["files"] = new JsonArray([
                .. files.Select(file => new JsonObject
                {
                    ["institution"] = file.Institution.Value,
                    ["name"] = file.Name,
                    ["hash"] = file.Hash,
                    ["at"] = file.AddedAt,
                    ["erasedAt"] = file.ErasedAt,
                }),
            ]),
            ["agencyReports"] = new JsonArray([
                .. reports.Select(report => new JsonObject
                {
                    ["institution"] = report.Institution.Value,
                    ["agency"] = report.Agency,
                    ["at"] = report.AddedAt,
                }),
            ]),
            ["feedback"] = new JsonArray([
                .. feedback.Select(one => new JsonObject
                {
                    ["institution"] = one.Institution.Value,
                    ["specification"] = one.Specification,
                    ["outcomes"] = one.Outcomes,
                    ["assessment"] = one.Assessment,
                    ["workload"] = one.Workload,
                    ["support"] = one.Support,
                    ["recommend"] = one.Recommend,
                    ["text"] = one.Text,
                    ["givenOn"] = one.GivenOn.ToString("O", CultureInfo.InvariantCulture),
                }),
            ]),
            ["complaints"] = new JsonArray([
                .. complaints.Select(one => new JsonObject
                {
                    ["institution"] = one.Institution.Value,
                    ["about"] = one.Title,
                    // Who answered gets the answer, who complained gets both.
                    ["text"] = one.Person == person ? one.Text : null,
                    ["at"] = one.Person == person ? one.At : null,
                    ["state"] = one.State.ToString(),
                    ["answer"] = one.Answer,
                    ["answeredAt"] = one.AnsweredAt,
                }),
            ]),
        };
    }
}
