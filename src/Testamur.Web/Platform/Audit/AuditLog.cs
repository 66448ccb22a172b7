using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Audit;

/// <summary>Adds an entry to the unit of work at hand, so that an act and its record are saved together or not at all.</summary>
internal sealed class AuditLog(AppDb db, Actor actor, CurrentTenant tenant, TimeProvider time)
{
    public void Record(string act, string subject, string? reason = null) =>
        db.Add(
            AuditEntry.Of(
                tenant.Id,
                actor.Id,
                actor.IsMember || actor.IsAllianceAdministrator,
                act,
                subject,
                reason,
                time.GetUtcNow()
            )
        );
}
