using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>Invitations that went to the person's address or that they accepted.</summary>
internal sealed class AlliancePersonalData(AppDb db, IPeople people) : IPersonalData
{
    public string Section => "invitations";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var email = (await people.FindAsync(person, cancel))?.Email;
        var found = await db.Set<Invitation>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(i => i.AcceptedBy == person || i.Email == email)
            .OrderBy(i => i.CreatedAt)
            .ToListAsync(cancel);
        return new JsonArray([
            .. found.Select(i => new JsonObject
            {
                ["institution"] = i.Institution.Value,
                ["email"] = i.Email,
                ["roles"] = i.RoleNames,
                ["sentAt"] = i.CreatedAt,
                ["acceptedAt"] = i.AcceptedAt,
                ["withdrawnAt"] = i.WithdrawnAt,
            }),
        ]);
    }
}
