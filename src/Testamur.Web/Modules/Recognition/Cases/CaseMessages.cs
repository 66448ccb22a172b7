using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Cases;

/// <summary>Tells the applicant, or the officers of the institution, each in their own language.</summary>
internal sealed class CaseMessages(AppDb db, CurrentTenant tenant, IInstitutions institutions, IPeople people, TimeProvider time)
{
    /// <param name="kind">A message of MessageText; its first two arguments are the credential and the institution.</param>
    public async Task TellApplicantAsync(RecognitionCase one, string kind, CancellationToken cancel, params string[] more)
    {
        if (one.Applicant is not { } applicant || await people.FindAsync(applicant, cancel) is not { } person)
            return;
        var name = (await institutions.FindAsync(tenant.Id, cancel))?.Name ?? "";
        string[] arguments = [one.Facts.Title, name, .. more];
        Publish(person, kind, arguments, $"/my/recognitions/{one.Id.Value}");
    }

    public async Task TellOfficersAsync(RecognitionCase one, string kind, string[] arguments, CancellationToken cancel)
    {
        var slug = (await institutions.FindAsync(tenant.Id, cancel))?.Slug;
        var officers = await db.Set<Membership>()
            .Where(membership => membership.Institution == tenant.Id && membership.Role == Role.RecognitionOfficer)
            .Where(membership => membership.Person != one.Applicant)
            .Select(membership => membership.Person)
            .ToListAsync(cancel);
        foreach (var person in (await people.FindAllAsync(officers, cancel)).Values)
            Publish(person, kind, arguments, $"/t/{slug}/recognitions/{one.Id.Value}");
    }

    private void Publish(PersonView person, string kind, string[] arguments, string link) =>
        db.Publish(new MessageRequested(person.Id, person.Email, person.Language, kind, arguments, link), time);
}
