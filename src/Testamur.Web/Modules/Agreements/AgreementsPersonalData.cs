using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Agreements;

/// <summary>
/// What somebody did about agreements. It stays when the account is closed, as the record of an institution's official act; the name is
/// looked up while there is one.
/// </summary>
internal sealed class AgreementsPersonalData(AppDb db) : IPersonalData
{
    public string Section => "agreements";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var steps = await db.Set<AgreementEvent>()
            .AsNoTracking()
            .Where(step => step.By == person)
            .OrderBy(step => step.At)
            .ToListAsync(cancel);
        return JsonSerializer.SerializeToNode(
                steps.Select(step => new
                {
                    Agreement = step.Agreement.Value,
                    Version = step.Number,
                    Act = step.Act.ToString(),
                    Institution = step.Institution.Value,
                    step.At,
                    step.Text,
                })
            ) ?? new JsonArray();
    }
}
