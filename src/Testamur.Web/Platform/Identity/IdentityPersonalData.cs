using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Identity;

/// <summary>The account itself. Password hash and passkeys' public keys are left out: they would only help whoever finds the file.</summary>
internal sealed class AccountPersonalData(AppDb db) : IPersonalData
{
    public string Section => "account";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var found = await db.Users.AsNoTracking().SingleAsync(p => p.Id == person.Value, cancel);
        return new JsonObject
        {
            ["name"] = found.Name,
            ["email"] = found.Email,
            ["emailConfirmed"] = found.EmailConfirmed,
            ["language"] = found.Language,
            ["createdAt"] = found.CreatedAt,
            ["allianceAdministrator"] = found.IsAllianceAdministrator,
        };
    }
}

internal sealed class MembershipPersonalData(AppDb db) : IPersonalData
{
    public string Section => "memberships";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var found = await db.Set<Membership>().AsNoTracking().Where(m => m.Person == person).ToListAsync(cancel);
        List<UnitId> ids = [.. found.Select(m => m.Unit).OfType<UnitId>().Distinct()];
        var units =
            ids.Count == 0
                ? new Dictionary<UnitId, LangText>()
                : await db.Set<OrganisationUnit>()
                    .Across(Readings.Export)
                    .AsNoTracking()
                    .Where(unit => ids.Contains(unit.Id))
                    .ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancel);
        return new JsonArray([
            .. found.Select(m => new JsonObject
            {
                ["institution"] = m.Institution.Value,
                ["role"] = m.Role.ToString(),
                ["unit"] = m.Unit is { } unit && units.TryGetValue(unit, out var name) ? name.In() : null,
                ["since"] = m.Since,
            }),
        ]);
    }
}
