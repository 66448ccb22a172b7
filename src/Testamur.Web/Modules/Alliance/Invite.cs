using System.Globalization;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>Adds an invitation and its message to the unit of work at hand.</summary>
internal sealed class Invite(AppDb db, Actor actor, TimeProvider time)
{
    /// <param name="institution">The scope's own institution.</param>
    /// <param name="unit">The roles are for this unit; null for the whole institution.</param>
    /// <param name="language">Of the message; null for the language of whoever invites.</param>
    public Invitation Add(
        InstitutionId institution,
        string name,
        string email,
        IEnumerable<Role> roles,
        UnitId? unit,
        string? language
    )
    {
        var (invitation, secret) = Invitation.Make(institution, email, roles, unit, actor.Id, time);
        db.Add(invitation);
        // Not to an inbox: the message is the key, and only the mailbox proves the address.
        db.Publish(
            new MessageRequested(
                null,
                invitation.Email,
                language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                "Alliance.Invitation",
                [name, actor.Name],
                $"/invitation/{secret}"
            ),
            time
        );
        return invitation;
    }
}
