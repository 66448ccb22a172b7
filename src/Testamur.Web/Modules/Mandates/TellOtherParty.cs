using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Mandates.Contracts;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Mandates;

/// <summary>What one party of a mandate did stands in the other one's log, too, and those who may sign there are told.</summary>
internal sealed class TellOtherParty(
    AppDb db,
    CurrentTenant tenant,
    IInstitutions institutions,
    IPeople people,
    AuditLog audit,
    TimeProvider time
) : IEventHandler<MandateMoved>
{
    /// <summary>Sealing under it is everyday work: it stands in the log and in nobody's inbox.</summary>
    private static readonly Dictionary<string, string> Messages = new(StringComparer.Ordinal)
    {
        ["mandates.signed"] = "Mandates.Signed",
        ["mandates.accepted"] = "Mandates.Accepted",
        ["mandates.declined"] = "Mandates.Declined",
        ["mandates.withdrawn"] = "Mandates.Withdrawn",
        ["mandates.laidDown"] = "Mandates.LaidDown",
    };

    public async Task HandleAsync(MandateMoved happened, CancellationToken cancel)
    {
        var said = happened.Reason is null ? happened.Party : $"{happened.Party}: {happened.Reason}";
        audit.Record(happened.Act, happened.Mandate.ToString(), said);
        if (!Messages.TryGetValue(happened.Act, out var message))
            return;
        var roles = Enum.GetValues<Role>().Where(role => role.Allows(Permission.SignAgreement)).ToList();
        var ids = await db.Set<Membership>()
            .Where(member => member.Institution == tenant.Id && roles.Contains(member.Role) && member.Unit == null)
            .Select(member => member.Person)
            .Distinct()
            .ToListAsync(cancel);
        var slug = (await institutions.FindAsync(tenant.Id, cancel))?.Slug;
        foreach (var person in (await people.FindAllAsync(ids, cancel)).Values)
            db.Publish(
                new MessageRequested(
                    person.Id,
                    person.Email,
                    person.Language,
                    message,
                    [happened.Party, happened.Reason ?? ""],
                    $"/t/{slug}/mandates/{happened.Mandate}"
                ),
                time
            );
    }
}
