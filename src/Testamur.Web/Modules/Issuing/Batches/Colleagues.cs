using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Tells those who may sign a batch off that it waits for one of them. The caller saves.</summary>
internal sealed class Colleagues(
    AppDb db,
    CurrentTenant tenant,
    RolesOfUnits units,
    IInstitutions institutions,
    IPeople people,
    TimeProvider time
)
{
    public async Task AskAsync(Batch batch, int credentials, CancellationToken cancel)
    {
        var roles = Enum.GetValues<Role>().Where(role => role.Allows(Permission.Issue)).ToList();
        var ids = await (await units.StaffOfAsync(batch.Specification, cancel))
            .Where(member => roles.Contains(member.Role))
            .Select(member => member.Person)
            .Distinct()
            .ToListAsync(cancel);
        PersonId[] asked = [.. ids.Where(batch.MayBeApprovedBy)];
        var slug = (await institutions.FindAsync(tenant.Id, cancel))?.Slug;
        foreach (var person in (await people.FindAllAsync(asked, cancel)).Values)
            db.Publish(
                new MessageRequested(
                    person.Id,
                    person.Email,
                    person.Language,
                    "Issuing.ApprovalAsked",
                    [batch.Title, $"{credentials}"],
                    $"/t/{slug}/issuing/batches/{batch.Id.Value}"
                ),
                time
            );
    }
}
