using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Design.Drafts;
using Testamur.Web.Modules.Design.Partners;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>The versions somebody wrote in, the steps they took and the reasons they gave.</summary>
internal sealed class DesignPersonalData(AppDb db, IPeople people) : IPersonalData
{
    public string Section => "specifications";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var written = await db.Set<SpecificationAuthor>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(author => author.Person == person)
            .OrderBy(author => author.Since)
            .ToListAsync(cancel);
        var steps = await db.Set<SpecificationStep>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(step => step.By == person)
            .OrderBy(step => step.At)
            .ToListAsync(cancel);
        var answers = await db.Set<FindingAnswer>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(answer => answer.By == person)
            .OrderBy(answer => answer.At)
            .ToListAsync(cancel);
        var policies = await db.Set<InstitutionPolicy>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(policy => policy.ChangedBy == person)
            .ToListAsync(cancel);
        var drafts = await db.Set<DraftRevision>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Where(draft => draft.By == person && !draft.Sent)
            .OrderBy(draft => draft.At)
            .Select(draft => new
            {
                draft.Institution,
                draft.Specification,
                draft.Number,
                draft.At,
            })
            .ToListAsync(cancel);
        var email = (await people.FindAsync(person, cancel))?.Email.ToLowerInvariant() ?? "";
        var partners = await db.Set<Partner>()
            .Across(Readings.Export)
            .AsNoTracking()
            .Include(partner => partner.Contributions)
            .Where(partner => partner.InvitedBy == person || (email != "" && partner.Email == email))
            .OrderBy(partner => partner.InvitedAt)
            .ToListAsync(cancel);
        return new JsonObject
        {
            ["drafts"] = new JsonArray([
                .. drafts.Select(draft => new JsonObject
                {
                    ["institution"] = draft.Institution.Value,
                    ["specification"] = draft.Specification.Value,
                    ["version"] = draft.Number,
                    ["at"] = draft.At,
                }),
            ]),
            ["invitedPartners"] = new JsonArray([
                .. partners
                    .Where(partner => partner.InvitedBy == person)
                    .Select(partner => new JsonObject
                    {
                        ["institution"] = partner.Institution.Value,
                        ["specification"] = partner.Specification.Value,
                        ["version"] = partner.Number,
                        ["at"] = partner.InvitedAt,
                    }),
            ]),
            ["contributions"] = new JsonArray([
                .. partners.Where(partner => email.Length > 0 && partner.Email == email).Select(Said),
            ]),
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
            ["reasons"] = new JsonArray([
                .. answers.Select(answer => new JsonObject
                {
                    ["institution"] = answer.Institution.Value,
                    ["specification"] = answer.Specification.Value,
                    ["version"] = answer.Number,
                    ["finding"] = answer.Place,
                    ["reason"] = answer.Reason,
                    ["at"] = answer.At,
                }),
            ]),
            ["creditPolicies"] = new JsonArray([
                .. policies.Select(policy => new JsonObject
                {
                    ["institution"] = policy.Institution.Value,
                    ["at"] = policy.ChangedAt,
                }),
            ]),
        };
    }

    private static JsonObject Said(Partner partner) =>
        new()
        {
            ["institution"] = partner.Institution.Value,
            ["specification"] = partner.Specification.Value,
            ["version"] = partner.Number,
            ["organisation"] = partner.Organisation,
            ["name"] = partner.Name,
            ["email"] = partner.Email,
            ["endorsement"] = partner.Endorsement.ToString(),
            ["statement"] = partner.Statement,
            ["at"] = partner.HandedInAt,
            ["texts"] = new JsonArray([
                .. partner.Contributions.Select(said => new JsonObject { ["section"] = said.Section, ["text"] = said.Text }),
            ]),
        };
}
