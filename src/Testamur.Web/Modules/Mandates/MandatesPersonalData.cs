using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Mandates;

/// <summary>
/// What somebody did about mandates. It stays when the account is closed, as the record of an institution's official act; the name is looked up nowhere.
/// </summary>
internal sealed class MandatesPersonalData(AppDb db) : IPersonalData
{
    public string Section => "mandates";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var given = await db.Set<Mandate>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(one => one.RecordedBy == person || one.SignedBy == person || one.WithdrawnBy == person)
            .OrderBy(one => one.RecordedAt)
            .ToListAsync(cancel);
        var answered = await db.Set<MandateAnswer>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(one => one.By == person || one.EndedBy == person)
            .OrderBy(one => one.At)
            .ToListAsync(cancel);
        return new JsonObject
        {
            ["given"] = JsonSerializer.SerializeToNode(
                given.Select(one => new
                {
                    Mandate = one.Id.Value,
                    Recorded = one.RecordedBy == person ? one.RecordedAt : (DateTimeOffset?)null,
                    Signed = one.SignedBy == person ? one.SignedAt : null,
                    Withdrawn = one.WithdrawnBy == person ? one.WithdrawnAt : null,
                    Reason = one.WithdrawnBy == person ? one.WithdrawnReason : null,
                })
            ),
            ["answered"] = JsonSerializer.SerializeToNode(
                answered.Select(one => new
                {
                    Mandate = one.Mandate.Value,
                    one.Accepted,
                    Answered = one.By == person ? one.At : (DateTimeOffset?)null,
                    Ended = one.EndedBy == person ? one.EndedAt : null,
                    Declined = one.By == person ? one.DeclinedReason : null,
                    LaidDown = one.EndedBy == person ? one.LaidDownReason : null,
                })
            ),
        };
    }
}
