using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Audit;

/// <summary>Adds an entry to the unit of work at hand, so that an act and its record are saved together or not at all.</summary>
internal sealed class AuditLog(AppDb db, Actor actor, CurrentTenant tenant, TimeProvider time)
{
    public void Record(string act, string subject, string? reason = null)
    {
        var now = time.GetUtcNow();
        db.Add(
            new AuditEntry
            {
                Institution = tenant.Id,
                Id = Guid.CreateVersion7(now),
                At = now,
                Actor = actor.Id,
                Act = act,
                Subject = subject,
                Reason = reason,
            }
        );
    }
}

internal sealed class AuditTables : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("platform_audit").HasKey(entry => new { entry.Institution, entry.Id });
        builder.Property(entry => entry.Act).HasMaxLength(80);
        builder.Property(entry => entry.Subject).HasMaxLength(200);
        builder.Property(entry => entry.Reason).HasMaxLength(2000);
        builder.HasIndex(entry => new { entry.Institution, entry.Subject });
        builder.HasIndex(entry => new { entry.Institution, entry.At });
    }
}
