using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>Tells the quality officers whose role holds for a specification, and whom else it concerns, each person once.</summary>
internal sealed class OfficerMessages(
    AppDb db,
    CurrentTenant tenant,
    RolesOfUnits units,
    IInstitutions institutions,
    IPeople people,
    TimeProvider time
)
{
    /// <param name="path">Below the institution's workplace, such as <c>reviews/…</c>.</param>
    public async Task SendAsync(
        string kind,
        string[] arguments,
        string path,
        Guid specification,
        IEnumerable<PersonId> others,
        CancellationToken cancel
    )
    {
        var slug = (await institutions.FindAsync(tenant.Id, cancel))?.Slug;
        var officers = await (await units.StaffOfAsync(specification, cancel))
            .Where(membership => membership.Role == Role.QaOfficer)
            .Select(membership => membership.Person)
            .ToListAsync(cancel);
        foreach (var person in (await people.FindAllAsync([.. officers.Concat(others).Distinct()], cancel)).Values)
            db.Publish(
                new MessageRequested(person.Id, person.Email, person.Language, kind, arguments, $"/t/{slug}/{path}"),
                time
            );
    }
}
