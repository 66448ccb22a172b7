using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Coding;

/// <summary>
/// What somebody coded and decided. It stays when the account is closed, as the record of a study that others rely on; the name is looked up while
/// there is one, and nothing that is published carries it.
/// </summary>
internal sealed class CodingPersonalData(AppDb db) : IPersonalData
{
    public string Section => "observatoryCoding";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var waves = await db.Set<Wave>().AsNoTracking().ToDictionaryAsync(wave => wave.Id, wave => wave.Key, cancel);
        var work = await db.Set<Assignment>().AsNoTracking().Where(one => one.Coder == person).ToListAsync(cancel);
        var marks = await db.Set<Mark>().AsNoTracking().Where(one => one.Coder == person).ToListAsync(cancel);
        var evidence = await db.Set<MarkEvidence>().AsNoTracking().Where(one => one.Coder == person).ToListAsync(cancel);
        var decisions = await db.Set<Decision>().AsNoTracking().Where(one => one.By == person).ToListAsync(cancel);
        return new JsonObject
        {
            ["units"] = Rows(
                work.Select(one => new
                {
                    Wave = waves[one.Wave],
                    one.Unit,
                    one.DoneAt,
                })
            ),
            ["marks"] = Rows(
                marks.Select(one => new
                {
                    Wave = waves[one.Wave],
                    one.Unit,
                    one.Code,
                    one.Note,
                })
            ),
            ["evidence"] = Rows(
                evidence.Select(one => new
                {
                    Wave = waves[one.Wave],
                    one.Unit,
                    one.Code,
                    one.Address,
                    one.RetrievedOn,
                    one.FileName,
                    one.Hash,
                })
            ),
            ["decisions"] = Rows(
                decisions.Select(one => new
                {
                    Wave = waves[one.Wave],
                    one.Unit,
                    one.Code,
                    one.Present,
                    one.Reason,
                    one.At,
                })
            ),
        };
    }

    private static JsonNode Rows<T>(IEnumerable<T> rows) => JsonSerializer.SerializeToNode(rows) ?? new JsonArray();
}
