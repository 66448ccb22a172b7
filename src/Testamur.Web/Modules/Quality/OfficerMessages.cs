using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>Tells the quality officers of the institution, and whom else it concerns, each person once.</summary>
internal sealed class OfficerMessages(
    AppDb db,
    CurrentTenant tenant,
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
        IEnumerable<PersonId> others,
        CancellationToken cancel
    )
    {
        var slug = (await institutions.FindAsync(tenant.Id, cancel))?.Slug;
        var officers = await db.Set<Membership>()
            .Where(membership => membership.Institution == tenant.Id && membership.Role == Role.QaOfficer)
            .Select(membership => membership.Person)
            .ToListAsync(cancel);
        foreach (var person in (await people.FindAllAsync([.. officers.Concat(others).Distinct()], cancel)).Values)
            db.Publish(
                new MessageRequested(person.Id, person.Email, person.Language, kind, arguments, $"/t/{slug}/{path}"),
                time
            );
    }
}
