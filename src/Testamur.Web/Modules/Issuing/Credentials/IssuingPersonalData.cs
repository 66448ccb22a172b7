using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Credentials;

/// <summary>The credentials that institutions issued to a person.</summary>
internal sealed class IssuingPersonalData(AppDb db) : IPersonalData
{
    public string Section => "issuedCredentials";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var credentials = await db.Set<Credential>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(credential => credential.Learner == person)
            .OrderBy(credential => credential.IssuedAt)
            .ToListAsync(cancel);
        return new JsonArray([
            .. credentials.Select(credential => new JsonObject
            {
                ["id"] = credential.PublicId,
                ["title"] = credential.Title,
                ["name"] = credential.LearnerName,
                ["email"] = credential.LearnerEmail,
                ["issuedAt"] = credential.IssuedAt,
                ["revokedAt"] = credential.RevokedAt,
                ["revocationReason"] = credential.RevocationReason,
                ["suspendedAt"] = credential.SuspendedAt,
                ["suspensionReason"] = credential.SuspensionReason,
                ["document"] = JsonNode.Parse(credential.DataIntegrity),
                ["european"] = credential.European,
            }),
        ]);
    }
}
