using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Design;

/// <summary>The versions somebody wrote in, and the steps they took.</summary>
internal sealed class DesignPersonalData(AppDb db) : IPersonalData
{
    public string Section => "specifications";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var written = await db.Set<SpecificationAuthor>()
            .IgnoreQueryFilters(["institution"])
            .AsNoTracking()
            .Where(author => author.Person == person)
            .OrderBy(author => author.Since)
            .ToListAsync(cancel);
        var steps = await db.Set<SpecificationStep>()
            .IgnoreQueryFilters(["institution"])
            .AsNoTracking()
            .Where(step => step.By == person)
            .OrderBy(step => step.At)
            .ToListAsync(cancel);
        return new JsonObject
        {
            ["written"] = new JsonArray([
                .. written.Select(author => new JsonObject
                {
                    ["institution"] = author.Institution.Value,
                    ["specification"] = author.Specification.Value,
                    ["version"] = author.Number,
                    ["since"] = author.Since,
                }),
            ]),
            ["steps"] = new JsonArray([
                .. steps.Select(step => new JsonObject
                {
                    ["institution"] = step.Institution.Value,
                    ["specification"] = step.Specification.Value,
                    ["version"] = step.Number,
                    ["state"] = step.State.ToString(),
                    ["note"] = step.Note,
                    ["at"] = step.At,
                }),
            ]),
        };
    }
}
