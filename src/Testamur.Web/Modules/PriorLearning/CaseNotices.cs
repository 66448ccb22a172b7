using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>Tells people that a case wants something of them, in their own language.</summary>
internal sealed class CaseNotices(AppDb db, IPeople people, IInstitutions institutions, TimeProvider time)
{
    /// <param name="arguments">What follows the title of the micro-credential in the text.</param>
    public async Task ToApplicantAsync(RplCase rpl, string kind, string[] arguments, CancellationToken cancel)
    {
        if (await people.FindAsync(rpl.Person, cancel) is { } applicant)
            Publish(rpl, applicant, kind, arguments, $"/my/prior-learning/{rpl.Id.Value}");
    }

    /// <param name="arguments">What follows the title of the micro-credential in the text.</param>
    public async Task ToStaffAsync(
        RplCase rpl,
        IEnumerable<PersonId> staff,
        string kind,
        CancellationToken cancel,
        params string[] arguments
    )
    {
        var slug = (await institutions.FindAsync(rpl.Institution, cancel))?.Slug;
        foreach (var person in (await people.FindAllAsync([.. staff.Where(one => one != rpl.Person)], cancel)).Values)
            Publish(rpl, person, kind, arguments, $"/t/{slug}/prior-learning/{rpl.Id.Value}");
    }

    /// <summary>People of the institution in a role that holds for all of it: cases of prior learning are the institution's.</summary>
    public Task<List<PersonId>> InRoleAsync(RplCase rpl, Role role, CancellationToken cancel) =>
        db.Set<Membership>()
            .Where(member => member.Institution == rpl.Institution && member.Role == role && member.Unit == null)
            .Select(member => member.Person)
            .ToListAsync(cancel);

    private void Publish(RplCase rpl, PersonView to, string kind, string[] arguments, string path) =>
        db.Publish(
            new MessageRequested(to.Id, to.Email, to.Language, kind, [rpl.Title.In(to.Language), .. arguments], path),
            time
        );
}
