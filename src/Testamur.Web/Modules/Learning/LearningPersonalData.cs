using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>Enrolments, results and awards of one person.</summary>
internal sealed class LearningPersonalData(AppDb db) : IPersonalData
{
    public string Section => "learning";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var enrolments = await db.Set<Enrolment>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(e => e.Person == person)
            .ToListAsync(cancel);
        var ids = enrolments.Select(e => e.Id).ToList();
        var attempts = await db.Set<Attempt>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(a => ids.Contains(a.Enrolment))
            .ToListAsync(cancel);
        var awards = await db.Set<Award>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(a => a.Learner == person)
            .ToListAsync(cancel);
        return new JsonObject
        {
            ["enrolments"] = JsonSerializer.SerializeToNode(
                enrolments.Select(e => new
                {
                    e.Offering.Value,
                    State = e.State.ToString(),
                    e.AppliedAt,
                    e.Note,
                })
            ),
            ["results"] = JsonSerializer.SerializeToNode(
                attempts.Select(a => new
                {
                    a.Task,
                    a.Supervision,
                    a.IdentityChecked,
                    a.ShownOutcomes,
                    a.Grade,
                    a.Note,
                    a.MarkedAt,
                })
            ),
            ["awards"] = JsonSerializer.SerializeToNode(
                awards.Select(a => new
                {
                    a.View().Id,
                    Kind = a.Kind.ToString(),
                    a.AwardedOn,
                    a.Grade,
                    Outcomes = a.View().Outcomes,
                    Exempt = CountedExemption.Read(a.Exempt),
                    a.Reason,
                })
            ),
        };
    }
}
